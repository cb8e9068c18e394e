// Many complaints at once: tried, done and, where they were given to somebody, taken back. Draws
// nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { entities, type Kind, type Severity } from './model'

export const triage_acts = ['accept', 'give', 'join'] as const
export type TriageAct = (typeof triage_acts)[number]

export interface TriageRow {
  ticket_id: string
  number: string
  title: string
  kind: Kind | 'none'
  severity: Severity | 'none'
  confidence: number
  owner_before: string | null
  owner_name: string
  unchanged: boolean
  /** Why it stays as it is; empty: it does not. */
  refusal: string
}

/** `inbox`: of whom `give` takes them away. */
export interface Wanted {
  act: TriageAct
  ids: string[]
  owner_id: string
  into_id: string
}

export const inbox = 'inbox'

interface Item {
  id: string
  kind?: string
  severity?: string
  owner_id?: string
}

interface Body {
  act: TriageAct
  items: Item[]
  owner_id?: string | null
  into_id?: string | null
  to_inbox?: boolean
  preview?: boolean
}

/** What the server is asked for; nothing while something is to be chosen still. */
export function body_of({ act, ids, owner_id, into_id }: Wanted): Body | null {
  if (act === 'give' && !owner_id) return null
  if (act === 'join' && !into_id) return null
  return {
    act,
    items: ids.map((id) => ({ id })),
    to_inbox: act === 'give' && owner_id === inbox,
    owner_id: act === 'give' && owner_id !== inbox ? owner_id : null,
    into_id: act === 'join' ? into_id : null,
  }
}

/** Those that are changed, as they were seen: what is suggested by then changes nothing. */
export function seen_items(act: TriageAct, rows: TriageRow[]): Item[] {
  return rows
    .filter((row) => !row.refusal && !row.unchanged)
    .map(({ ticket_id, kind, severity }) =>
      act === 'accept' ? { id: ticket_id, kind, severity } : { id: ticket_id },
    )
}

/** How giving is taken back: to whoever had them, and into the inbox. */
export function undoing(rows: TriageRow[]): Body[] {
  const given = rows.filter((row) => !row.refusal && !row.unchanged)
  const had = given.filter((row) => row.owner_before)
  const lay = given.filter((row) => !row.owner_before)
  const bodies: Body[] = []
  if (had.length)
    bodies.push({
      act: 'give',
      items: had.map((row) => ({ id: row.ticket_id, owner_id: row.owner_before ?? '' })),
    })
  if (lay.length)
    bodies.push({
      act: 'give',
      items: lay.map((row) => ({ id: row.ticket_id })),
      to_inbox: true,
    })
  return bodies
}

const path = '/ticket_triage'

/** What would become of each; nothing is written. */
export function usePreview(body: Body | null) {
  return useQuery({
    queryKey: ['ticket', 'triage', body],
    queryFn: () => api.post<{ rows: TriageRow[] }>(path, { ...body, preview: true }),
    enabled: body !== null,
  })
}

export function useTriage(onDone: (rows: TriageRow[]) => void) {
  return useWrite<Body, { rows: TriageRow[] }>({
    send: (body, key) => api.post(path, body, { key }),
    entities,
    onDone: ({ rows }) => {
      onDone(rows)
    },
  })
}

export function useUndoTriage(onRefused: (problem: ApiProblem) => void) {
  return useWrite<Body, unknown>({
    send: (body, key) => api.post(path, body, { key }),
    entities,
    onRefused,
  })
}
