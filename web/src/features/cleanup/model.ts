// The clean-up list on the wire, and what is done with it. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { take_row, type ListQuery } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'
import { useRefusal } from '@/ui/use_refusal'

export type FixKind = 'suggested' | 'clear' | 'invalid' | 'lost' | 'archive'
export type Severity = 'low' | 'medium' | 'high'

export interface Flaw extends Row {
  customer_id: string
  customer_code: string
  customer_name: string
  customer_status: string
  owner_name: string
  code: string
  kind: string
  field: string
  severity: Severity
  state: 'open' | 'dismissed' | 'resolved'
  since_on: string | null
  now: string
  suggestion: string | null
  reason: string
  decided_by_name: string
  fixes: FixKind[]
  actions: string[]
}

export interface Score extends Row {
  score: number
  missing: string[]
  customer_code: string
  customer_name: string
  customer_status: string
  owner_name: string
}

export interface OwnerStand {
  owner_id: string | null
  owner_name: string
  records_count: number
  average_score: number
  open_count: number
  resolved_7: number
  resolved_30: number
}

export interface CodeStand {
  code: string
  kind: string
  severity: Severity
  open_count: number
  fixes: FixKind[]
}

export interface Board {
  all: OwnerStand
  owners: OwnerStand[]
  codes: CodeStand[]
}

interface ScanStatus {
  finished_at: number
  /** 0 for whoever starts none. */
  looked_count: number
  records_count: number
  running: boolean
}

export interface FixOutcome {
  flaw_id: string
  flaw: string
  customer_version: number
  customer_name: string
  field: string
  before: string
  after: string
  /** Empty: it is or would be done. */
  code: string
  text: string
}

export interface FixPreview {
  rows: FixOutcome[]
  fixed_count: number
  more: boolean
}

export interface FixQuestion {
  kind: FixKind
  reason: string
  flaw_ids: string[]
  code?: string
  flaw_kind?: string
}

interface Fix extends Row {
  flaws_count: number
  customers_count: number
}

interface FixResult {
  fix: { id: string | null; flaws_count: number }
  rows: FixOutcome[]
}

interface FixUndone {
  fix: Fix
  kept: { customer_name: string }[]
}

export interface Weight {
  field: string
  /** null while it is being typed. */
  weight: number | null
}

export interface Settings extends Row {
  version: number
  company: Weight[]
  person: Weight[]
  empty_below: number
  stale_days: number
}

export const tabs = ['open', 'dismissed', 'scores', 'people'] as const
export type Tab = (typeof tabs)[number]
export const kinds = ['all', 'unreachable', 'malformed', 'empty', 'stale'] as const
export type Kind = (typeof kinds)[number]

export function query_of(state: string, kind: string, code: string): ListQuery {
  return { state, kind: kind === 'all' || code ? null : kind, code: code || null }
}

/** What may be done with all of them: what every one of them offers, in the order of the first. */
export function shared_fixes(offers: FixKind[][]): FixKind[] {
  const [first = [], ...others] = offers
  return first.filter((kind) => others.every((fixes) => fixes.includes(kind)))
}

export const needs_reason = (kind: FixKind) => kind !== 'suggested' && kind !== 'clear'

/** How many are open of a kind, by the board. */
export function count_of(codes: CodeStand[], kind: Kind): number {
  const counted = codes.filter((one) => kind === 'all' || one.kind === kind)
  return counted.reduce((sum, one) => sum + one.open_count, 0)
}

export function useBoard() {
  return useQuery({
    queryKey: ['live', 'cleanup_board'],
    queryFn: ({ signal }) => api.get<Board>('/cleanup_board', { signal }),
  })
}

export function useScan() {
  return useQuery({
    queryKey: ['live', 'cleanup_scan'],
    queryFn: ({ signal }) => api.get<ScanStatus>('/cleanup_scans', { signal }),
  })
}

/** Gone from the list at once, so that the next key meets the next row; back if refused. */
export function useDismiss(onDone: (flaw: Flaw) => void) {
  const onRefused = useRefusal()
  return useWrite<string, Flaw>({
    send: (id, key) => api.post(`/flaws/${id}/dismissal`, {}, { key }),
    entities: ['flaw'],
    optimistic: (client, id) => take_row(client, 'flaw', id),
    onDone,
    onRefused,
  })
}

export function useReopen(onDone: () => void) {
  const onRefused = useRefusal()
  return useWrite<string, Flaw>({
    send: (id, key) => api.post(`/flaws/${id}/reopening`, {}, { key }),
    entities: ['flaw'],
    optimistic: (client, id) => take_row(client, 'flaw', id),
    onDone,
    onRefused,
  })
}

export function useFixPreview(question: FixQuestion, on: boolean) {
  return useQuery({
    queryKey: ['flaw', 'preview', question],
    queryFn: ({ signal }) => api.post<FixPreview>('/cleanup_fixes/preview', question, { signal }),
    enabled: on,
    gcTime: 0,
  })
}

const touched = ['flaw', 'completeness', 'customer', 'cleanup_fix']

interface NewFix {
  kind: FixKind
  reason: string
  rows: { flaw_id: string; customer_version: number }[]
}

export function useFix(onDone: (result: FixResult) => void) {
  return useWrite<NewFix, FixResult>({
    send: (input, key) => api.post('/cleanup_fixes', input, { key }),
    entities: touched,
    onDone,
  })
}

export function useUndoFix(onDone: (undone: FixUndone) => void) {
  const onRefused = useRefusal()
  return useWrite<string, FixUndone>({
    send: (id, key) => api.post(`/cleanup_fixes/${id}/undo`, {}, { key }),
    entities: touched,
    onDone,
    onRefused,
  })
}

export const settings_key = ['cleanup_settings', 'all']

export function useSettings() {
  return useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>('/cleanup_settings', { signal }),
  })
}

const most_weight = 100

/** A few digits up to the limit, else nothing. */
export function read_weight(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/\D/gu, '').slice(0, 3)
  return digits ? Math.min(most_weight, Number(digits)) : null
}
