// What the server says about customers, and the questions this feature asks. Draws nothing.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import type { Values } from '@/lib/form_values'

export type Status = 'lead' | 'prospect' | 'customer' | 'dormant' | 'lost' | 'invalid'
export type Span = [number, number]

export interface Contact {
  name: string
  title: string
  phone: string
  email: string
  wechat: string
}

/** A further one: a branch, a warehouse, where invoices go. */
export interface Address {
  label: string
  text: string
}

export interface Customer extends Row {
  code: string
  kind: 'company' | 'person' | 'walk_in'
  name: string
  short_name: string
  credit_code: string
  status: Status
  status_reason: string
  tier: 'a' | 'b' | 'c' | 'd'
  contact_name: string
  contact_title: string
  phone: string
  email: string
  wechat: string
  contacts: Contact[]
  region: string
  address: string
  addresses: Address[]
  industry: string
  buys: string
  price_sensitivity: 'unknown' | 'low' | 'medium' | 'high'
  delivery_window: string
  invoice_title: string
  source: string
  owner_id: string | null
  owner_name: string
  credit_limit_minor: number
  credit_days: number
  tags: string[]
  note: string
  last_contact_at: number
  next_contact_on: string | null
  archived: boolean
  archive_reason: string
  merged_into: string | null
  survivor_id: string | null
  survivor_name: string
  contact_masked: boolean
  name_spans: Span[]
  contact_spans: Span[]
  created_at: number
  updated_at: number
}

export interface Worth {
  customer_id: string
  year_minor: number
  months: { month: string; revenue_minor: number; orders_count: number }[]
  total: { orders_count: number; revenue_minor: number; due_minor: number }
  last_order_on: string | null
  rhythm: { interval_days: number; expected_on: string } | null
}

export type TimelineGroup = 'all' | 'talk' | 'deal' | 'order' | 'change'

export interface Change {
  field: string
  before: string
  after: string
  hidden: boolean
}

export interface Happening {
  seq: number
  kind: string
  group: TimelineGroup
  entity: string
  entity_id: string
  at: number
  actor_name: string
  path: string
  number: string
  order_number: string
  amount_minor: number | null
  channel: string
  words: string
  /** Began the conversation. */
  from_customer: boolean
  /** Of a call: it reached nobody of theirs. */
  wrong_number: boolean
  /** Whom of theirs. */
  spoke_with: string
  /** Of a conversation; 0 of anything else. */
  happened_at: number
  /** Of a follow-up: which cadence planned it, and for when. */
  situation: string
  due_on: string
  /** Of an opportunity: where it stands, and where it came from if it moved. */
  stage: string
  from_stage: string
  withdrawn: boolean
  can_withdraw: boolean
  changes: Change[]
}

export interface TimelinePage {
  items: Happening[]
  next_before: number
}

export interface Duplicate {
  customer_id: string | null
  name: string
  owner_name: string
  matched_by: 'credit_code' | 'phone' | 'email' | 'name' | 'alike'
  last_activity: 'week' | 'month' | 'quarter' | 'older'
}

export interface OpenOrder extends Row {
  number: string
  label: string
  amount_minor: number
  paid_minor: number
  placed_on: string
  promised_on: string | null
  turn_role: 'assistant' | 'customer' | 'finance' | 'warehouse' | 'done'
  turn_since_at: number
  /** Until when it should be handed on; 0: nobody's turn. */
  turn_due_at: number
}

export interface BuyingProfile {
  usual: {
    product_id: string
    name: string
    available: number
    order_count: number
    last_quantity: number
  }[]
  /** Newest first. */
  earlier: { id: string }[]
}

export const timeline_key = (id: string, group: TimelineGroup, entry = '') =>
  ['live', 'timeline', id, group, ...(entry ? [entry] : [])] as const

