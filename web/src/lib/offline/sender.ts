// When notes are sent: at once, and again whenever the server may be back. Before anything of a past
// without a network is sent, the server says who is signed in now.
import { api, ApiProblem } from '../api'
import type { Row } from '../api_types'
import { server_now } from '../clock'
import { owner_of, renew_session, session_was_kept } from '../session'
import { current_owner } from './answers'
import { is_online } from './network'
import type { Note } from './notes'
import { drop_note, find_note, read_notes, send_notes, write_note } from './outbox'

const try_again_ms = 20_000

/** The same words and the same time however often it is sent: one key, one content. */
function post_note({ customer_id, body, written_at, id }: Note): Promise<Row> {
  const talk = { ...body, happened_at: written_at }
  return api.post<Row>(`/customers/${customer_id}/interactions`, talk, { key: id })
}

/** `waiting`: kept here until the server can be reached. */
export type Outcome = { kind: 'sent'; row: Row | null } | { kind: 'waiting' }

export type Draft = Pick<Note, 'id' | 'customer_id' | 'customer_name' | 'body'>

/** Writes a note down here, then sends it. A refusal now is for whoever is still writing. */
export async function send_note(draft: Draft): Promise<Outcome> {
  const note: Note = {
    ...{ ...draft, owner: current_owner(), written_at: Math.round(server_now()) },
    ...{ tried_at: null, state: 'waiting', refusal: null },
  }
  try {
    await write_note(note)
  } catch {
    // A private window keeps nothing: then it is sent as any other write.
    return { kind: 'sent', row: await post_note(note) }
  }
  const row = (await send_waiting()).get(note.id)
  if (row) return { kind: 'sent', row }
  const left = await find_note(note.id)
  if (!left) return { kind: 'sent', row: null }
  if (!left.refusal) return { kind: 'waiting' }
  await drop_note(left)
  throw new ApiProblem({ ...left.refusal, detail: left.refusal.message })
}

/** False where nobody is signed in, or another person than this page was drawn for. */
async function is_still_me(): Promise<boolean> {
  const before = current_owner()
  const session = await renew_session()
  if (session && owner_of(session) !== before) location.reload()
  return !!session && owner_of(session) === before
}

async function send_waiting(): Promise<Map<string, Row>> {
  if (!navigator.onLine) return new Map()
  if (session_was_kept() && !(await is_still_me())) return new Map()
  return send_notes(current_owner(), post_note)
}

/** Looks whether the server is back, and sends what waits for it. How many were sent. */
async function wake(): Promise<number> {
  const owner = current_owner()
  if (!owner || !navigator.onLine) return 0
  const waits = (await read_notes(owner)).some(({ state }) => state !== 'refused')
  if (!waits && !session_was_kept() && is_online()) return 0
  if (!(await is_still_me())) return 0
  return waits ? (await send_notes(owner, post_note)).size : 0
}

let on_sent: (count: number) => void = () => undefined

/** Looks now whether anything can be sent. */
export function send_now(): void {
  wake()
    .then((count) => {
      if (count) on_sent(count)
    })
    // Not decided now: the next sign of a network tries again.
    .catch(() => undefined)
}

/** Sends on every sign of a network while somebody is signed in; returns how to stop. */
export function start_sender(onSent: (count: number) => void): () => void {
  on_sent = onSent
  const seen = () => {
    if (document.visibilityState === 'visible') send_now()
  }
  addEventListener('online', send_now)
  document.addEventListener('visibilitychange', seen)
  const timer = setInterval(send_now, try_again_ms)
  send_now()
  return () => {
    removeEventListener('online', send_now)
    document.removeEventListener('visibilitychange', seen)
    clearInterval(timer)
    on_sent = () => undefined
  }
}
