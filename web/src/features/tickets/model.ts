// Complaints on the wire, what may be asked of them, and what is done with one. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { ContactChannel } from '@/lib/channels'
import type { ListQuery } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'

export const stages = ['accepted', 'investigating', 'resolving', 'revisiting', 'closed'] as const
export type Stage = (typeof stages)[number] | 'joined'
export const live_stages = 'accepted,investigating,resolving,revisiting'
export const kinds = [
  'logistics',
  'quality',
  'after_sales',
  'technical',
  'billing',
  'other',
] as const
export type Kind = (typeof kinds)[number]
export const severities = ['s1', 's2', 's3', 's4'] as const
export type Severity = (typeof severities)[number]
export const causes = [
  'carrier',
  'packing',
  'picking',
  'product',
  'description',
  'invoice',
  'handling',
  'misuse',
  'other',
] as const
export type Cause = (typeof causes)[number]

export interface Ticket extends Row {
  version: number
  number: string
  channel: ContactChannel
  customer_id: string | null
  customer_name: string
  order_id: string | null
  order_line_id: string | null
  shipment_id: string | null
  order_number: string
  product_id: string | null
  product_name: string
  title: string
  words: string
  kind: Kind | 'none'
  severity: Severity | 'none'
  owner_id: string | null
  owner_name: string
  entered_by_name: string
  opened_at: number
  stage: Stage
  paused: boolean
  due_clock: string
  warn_at: number
  due_at: number
  breached: boolean
  classified_at: number
  replied_at: number
  cause: Cause | 'none'
  satisfaction: number
  reopened_count: number
  joined_to: string | null
  joined_to_number: string
  closed_at: number
  actions: string[]
}

export interface TicketRecord {
  id: string
  kind: 'stage' | 'reply' | 'note' | 'pause' | 'resume' | 'reopen' | 'join' | 'customer'
  stage: Stage
  words: string
  cause: Cause | 'none'
  satisfaction: number
  author_name: string
  at: number
}

export interface ClockState {
  clock: string
  minutes: number
  elapsed_ms: number
  started_at: number
  warn_at: number
  due_at: number
  stopped_at: number
  paused: boolean
  breached: boolean
  escalated: boolean
}

export interface Story {
  records: TicketRecord[]
  clocks: ClockState[]
}

export interface Candidate {
  user_id: string
  name: string
  available: boolean
  skilled: boolean
  open_count: number
  most_open: number
  fits: boolean
}

export interface Suggestion {
  kind: Kind
  /** Percent. */
  confidence: number
  /** The words say little: what its mailbox is for. */
  usual_for_mail: boolean
  /** Complaints it learned from; 0: the keywords alone speak. */
  learned_from: number
  words: string[]
  severity: Severity
  severity_reasons: string[]
  /** Words that stand in the complaint. */
  severity_words: string[]
  candidates: Candidate[]
  twins: Ticket[]
}

export interface Agent {
  user_id: string
  name: string
  kinds: Kind[]
  most_open: number
  available: boolean
  open_count: number
}

export interface Policy {
  kind: Kind | 'none'
  severity: Severity | 'none'
  classify_minutes: number
  reply_minutes: number
  investigate_minutes: number
  resolve_minutes: number
  revisit_minutes: number
  warn_percent: number
  escalate_minutes: number
  quiet: boolean
}

export interface Settings extends Row {
  version: number
  policies: Policy[]
}

export const queues = ['due', 'inbox', 'mine', 'waiting', 'customers'] as const
export type Queue = (typeof queues)[number]

/** What the server is asked for, so that a queue is one range of one index. */
export function query_of(queue: Queue, me: string): ListQuery {
  const running = { stage: live_stages, paused: false, sort: 'due_at' }
  switch (queue) {
    case 'due':
      return running
    case 'inbox':
      return { ...running, owner_id: '0' }
    case 'mine':
      return { ...running, owner_id: me }
    case 'waiting':
      return { stage: live_stages, paused: true, sort: '-opened_at' }
    case 'customers':
      return { stage: live_stages, sort: 'due_at' }
  }
}

/** Of one's customers there is a list of its own: others work on them. */
export function path_of(queue: Queue): string {
  return queue === 'customers' ? '/customer_tickets' : '/tickets'
}

/** The queues of somebody with these roles: who sells, or leads who does, has customers. */
export function queues_of(roles: string[]): Queue[] {
  const sells = roles.includes('assistant') || roles.includes('manager')
  return queues.filter((one) => one !== 'customers' || sells)
}

/** The stage that follows; nothing after the last. */
export function next_of(stage: Stage): Stage | null {
  const at = stages.findIndex((one) => one === stage)
  return at < 0 ? null : (stages[at + 1] ?? null)
}

export const entities = ['ticket', 'customer']

interface Doing {
  onDone: (ticket: Ticket) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A POST to a noun of one complaint. */
export function useAct<In>(noun: string, doing: Doing) {
  return useWrite<{ id: string; body: In }, Ticket>({
    send: ({ id, body }, key) => api.post(`/tickets/${id}/${noun}`, body, { key }),
    entities,
    ...doing,
  })
}

export function useClaim(doing: Doing) {
  return useWrite<{ ticket_id: string }, Ticket>({
    send: (body, key) => api.post('/ticket_claims', body, { key }),
    entities,
    ...doing,
  })
}

export function useStory(id: string) {
  return useQuery({
    queryKey: ['ticket', 'story', id],
    queryFn: ({ signal }) => api.get<Story>(`/tickets/${id}/story`, { signal }),
  })
}

export function useSuggestion(id: string) {
  return useQuery({
    queryKey: ['ticket', 'suggestion', id],
    queryFn: ({ signal }) => api.get<Suggestion>(`/tickets/${id}/suggestion`, { signal }),
  })
}

export function useAgents() {
  return useQuery({
    queryKey: ['ticket_agent', 'all'],
    queryFn: ({ signal }) => api.get<{ items: Agent[] }>('/ticket_agents', { signal }),
  })
}

export const settings_key = ['ticket_settings', 'one']

export function useTicketSettings() {
  return useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>('/ticket_settings', { signal }),
  })
}
