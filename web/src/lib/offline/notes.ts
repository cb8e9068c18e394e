// Notes of conversations on their way to the server, and what an answer means for one. A note keeps
// one Idempotency-Key for life, so that it arrives once however often it is sent. Pure.
import type { FieldProblem, Problem } from '../api_types'
import type { Channel } from '../channels'

export interface NoteBody {
  channel: Channel
  words: string
  from_customer: boolean
  /** Of a call that reached nobody of theirs. */
  wrong_number?: boolean
  /** Whom of theirs; absent: not said. */
  spoke_with?: string
  next_contact_on: string | null
}

export interface Note {
  /** Also the Idempotency-Key. */
  id: string
  /** Organisation and person; nobody else sends it. */
  owner: string
  customer_id: string
  customer_name: string
  body: NoteBody
  written_at: number
  /** When it may have reached the server first; null: never tried. */
  tried_at: number | null
  state: 'waiting' | 'sending' | 'refused'
  /** Why it was refused. */
  refusal: Refusal | null
}

export interface Refusal {
  status: number
  code: string
  message: string
  fields: FieldProblem[]
  reference: string
}

/** For how long the server knows a key, less a day for clocks that differ. */
const key_lifetime_ms = 29 * 86_400_000
export const too_old = 'client.too_old'

/** Tried so long ago that sending it again could make a second one. */
export function is_too_old(note: Note, now: number): boolean {
  return note.tried_at !== null && now - note.tried_at > key_lifetime_ms
}

/** Not while it may have arrived: the server would have the old words under the same key. */
export function can_edit(note: Note): boolean {
  return note.state === 'refused' ? note.refusal?.code !== too_old : note.tried_at === null
}

const busy_status = new Set([0, 401, 408, 425, 429])

/**
 * `later`: nothing is decided, every other note would fare the same. `refused`: this one never
 * arrives as it is.
 */
export function verdict_of(problem: Pick<Problem, 'status' | 'code'>): 'later' | 'refused' {
  const { status, code } = problem
  // Another person signed in elsewhere in this browser: not a matter of this note.
  if (code === 'problem.csrf') return 'later'
  return status >= 500 || busy_status.has(status) ? 'later' : 'refused'
}
