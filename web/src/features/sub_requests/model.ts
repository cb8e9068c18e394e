// Requests between departments on the wire. Draws nothing.
import type { Row } from '@/lib/api_types'

export const departments = [
  'warehouse',
  'finance',
  'purchasing',
  'service',
  'assistant',
  'manager',
  'marketing',
  'hr',
] as const

export interface SubRequest extends Row {
  version: number
  number: string
  ticket_id: string
  ticket_number: string
  ticket_title: string
  customer_name: string
  owner_name: string
  department: string
  title: string
  words: string
  minutes: number
  asked_at: number
  warn_at: number
  due_at: number
  elapsed_ms: number
  state: 'open' | 'answered' | 'withdrawn'
  breached: boolean
  escalated: boolean
  answer: string
  answerer_name: string
  answered_at: number
  actions: string[]
}

export interface Template {
  name: string
  department: string
  words: string
  minutes: number
}

export interface Settings extends Row {
  version: number
  templates: Template[]
}

export const settings_key = ['sub_request_settings', 'one']

/** The departments of somebody with these roles; who is none of them sees all. */
export function departments_of(roles: string[]): string {
  return departments.filter((one) => roles.includes(one)).join(',')
}
