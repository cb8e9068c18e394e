// Segments and offers on the wire, and what is done with them. Draws nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { record_key } from '@/lib/use_write'

export interface SegmentFilter {
  regions: string[]
  industries: string[]
  sources: string[]
  tags: string[]
  tiers: string[]
  statuses: string[]
  ordered_within_days: number
  not_ordered_for_days: number
  contacted_within_days: number
  not_contacted_for_days: number
}

export interface Segment extends Row {
  name: string
  filter: SegmentFilter
  owner_name: string
  archived: boolean
  actions: string[]
}

/** What is wrong with a condition, by its name: the server's words. */
export type FilterProblems = Partial<Record<keyof SegmentFilter, string>>

/** `filter.regions.3` and `filter.regions` both stand at the regions. */
export function filter_problems(error: unknown): FilterProblems {
  const found: FilterProblems = {}
  if (!(error instanceof ApiProblem)) return found
  for (const { path, message } of error.fields) {
    const [root, name] = path.split('.')
    if (root !== 'filter' || !name || !(name in no_filter)) continue
    found[name as keyof SegmentFilter] ??= message
  }
  return found
}

/** A refusal that has no place among the conditions. */
export function elsewhere(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || !error.fields.length) return error
  return error.fields.every(({ path }) => path.startsWith('filter.')) ? null : error
}

export interface SegmentMatch extends Row {
  name: string
  contact_name: string
  region: string
  has_email: boolean
  consent: 'none' | 'given' | 'withdrawn'
}

export interface SegmentPreview {
  count: number
  consented: number
  reachable: number
  items: SegmentMatch[]
}

export interface Tally {
  left_out: number
  waiting: number
  sent: number
  failed: number
  opened: number
  answered: number
  unsubscribed: number
  ordered: number
}

export type OfferState = 'draft' | 'sending' | 'sent' | 'stopped'

export interface Offer extends Row {
  title: string
  words: string
  channel: 'mail' | 'link'
  segment_id: string
  segment_name: string
  valid_until: string
  order_days: number
  state: OfferState
  owner_name: string
  sent_at: number
  created_at: number
  tally: Tally
  actions: string[]
}

export interface Recipient extends Row {
  customer_id: string
  customer_name: string
  state: string
  reason: string
  why: string
  sent_at: number
  opened: boolean
  last_opened_at: number
  open_count: number
  answer: 'none' | 'interested' | 'call_me' | 'not_now'
  words: string
  unsubscribed: boolean
  ordered: boolean
  order_id: string
}

export const no_filter: SegmentFilter = {
  ...{ regions: [], industries: [], sources: [], tags: [], tiers: [], statuses: [] },
  ...{ ordered_within_days: 0, not_ordered_for_days: 0 },
  ...{ contacted_within_days: 0, not_contacted_for_days: 0 },
}

/** "上海，苏州 无锡" → three of them, each once. */
export function words_of(text: string): string[] {
  return [...new Set(text.split(/[,，、;；\s]+/u).filter(Boolean))]
}

/** What the tabs of an offer's page ask of its recipients. */
export const steps = ['sent', 'opened', 'answered', 'ordered'] as const
export const beside = ['waiting', 'left_out', 'failed', 'unsubscribed'] as const
export type Part = (typeof steps)[number] | (typeof beside)[number]

export const part_query: Record<Part, Record<string, string>> = {
  sent: { state: 'sent' },
  opened: { opened: 'true' },
  answered: { answer: 'interested,call_me,not_now' },
  ordered: { ordered: 'true' },
  waiting: { state: 'waiting,sending' },
  left_out: { state: 'left_out' },
  failed: { state: 'failed,unclear' },
  unsubscribed: { unsubscribed: 'true' },
}

/** Of how many before it: 0 … 1. */
export const share = (count: number, of: number): number => (of > 0 ? count / of : 0)

export const useSegments = () =>
  useQuery({
    queryKey: ['segment', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Segment>>('/segments', { signal, query: { archived: 'false', limit: 200 } }),
  })

/** Customers change all the time, and counting them reads them all: it is asked for, not followed. */
const preview_of = (filter: SegmentFilter) => ({
  queryKey: ['segment_preview', filter],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.post<SegmentPreview>('/segment_previews', { filter }, { signal }),
})

export const useSegmentPreview = (filter: SegmentFilter) =>
  useQuery({ ...preview_of(filter), placeholderData: keepPreviousData, retry: false })

/** Counted when somebody asks, and again when they ask again. */
export const useSegmentCount = (filter: SegmentFilter) =>
  useQuery({ ...preview_of(filter), enabled: false, retry: false })

export const useOffer = (id: string) =>
  useQuery({
    queryKey: record_key('offer', id),
    queryFn: ({ signal }) => api.get<Offer>(`/offers/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'sending' ? 2000 : false),
  })
