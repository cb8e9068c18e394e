// The way of notes to the server: written down first, then sent, forgotten once the server has them.
// Only one tab sends at a time; what a killed tab left half sent is sent again with its key.
import { ApiProblem } from '../api'
import type { Row } from '../api_types'
import { create_store } from '../store'
import { of_owner, open_keep } from './db'
import {
  can_edit,
  is_too_old,
  too_old,
  verdict_of,
  type Note,
  type NoteBody,
  type Refusal,
} from './notes'

/** Sends one; throws ApiProblem. */
export type Post = (note: Note) => Promise<Row>

/** The notes of whoever is signed in, oldest first. */
export const outbox = create_store<Note[]>([])

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('zhuli.notes')
const lock = 'zhuli.notes'

export async function read_notes(owner: string): Promise<Note[]> {
  return (await open_keep()).getAllFromIndex('notes', 'by_owner', of_owner(owner))
}

/** How many there are by anybody: told where one signs in. */
export async function count_notes(): Promise<number> {
  return (await open_keep()).count('notes')
}

async function show(owner: string): Promise<void> {
  outbox.set(await read_notes(owner))
}

async function tell(owner: string): Promise<void> {
  channel?.postMessage(owner)
  await show(owner)
}

/** Keeps what is shown current, whichever tab changed it; returns how to stop. */
export function watch_notes(owner: string): () => void {
  const on_message = ({ data }: MessageEvent<string>) => {
    if (data === owner) void show(owner)
  }
  channel?.addEventListener('message', on_message)
  show(owner).catch(() => undefined)
  return () => {
    channel?.removeEventListener('message', on_message)
    outbox.set([])
  }
}

export async function write_note(note: Note): Promise<void> {
  await (await open_keep()).put('notes', note)
  await tell(note.owner)
}

export async function find_note(id: string): Promise<Note | undefined> {
  return (await open_keep()).get('notes', id)
}

/** Changes one that is still there and still is as `may` wants it; false: it no longer is. */
async function change_note(
  { id, owner }: Note,
  change: Partial<Note>,
  may: (now: Note) => boolean = () => true,
): Promise<boolean> {
  const work = (await open_keep()).transaction('notes', 'readwrite')
  const now = await work.store.get(id)
  const does = now !== undefined && may(now)
  if (does) await work.store.put({ ...now, ...change })
  await work.done
  await tell(owner)
  return does
}

/** Other words for one that was refused or never left; it waits again, under its key. */
export function edit_note(note: Note, body: NoteBody): Promise<boolean> {
  return change_note(note, { body, state: 'waiting', refusal: null }, can_edit)
}

export async function drop_note({ id, owner }: Note): Promise<void> {
  await (await open_keep()).delete('notes', id)
  await tell(owner)
}

export async function drop_notes(owner: string): Promise<void> {
  const db = await open_keep()
  for (const { id } of await read_notes(owner)) await db.delete('notes', id)
  await tell(owner)
}

function one_at_a_time<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager }
  return locks ? locks.request(lock, work) : work()
}

const refusal_of = ({ status, code, message, fields, reference }: ApiProblem): Refusal => ({
  ...{ status, code, message, fields, reference },
})

/**
 * Sends what waits, oldest first, and stops where the server cannot be asked now. Answers of what
 * this call sent, by note.
 */
export function send_notes(owner: string, post: Post, now = Date.now): Promise<Map<string, Row>> {
  return one_at_a_time(async () => {
    const sent = new Map<string, Row>()
    // Read one by one: a note may be edited or dropped while another is on its way.
    const done = new Set<string>()
    for (;;) {
      const waiting = (await read_notes(owner)).find(
        ({ id, state }) => state !== 'refused' && !done.has(id),
      )
      if (!waiting) return sent
      done.add(waiting.id)
      const answer = await send_one(waiting, post, now())
      if (answer === 'later') return sent
      if (answer !== 'refused') sent.set(waiting.id, answer)
    }
  })
}

async function send_one(note: Note, post: Post, now: number): Promise<Row | 'later' | 'refused'> {
  if (is_too_old(note, now)) {
    const refusal = { status: 0, code: too_old, message: '', fields: [], reference: '' }
    await change_note(note, { state: 'refused', refusal })
    return 'refused'
  }
  await change_note(note, { state: 'sending', tried_at: note.tried_at ?? now })
  try {
    const answer = await post(note)
    await drop_note(note)
    return answer
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const verdict = verdict_of(error)
    const refusal = verdict === 'refused' ? refusal_of(error) : null
    await change_note(note, { state: refusal ? 'refused' : 'waiting', refusal })
    return verdict
  }
}
