// What the case library asks and sends. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import { case_entities, type Case } from '@/lib/cases'
import { useWrite } from '@/lib/use_write'

export interface CaseRecord extends Case {
  recurrence: { days_before: number; days_since: number; before: number; since: number }
}

export interface Effect {
  from: string
  to: string
  closed: number
  offered: number
  used: number
  published: number
  overdue: number
}

export const required = ['title', 'kind', 'cause', 'symptom', 'finding', 'remedy', 'prevention']

/** Whole percent; nothing where there is nothing to compare with. */
export function share_of(part: number, whole: number): number | null {
  return whole ? Math.round((part / whole) * 100) : null
}

export function useEffectOfCases() {
  return useQuery({
    queryKey: ['ticket_case', 'effect'],
    queryFn: ({ signal }) => api.get<Effect>('/case_effect', { signal }),
  })
}

export interface Citation {
  entity: 'knowledge_card' | 'script'
  id: string
  title: string
  kind: string
  draft: boolean
}

export function useCitations(id: string, enabled: boolean): Citation[] | undefined {
  const found = useQuery({
    queryKey: ['script', 'citing', id],
    queryFn: ({ signal }) => api.get<{ items: Citation[] }>(`/cases/${id}/citations`, { signal }),
    enabled,
  })
  return found.data?.items
}

interface Doing {
  onDone?: (one: CaseRecord) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A POST to a noun of one case. */
export function useAct(id: string, noun: string, doing: Doing) {
  return useWrite<Record<string, unknown>, CaseRecord>({
    send: (body, key) => api.post(`/cases/${id}/${noun}`, body, { key }),
    entities: case_entities,
    ...doing,
  })
}
