// A key account on the wire and what is done with its map, plan and group. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'

export interface KeyPerson extends Row {
  version: number
  customer_id: string
  name: string
  title: string
  role: string
  stance: number
  influence: number
  reports_to_id: string | null
  last_contact_on: string | null
  note: string
}

export interface Milestone extends Row {
  version: number
  customer_id: string
  title: string
  due_on: string
  side: 'ours' | 'theirs'
  done_on: string | null
}

export interface Risk {
  kind: 'nobody_decides' | 'single_thread' | 'silent_decider' | 'unanswered_blocker'
  person_id: string | null
  person_name: string
  count: number
}

export interface Member {
  customer_id: string
  name: string
  year_minor: number | null
  due_minor: number | null
}

export interface Account {
  customer_id: string
  name: string
  people: KeyPerson[]
  risks: Risk[]
  contact_days: number
  silent_days: number
  milestones: Milestone[]
  parents: Member[]
  members: Member[]
  group_year_minor: number
  group_due_minor: number
  actions: string[]
}

export const account_key = (customer_id: string) => ['live', 'account', customer_id] as const

export function useAccount(customer_id: string) {
  return useQuery({
    queryKey: account_key(customer_id),
    queryFn: ({ signal }) => api.get<Account>(`/customers/${customer_id}/account`, { signal }),
  })
}

const entities = ['key_person', 'milestone', 'customer']

export function useDeparture(onDone: () => void) {
  return useWrite<KeyPerson, KeyPerson>({
    send: ({ id }, key) => api.post(`/key_people/${id}/departure`, {}, { key }),
    entities,
    onDone,
  })
}

export function useTick(onRefused: Parameters<typeof useWrite>[0]['onRefused']) {
  return useWrite<Milestone, Milestone>({
    send: ({ id, done_on }, key) =>
      api.post(`/milestones/${id}/${done_on ? 'reopening' : 'completion'}`, {}, { key }),
    entities,
    onRefused: (problem) => {
      onRefused?.(problem, undefined)
    },
  })
}

export function useParent(customer_id: string, onDone: () => void) {
  return useWrite<string | null, Account>({
    send: (parent_id) => api.put(`/customers/${customer_id}/parent`, { parent_id }),
    entities,
    onDone,
  })
}
