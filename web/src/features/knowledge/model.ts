// What this feature asks and sends: cards, scripts, the search while one talks. Draws nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import type { CardKind, KnowledgeCard, Scene, Script, ScriptState } from '@/lib/knowledge'
import { useWrite } from '@/lib/use_write'

export const kinds: CardKind[] = ['selling_point', 'plain_word', 'fab', 'rival', 'policy']
export const scenes: Scene[] = [
  'greeting',
  'question',
  'objection',
  'concession',
  'closing',
  'revisit',
]

/** The boxes of each kind, in the order one fills them; what is about all stands in the form. */
export const boxes_of: Record<CardKind, string[]> = {
  selling_point: ['words', 'title', 'concern', 'segment'],
  plain_word: ['parameter', 'value_pattern', 'words'],
  fab: ['title', 'advantage', 'benefit', 'proof', 'demonstration', 'concern', 'segment'],
  rival: [
    'competitor',
    'title',
    'price_low_e4',
    'price_high_e4',
    'words',
    'strengths',
    'weaknesses',
    'comparisons',
  ],
  policy: ['words', 'return_days', 'warranty_months', 'free_services'],
}

export const needed_of: Record<CardKind, string[]> = {
  selling_point: ['words'],
  plain_word: ['parameter', 'words'],
  fab: ['title', 'advantage', 'benefit'],
  rival: ['competitor', 'title', 'valid_until'],
  policy: ['words'],
}

/** Whom cards may be for: industries of customers, and those that cards name already. */
export function useSegments() {
  return useQuery({
    queryKey: ['knowledge_card', 'segments'],
    queryFn: ({ signal }) => api.get<{ items: string[] }>('/card_segments', { signal }),
  })
}

export interface ScriptVersion {
  id: string
  revision_no: number
  state: ScriptState
  title: string
  words: string
  reason: string
  owner_name: string
  created_at: number
}

export interface ScriptRecord extends Script {
  versions: ScriptVersion[]
}

export interface ProductRow extends Row {
  code: string
  name: string
}

export interface Hit {
  card: KnowledgeCard | null
  script: Script | null
}

/** One answer for each stroke; the last one stays until the next is there. */
export function useHits(q: string, product_id: string | null) {
  return useQuery({
    queryKey: ['knowledge_card', 'search', q, product_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Hit>>('/knowledge/search', { query: { q, product_id }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

const products_shown = 3

export function useProductHits(q: string) {
  return useQuery({
    queryKey: ['product', 'search', q],
    queryFn: ({ signal }) =>
      api.get<ListOf<ProductRow>>('/products', { query: { q, limit: products_shown }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

const scripts_shown = 30

/** What people may say in a scene: the ladder of concessions by its steps, all else by use. */
export function useSceneScripts(scene: Scene) {
  return useQuery({
    queryKey: ['script', 'scene', scene],
    queryFn: ({ signal }) =>
      api.get<ListOf<Script>>('/scripts', {
        query: { scene, state: 'approved', sort: '-used_count', limit: scripts_shown },
        signal,
      }),
    select: ({ items }) =>
      scene === 'concession' ? [...items].sort((a, b) => a.step_no - b.step_no) : items,
  })
}

const both = ['script', 'knowledge_card']

interface ActOptions<Out> {
  onDone?: (out: Out) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A change of state that is a POST to a noun: approval, archive … */
export function useAct<Out extends Row>(path: string, noun: string, options: ActOptions<Out> = {}) {
  return useWrite<Record<string, unknown>, Out>({
    send: (body, key) => api.post<Out>(`${path}/${noun}`, body, { key }),
    entities: both,
    ...options,
  })
}

interface Available {
  product_id: string
  available: number
}

/** What may be promised of it now. */
export function useAvailable(product_id: string, on: boolean) {
  return useQuery({
    queryKey: ['stock', 'available', product_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Available>>('/stock/available', {
        query: { product_ids: product_id },
        signal,
      }),
    enabled: on,
    select: ({ items }) => items[0]?.available,
  })
}
