// Follow-ups on the wire, what may be asked of them, and what is done with one. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ContactChannel } from '@/lib/channels'
import { add_days } from '@/lib/day_input'
import type { ListQuery } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'

export const results = ['reached', 'promised', 'declined', 'no_answer', 'wrong_number'] as const
export type TalkResult = (typeof results)[number]

export interface Plan {
  id: string
  version: number
  customer_id: string
  customer_name: string
  contact_name: string
  owner_id: string
  owner_name: string
  due_at: number
  due_on: string
  channel: ContactChannel
  goal: string
  reason: string
  promised: boolean
  situation: string
  step_no: number
  state: 'planned' | 'done' | 'cancelled'
  snooze_count: number
  snooze_reason: string
  escalated: boolean
  result: string
  score: number
  actions: string[]
}

export interface Contribution {
  kind: 'inquiries' | 'need_by' | 'quote' | 'contact' | 'stage' | 'tier'
  points: number
  most: number
  count: number
  amount_minor: number
  on: string | null
  word: string
}

export interface Intent {
  customer_id: string
  score: number
  contributions: Contribution[]
}

export const queues = ['due', 'week', 'all', 'escalated', 'settled'] as const
export type Queue = (typeof queues)[number]

const days_of_week = 7

/** What the server is asked for, so that a queue is one range of one index. */
export function query_of(queue: Queue, today: string, customer_id: string | null): ListQuery {
  const open = { state: 'planned', customer_id }
  switch (queue) {
    case 'due':
      return { ...open, due_on_to: today }
    case 'week':
      return { ...open, due_on_to: add_days(today, days_of_week) }
    case 'all':
      return open
    case 'escalated':
      return { ...open, escalated: true }
    case 'settled':
      return { state: 'done,cancelled', customer_id, sort: '-due_at' }
  }
}

export function useIntent(customer_id: string) {
  return useQuery({
    queryKey: ['customer', 'intent', customer_id],
    queryFn: ({ signal }) => api.get<Intent>(`/customers/${customer_id}/intent`, { signal }),
  })
}

const entities = ['follow_up', 'customer', 'interaction']

interface Completion {
  result: TalkResult
  channel: ContactChannel
  words: string
  from_customer: boolean
  /** Nothing: no next one beside what the cadence plans. */
  next_due_at?: number
  next_channel: ContactChannel
  next_goal: string
  next_promised: boolean
}

export function useComplete(plan: Plan, onDone: () => void) {
  return useWrite<Completion, Plan>({
    send: (body, key) => api.post(`/follow_ups/${plan.id}/completion`, body, { key }),
    entities,
    onDone,
  })
}

export function useSnooze(plan: Plan, onDone: () => void) {
  return useWrite<{ due_at: number; reason: string }, Plan>({
    send: (body, key) => api.post(`/follow_ups/${plan.id}/snooze`, body, { key }),
    entities,
    onDone,
  })
}

export function useCancel(plan: Plan, onDone: () => void) {
  return useWrite<{ reason: string }, Plan>({
    send: (body, key) => api.post(`/follow_ups/${plan.id}/cancellation`, body, { key }),
    entities,
    onDone,
  })
}

interface NewPlan {
  customer_id: string
  due_at: number
  channel: ContactChannel
  goal: string
  promised: boolean
}

export function usePlanning(onDone: () => void) {
  return useWrite<NewPlan, Plan>({
    send: (body, key) => api.post('/follow_ups', body, { key }),
    entities,
    onDone,
  })
}
