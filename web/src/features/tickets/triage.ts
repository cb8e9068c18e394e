// Many complaints at once: tried, done and taken back. Draws nothing.
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
  /** Of what was done: names it, to take it back. */
  version: number
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

export interface Undo {
  act: TriageAct
  items: { id: string; version: number }[]
}

/** What is taken back; nothing where nothing was done. */
export function undoing(act: TriageAct, rows: TriageRow[]): Undo | null {
  const items = rows
    .filter((row) => !row.refusal && !row.unchanged)
    .map(({ ticket_id, version }) => ({ id: ticket_id, version }))
  return items.length ? { act, items } : null
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

/** Row by row too: what somebody touched since stays as it is, and says so. */
export function useUndoTriage(
  onDone: (rows: TriageRow[]) => void,
  onRefused: (problem: ApiProblem) => void,
) {
  return useWrite<Undo, { rows: TriageRow[] }>({
    send: (undo, key) => api.post(`${path}/undo`, undo, { key }),
    entities,
    onDone: ({ rows }) => {
      onDone(rows)
    },
    onRefused,
  })
}