/** Newest first; from what first told of the record `entry` on, if there is one. */
export function useTimeline(id: string, group: TimelineGroup, entry = '') {
  return useInfiniteQuery({
    queryKey: timeline_key(id, group, entry),
    queryFn: ({ pageParam, signal }) =>
      api.get<TimelinePage>(`/customers/${id}/timeline`, {
        query: { group, before: pageParam, entry_id: (!pageParam && entry) || undefined },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next_before || undefined,
  })
}

export function useWorth(id: string, on: boolean) {
  return useQuery({
    queryKey: ['live', 'customer_worth', id],
    queryFn: ({ signal }) => api.get<Worth>(`/customers/${id}/worth`, { signal }),
    enabled: on,
  })
}

const open_states = 'draft,approval,awaiting_customer,confirmed'
export const open_orders_shown = 8

export function useOpenOrders(id: string, on: boolean) {
  return useQuery({
    queryKey: ['order', 'open_of_customer', id],
    queryFn: ({ signal }) =>
      api.get<ListOf<OpenOrder>>('/orders', {
        query: { customer_id: id, commercial: open_states, limit: open_orders_shown },
        signal,
      }),
    enabled: on,
  })
}

export interface OpenOpportunity {
  id: string
  name: string
  stage: string
  amount_minor: number
  expected_close_on: string
  overdue: boolean
  slip_count: number
  next_step: string
  next_step_on: string
}

const opportunities_shown = 5

/** What is being sold to a customer, what closes first at the top. */
export function useOpenOpportunities(id: string) {
  return useQuery({
    queryKey: ['opportunity', 'of_customer', id],
    queryFn: ({ signal }) =>
      api.get<ListOf<OpenOpportunity>>('/opportunities', {
        query: { customer_id: id, open: true, limit: opportunities_shown },
        signal,
      }),
  })
}

export interface LiveContract {
  id: string
  title: string
  until_on: string
  amount_minor: number
  standing: string
  days_left: number
  progress: { ordered_minor: number; paid_minor: number }
}

/** Those that run, or expired without being renewed. */
export function useLiveContracts(id: string, reads: boolean) {
  return useQuery({
    queryKey: ['contract', 'of_customer', id],
    queryFn: ({ signal }) =>
      api.get<ListOf<LiveContract>>('/contracts', {
        query: { customer_id: id, state: 'running,expired', limit: opportunities_shown },
        signal,
      }),
    enabled: reads,
  })
}

export interface OpenPlan {
  id: string
  due_on: string
  channel: string
  goal: string
  situation: string
  score: number
  escalated: boolean
}

/** The planned follow-ups, the earliest first. */
export function useOpenPlans(id: string) {
  return useQuery({
    queryKey: ['follow_up', 'of_customer', id],
    queryFn: ({ signal }) =>
      api.get<ListOf<OpenPlan>>('/follow_ups', {
        query: { customer_id: id, state: 'planned', sort: 'due_on', limit: open_plans_shown },
        signal,
      }),
  })
}

export const open_plans_shown = 5

export interface LastInquiry {
  id: string
  state: string
  words: string
  interest: string
  product_name: string
  received_at: number
}

export interface LastNeed {
  id: string
  state: 'draft' | 'confirmed' | 'replaced'
  words: string
  read_back: string
  created_at: number
}

export const asked_shown = 3

/** What the customer asked last, the newest first. */
export function useLastInquiries(customer_id: string) {
  return useQuery({
    queryKey: ['inquiry', 'of_customer', customer_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<LastInquiry>>('/inquiries', {
        query: { customer_id, limit: asked_shown },
        signal,
      }),
  })
}

export function useLastNeeds(customer_id: string) {
  return useQuery({
    queryKey: ['need', 'of_customer', customer_id],
    queryFn: ({ signal }) =>
      api.get<{ items: LastNeed[] }>(`/customers/${customer_id}/needs`, { signal }),
  })
}

export function useBuyingProfile(id: string, on: boolean) {
  return useQuery({
    queryKey: ['live', 'buying_profile', id],
    queryFn: ({ signal }) => api.get<BuyingProfile>(`/customers/${id}/buying_profile`, { signal }),
    enabled: on,
  })
}

interface Sum {
  customer_id: string
  year_minor: number
  due_minor: number
}

const sums_limit = 200

/** This year's sales of the customers shown, by id. */
export function useSums(ids: string[], on: boolean): Map<string, Sum> {
  const asked = JSON.stringify(ids.slice(0, sums_limit))
  const query = useQuery({
    queryKey: ['live', 'customer_sums', asked],
    queryFn: ({ signal }) =>
      api.get<{ items: Sum[] }>('/customer_sums', { query: { customer_ids: asked }, signal }),
    enabled: on && ids.length > 0,
  })
  return new Map((query.data?.items ?? []).map((sum) => [sum.customer_id, sum]))
}

export function useColleagues(on: boolean) {
  return useQuery({
    queryKey: ['user', 'colleagues'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Row & { name: string; team_name: string }>>('/users', {
        query: { state: 'active', limit: 200 },
        signal,
      }),
    enabled: on,
  })
}

const typing_pause_ms = 400

/** From when on a value can be asked for: half a number or address is refused by the server. */
const complete: Record<string, (text: string) => boolean> = {
  name: (text) => [...text].length > 1,
  phone: (text) => /^(\+?86)?1\d{10}$|^0\d{9,11}$|^[48]00\d{7}$|^\+\d{8,15}$/u.test(digits(text)),
  email: (text) => /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/u.test(text),
  credit_code: (text) => text.length === 18,
}
const digits = (text: string) => text.normalize('NFKC').replace(/[\s()-]/gu, '')

/** What of a form decides whether a customer exists already; null when that is not enough. */
export function question_of(values: Values, except_id?: string): Record<string, string> | null {
  const question: Record<string, string> = {}
  for (const [field, is_complete] of Object.entries(complete)) {
    const text = typeof values[field] === 'string' ? values[field].trim() : ''
    if (is_complete(text)) question[field] = text
  }
  // A person's name says nothing about who it is.
  if (values.kind === 'person') delete question.name
  if (!Object.keys(question).length) return null
  return except_id ? { ...question, except_id } : question
}

/** Asks while the user types, a moment after the last key; half-typed numbers find nothing. */
export function useDuplicates(values: Values, except_id?: string): Duplicate[] {
  const question = JSON.stringify(question_of(values, except_id))
  const [asked, set_asked] = useState('null')
  useEffect(() => {
    const timer = setTimeout(() => {
      set_asked(question)
    }, typing_pause_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [question])
  const query = useQuery({
    queryKey: ['duplicate_check', asked],
    queryFn: ({ signal }) =>
      api.post<{ items: Duplicate[] }>('/duplicate_checks', JSON.parse(asked), { signal }),
    enabled: asked !== 'null',
    retry: false,
    staleTime: 60_000,
  })
  return asked === 'null' ? [] : (query.data?.items ?? [])
}
