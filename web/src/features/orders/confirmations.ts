// Second confirmations: what a customer was asked to confirm and said, and the corrections a customer
// writes on the page. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { format_price } from '@/lib/format'
import type { Instalment, PayTerm } from './payment'

export const line_terms = ['quantity', 'unit_price', 'product'] as const
export const head_terms = [
  'delivery_address',
  'contact_name',
  'contact_phone',
  'promised_on',
  'policy',
] as const
export type Term = (typeof line_terms)[number] | (typeof head_terms)[number] | 'other'

export interface Correction {
  term: Term
  line_no: number
  stood: string
  wanted: string
}

export type Standing = 'waiting' | 'confirmed' | 'corrected' | 'revoked' | 'expired' | 'replaced'

export interface Confirmation extends Row {
  version: number
  order_id: string
  terms_no: number
  terms_hash: string
  author_name: string
  valid_until_at: number
  standing: Standing
  first_opened_at: number
  answered_at: number
  answered_by: string
  words: string
  corrections: Correction[]
  settlement: 'none' | 'adopted' | 'declined'
  settler_name: string
  settled_words: string
  created_at: number
  link: string
  actions: string[]
}

export interface TermLine {
  product_code: string
  product_name: string
  quantity: number
  unit_price_e4: number
  amount_minor: number
}

export interface Terms {
  number: string
  customer_name: string
  contact_name: string
  contact_phone: string
  delivery_address: string
  promised_on: string | null
  policy: string
  lines: TermLine[]
  amount_minor: number
  pay_term: PayTerm
  pay_value: number
  instalments: Instalment[]
}

export interface Replay extends Confirmation {
  terms: Terms
  frozen_at: number
}

export interface OpenConfirmation {
  org_name: string
  seller_name: string
  currency: string
  standing: Standing
  terms: Terms
  terms_no: number
  terms_hash: string
  valid_until_at: number
  answered_at: number
  answered_by: string
  corrections: Correction[]
}

export function useConfirmations(order_id: string, version: number) {
  return useQuery({
    queryKey: ['confirmation', 'of', order_id, version],
    queryFn: ({ signal }) =>
      api.get<ListOf<Confirmation>>(`/orders/${order_id}/confirmations`, { signal }),
    placeholderData: (before) => before,
  })
}

export function useReplay(id: string) {
  return useQuery({
    queryKey: ['confirmation', 'replay', id],
    queryFn: ({ signal }) => api.get<Replay>(`/confirmations/${id}`, { signal }),
  })
}

/** What the customer wants otherwise, by place; only what differs from what stands counts. */
export type Wanted = Record<string, string>

export const place_of = (term: Term, line_no = 0) => `${term}.${line_no}`

/** What stands in the terms at a place, as the page shows it and a customer would write it. */
export function stood(terms: Terms, term: Term, line_no: number): string {
  const line = terms.lines[line_no - 1]
  if (term === 'quantity') return String(line?.quantity ?? '')
  if (term === 'unit_price') return plain_price(line?.unit_price_e4 ?? 0)
  if (term === 'product') return line?.product_name ?? ''
  if (term === 'other') return ''
  return terms[term] ?? ''
}

const plain_price = (e4: number) => format_price(e4, 'CNY', 'en').replace(/[^\d.]/gu, '')

export function corrections_of(wanted: Wanted, terms: Terms): Omit<Correction, 'stood'>[] {
  return Object.entries(wanted).flatMap(([place, text]) => {
    const [term, line] = place.split('.') as [Term, string]
    const line_no = Number(line)
    const said = text.trim()
    return said && said !== stood(terms, term, line_no) ? [{ term, line_no, wanted: said }] : []
  })
}
