// Knowledge for selling as the server tells it: cards, scripts, and everything about a product.
// Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from './api'
import type { ListOf, Row } from './api_types'
import { useWrite } from './use_write'

export type Validity = 'unlimited' | 'valid' | 'soon' | 'expired'
/** How a case stands that something rests on. */
export type Cited = 'none' | 'holds' | 'due' | 'overdue' | 'withdrawn'
export type CardKind = 'selling_point' | 'plain_word' | 'fab' | 'rival' | 'policy'
export type Scene = 'greeting' | 'question' | 'objection' | 'concession' | 'closing' | 'revisit'
export type ScriptState = 'draft' | 'approved' | 'superseded' | 'retired' | 'dropped'

export interface Comparison {
  topic: string
  ours: string
  theirs: string
  source: string
  valid_until: string | null
}

interface About {
  product_id: string | null
  product_name: string
  line_id: string | null
  line_name: string
  case_id: string | null
  case_title: string
  cited: Cited
  title: string
  words: string
  concern: string
  source: string
  valid_until: string | null
  validity: Validity
  owner_id: string
  owner_name: string
}

export interface KnowledgeCard extends Row, About {
  kind: CardKind
  segment: string
  parameter: string
  value_pattern: string
  advantage: string
  benefit: string
  proof: string
  demonstration: string
  competitor: string
  price_low_e4: number
  price_high_e4: number
  strengths: string
  weaknesses: string
  comparisons: Comparison[]
  comparison_validity: Validity[]
  /** It is for customers like the one at hand. */
  fits_customer: boolean
  return_days: number
  warranty_months: number
  free_services: string
  expires_on: string | null
  archived: boolean
  archive_reason: string
  updated_at: number
}

export interface Script extends Row, About {
  root_id: string
  revision_no: number
  scene: Scene
  step_no: number
  state: ScriptState
  reason: string
  approver_name: string
  approved_at: number
  end_reason: string
  used_count: number
  created_at: number
}

export interface PlainParameter {
  name: string
  value: string
  unit: string
  plain: KnowledgeCard | null
}

export interface ProductKnowledge {
  product_id: string
  code: string
  name: string
  unit: string
  material: string
  line_name: string
  on_shelf: boolean
  list_price_e4: number
  parameters: PlainParameter[]
  selling_points: KnowledgeCard[]
  fabs: KnowledgeCard[]
  rivals: KnowledgeCard[]
  policy: KnowledgeCard | null
  scripts: Script[]
}

/** A substitute as one tells a customer of it. */
export interface SubstituteTold {
  product_id: string
  code: string
  name: string
  unit: string
  material: string
  on_shelf: boolean
  list_price_e4: number
  dearer_by_e4: number
  differences: { name: string; ours: string; theirs: string }[]
  words: string
  source: string
  valid_until: string | null
  expired: boolean
}

/** What may be offered instead, the best first. */
export function useSubstitutes(product_id: string | undefined) {
  return useQuery({
    queryKey: ['product', 'substitutes', product_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<SubstituteTold>>(`/products/${product_id}/substitutes`, { signal }),
    enabled: product_id !== undefined,
  })
}

/** Everything one may say of a product; kept current as cards change. */
export function useProductKnowledge(
  product_id: string | null,
  on = true,
  customer_id: string | null = null,
) {
  return useQuery({
    queryKey: ['knowledge_card', 'product', product_id, customer_id],
    queryFn: ({ signal }) =>
      api.get<ProductKnowledge>('/knowledge', {
        query: { product_id, customer_id: customer_id ?? undefined },
        signal,
      }),
    enabled: on && product_id !== null,
  })
}

/** What one sends to a customer; of a rival only what we have, never what we say of them. */
export function words_of(card: KnowledgeCard): string {
  if (card.kind === 'fab') return [card.title, card.advantage, card.benefit].join('，')
  if (card.kind === 'rival') {
    const ours = card.comparisons.filter((one) => one.ours)
    return ours.map((one) => `${one.topic}：${one.ours}`).join('\n')
  }
  return card.words
}

/** What stands for the card where there is room for one line. */
export function title_of(card: KnowledgeCard): string {
  if (card.kind === 'plain_word') return `${card.parameter} ${card.value_pattern}`.trim()
  if (card.kind === 'rival') return `${card.competitor} ${card.title}`
  return card.title
}

const needs_mark: Validity[] = ['soon', 'expired']

/** The worst of a card's own validity and that of its comparisons. */
export function worst_validity(card: KnowledgeCard): Validity {
  const all = [card.validity, ...card.comparison_validity]
  return all.includes('expired') ? 'expired' : all.includes('soon') ? 'soon' : card.validity
}

export const is_marked = (validity: Validity) => needs_mark.includes(validity)

/** What is shown of scripts beside a product or in a search stands with the cards. */
const both = ['script', 'knowledge_card']

/** It was said to a customer: counted once, whatever the version. */
export function useScriptUse(
  onUsed: (script: Script) => void,
  onRefused: (problem: ApiProblem) => void,
) {
  return useWrite<Script, { used_count: number }>({
    onRefused,
    send: ({ id }, key) => api.post(`/scripts/${id}/use`, {}, { key }),
    entities: both,
    onDone: (_, script) => {
      onUsed(script)
    },
  })
}

/** One's latest use of it was none. */
export function useTakeBack() {
  return useWrite<string>({
    send: (id, key) => api.post(`/scripts/${id}/use_undo`, {}, { key }),
    entities: both,
  })
}
