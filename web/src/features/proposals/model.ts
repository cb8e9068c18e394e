// Proposals on the wire and what is done with them. Draws nothing.
import { api, type ApiProblem } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { ContactChannel } from '@/lib/channels'
import { useWrite } from '@/lib/use_write'

export const states = [
  ...(['draft', 'sent', 'accepted', 'declined', 'expired', 'superseded', 'dropped'] as const),
] as const
export type State = (typeof states)[number]

export const decline_reasons = [
  'price',
  'competitor',
  'no_budget',
  'no_decision',
  'no_need',
  'delivery',
  'product',
  'other',
] as const
export type DeclineReason = (typeof decline_reasons)[number]

export const evidence_kinds = ['testimonial', 'case_study'] as const
export type EvidenceKind = (typeof evidence_kinds)[number]

export interface Evidence {
  kind: EvidenceKind
  words: string
  attachment_id: string | null
  link: string
}

export interface Line {
  question: string
  need: string
  product_id: string | null
  product_code: string
  product_name: string
  unit: string
  quantity: number
  list_price_e4: number
  floor_price_e4: number
  unit_price_e4: number
  amount_minor: number
  offer: string
  fit: string
  demonstration: { shown_on: string | null; shown_by: string; result: string }
  evidence: Evidence[]
}

export interface Version {
  id: string
  revision_no: number
  state: State
  amount_minor: number
  author_name: string
  created_at: number
  sender_name: string
  sent_at: number
}

/** As lists show it. */
export interface ProposalItem extends Row {
  version: number
  number: string
  revision_no: number
  customer_id: string
  customer_name: string
  title: string
  owner_name: string
  state: State
  valid_until: string | null
  amount_minor: number
  sent_at: number
  created_at: number
  actions: string[]
}

export interface Proposal extends ProposalItem {
  opportunity_id: string | null
  opportunity_name: string
  inquiry_id: string | null
  need_id: string | null
  author_name: string
  sender_name: string
  sent_how: ContactChannel
  answered_at: number
  answered_by: string
  decline_reason: DeclineReason | 'none'
  answer_words: string
  order_id: string | null
  order_number: string
  opening: string
  note: string
  lines: Line[]
  versions: Version[]
  warnings: { path: string; code: string; product: string; floor_price_e4: number }[]
}

export const path_of = (id: string, noun = '') => `/proposals/${id}${noun && `/${noun}`}`

/** What changes with a proposal elsewhere: its conversation, its follow-up, its order. */
const entities = ['proposal', 'customer', 'follow_up', 'order']

interface Told<In> {
  onDone: (out: Proposal, body: In) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A state change: a POST to a noun with the version one saw. */
export function useAct<In extends object = object>(of: Proposal, noun: string, told: Told<In>) {
  return useWrite<In, Proposal>({
    send: (body, key) =>
      api.post(path_of(of.id, noun), body, { key, version: of.version as number | undefined }),
    entities,
    ...told,
  })
}

/** Takes something back, whichever version it has by then. */
export function useUndo(of: Proposal, noun: string) {
  return useWrite({
    send: (_: void, key) => api.post<Proposal>(path_of(of.id, noun), {}, { key }),
    entities,
  })
}
