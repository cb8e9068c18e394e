// Approvals on the wire and what is done with them. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'

export type State = 'waiting' | 'approved' | 'refused' | 'returned' | 'withdrawn'
export const documents = ['order', 'quote', 'compensation'] as const
export type Document = (typeof documents)[number]
export const conditions = ['below_floor', 'discount_over', 'amount_over', 'over_credit'] as const
export type Condition = (typeof conditions)[number]
export const approver_kinds = ['leader', 'role', 'people'] as const
export type ApproverKind = (typeof approver_kinds)[number]
export const modes = ['any', 'all', 'sequential'] as const
export type Mode = (typeof modes)[number]
export const rechecks = ['from_returned', 'all_again'] as const
export type Recheck = (typeof rechecks)[number]
export const roles = [
  'manager',
  'finance',
  'warehouse',
  'purchasing',
  'service',
  'marketing',
  'hr',
  'admin',
  'assistant',
] as const
export type Role = (typeof roles)[number]

export interface StepRule {
  by: ApproverKind
  role: Role
  level: number
  people: string[]
  mode: Mode
  limit_hours: number
  copies: string[]
}

export interface Policy {
  name: string
  document: Document
  condition: Condition
  percent: number
  amount_minor: number
  steps: StepRule[]
  recheck: Recheck
  active: boolean
}

export interface Settings {
  version: number
  policies: Policy[]
}

export interface Finding {
  condition: Condition
  product: string
  quantity: number
  unit_price_e4: number
  floor_price_e4: number
  percent: number
  limit_percent: number
  amount_minor: number
  limit_minor: number
}

export interface Task {
  id: string
  step_no: number
  round: number
  user_id: string
  user_name: string
  from_name: string
  added: 'no' | 'before' | 'after'
  state: 'later' | 'waiting' | 'done' | 'not_needed'
  decision: 'none' | 'approved' | 'refused' | 'returned' | 'passed_on'
  words: string
  due_at: number
  decided_at: number
}

export interface ApprovalItem extends Row {
  version: number
  number: string
  document: Document
  subject_id: string
  subject_number: string
  customer_id: string
  customer_name: string
  owner_name: string
  submitter_name: string
  amount_minor: number
  state: State
  step_no: number
  round: number
  reason: string
  ending_words: string
  ended_by_name: string
  ended_at: number
  created_at: number
  findings: Finding[]
  waiting_for: string[]
  due_at: number
  actions: string[]
}

export interface Approval extends ApprovalItem {
  steps: StepRule[]
  tasks: Task[]
}

/** What changes with a decision elsewhere: its document and what hangs on that. */
const entities = ['approval', 'order', 'resolution', 'stock', 'customer']

export const document_paths: Record<Document, string> = {
  order: '/orders',
  quote: '/quotes',
  compensation: '/resolutions',
}

export const queue_key = ['approval', 'queue'] as const

export function useQueue() {
  return useQuery({
    queryKey: queue_key,
    queryFn: ({ signal }) =>
      api.get<{ count: number; items: ApprovalItem[] }>('/approval_queue', { signal }),
  })
}

interface Told<In> {
  onDone: (out: Approval, body: In) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A decision: a POST to a noun with the version one saw. */
export function useAct<In extends object = object>(of: ApprovalItem, noun: string, told: Told<In>) {
  return useWrite<In, Approval>({
    send: (body, key) =>
      api.post(`/approvals/${of.id}/${noun}`, body, { key, version: of.version }),
    entities,
    ...told,
  })
}

/** Says yes to any of a queue. */
export function useApproving(told: {
  onDone: (out: Approval) => void
  onRefused: (problem: ApiProblem) => void
}) {
  return useWrite<ApprovalItem, Approval>({
    send: (of, key) => api.post(`/approvals/${of.id}/approval`, {}, { key, version: of.version }),
    entities,
    ...told,
  })
}

/** One's own yes is taken back, whichever version it has by then. */
export function useTakingBack() {
  return useWrite<string, Approval>({
    send: (id, key) => api.post(`/approvals/${id}/approval_undo`, {}, { key }),
    entities,
  })
}

export const settings_key = ['approval_settings', 'all'] as const

export function useSettings() {
  return useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>('/approval_settings', { signal }),
  })
}

export const new_step = (): StepRule => ({
  by: 'leader',
  role: 'manager',
  level: 1,
  people: [],
  mode: 'any',
  limit_hours: 4,
  copies: [],
})

export const new_policy = (): Policy => ({
  name: '',
  document: 'order',
  condition: 'below_floor',
  percent: 0,
  amount_minor: 0,
  steps: [new_step()],
  recheck: 'from_returned',
  active: true,
})

/** Which limits a condition has. */
export const has_percent = (condition: Condition) => condition === 'discount_over'
export const has_amount = (condition: Condition) => condition === 'amount_over'

/** "policies.1.steps.0.people.2" → the place whose box is red: "1.steps.0.people". */
export function place_of(path: string): string {
  const parts = path.split('.').slice(1)
  return (/^\d+$/u.test(parts.at(-1) ?? '') && parts.length > 1 ? parts.slice(0, -1) : parts).join(
    '.',
  )
}

/** Tasks of a step, those of earlier rounds last. */
export function tasks_of(approval: Approval, step: number): Task[] {
  return approval.tasks.filter((task) => task.step_no === step).sort((a, b) => b.round - a.round)
}

/** Earlier rounds count no more. */
export function is_old(approval: Approval, task: Task): boolean {
  return tasks_of(approval, task.step_no).some((one) => one.round > task.round)
}
