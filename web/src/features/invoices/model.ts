// What the server says about invoices. Draws nothing.
import type { Row } from '@/lib/api_types'

export type InvoiceState = 'requested' | 'issued' | 'delivered' | 'voided' | 'reversed'

export interface Invoice extends Row {
  version: number
  number: string
  customer_id: string
  customer_name: string
  org_name: string
  owner_name: string
  requester_name: string
  title_kind: 'company' | 'person'
  kind: 'plain' | 'special'
  name: string
  tax_no: string
  address: string
  phone: string
  bank: string
  account: string
  email: string
  amount_minor: number
  note: string
  state: InvoiceState
  code: string
  invoice_no: string
  issued_on: string | null
  sent_by: 'none' | 'email' | 'post'
  tracking_no: string
  red_no: string
  reason: string
  created_at: number
  delivered_at: number
  parts: { id: string; order_id: string; order_number: string; amount_minor: number }[]
  actions: string[]
}

export const invoice_states: InvoiceState[] = [
  'requested',
  'issued',
  'delivered',
  'voided',
  'reversed',
]
