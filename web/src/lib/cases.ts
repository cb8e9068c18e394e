// Cases as the server tells them, and what may be asked and done from beside a complaint. Draws
// nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, type ApiProblem } from './api'
import type { Row } from './api_types'
import { useWrite } from './use_write'

export type Freshness = 'none' | 'fresh' | 'due' | 'overdue'
export type CaseState = 'draft' | 'reviewing' | 'published' | 'archived'

export interface Case extends Row {
  version: number
  ticket_id: string | null
  ticket_number: string
  kind: string
  cause: string
  product_id: string | null
  product_name: string
  title: string
  symptom: string
  finding: string
  remedy: string
  prevention: string
  owner_id: string
  owner_name: string
  state: CaseState
  remark: string
  reviewer_name: string
  published_at: number
  review_on: string | null
  freshness: Freshness
  used_count: number
  created_at: number
  actions: string[]
}

export interface CaseHint {
  id: string
  title: string
  symptom: string
  remedy: string
  product_name: string
  kind: string
  used_count: number
  freshness: Freshness
  same_kind: boolean
  same_product: boolean
  shared: string[]
  used: boolean
}

export interface CaseHints {
  items: CaseHint[]
  drafted_id: string | null
  can_draft: boolean
}

export const case_entities = ['ticket_case']

export function useCaseHints(ticket_id: string) {
  return useQuery({
    queryKey: ['ticket_case', 'hints', ticket_id],
    queryFn: ({ signal }) => api.get<CaseHints>(`/tickets/${ticket_id}/case_hints`, { signal }),
  })
}

const rest_ms = 400
const asked_chars = 400

/** What it was when it last rested for a moment. */
function useRested(text: string): string {
  const [rested, set_rested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => {
      set_rested(text)
    }, rest_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return rested
}

/** Like what is being typed; the last answer stays until the next is there. */
export function useTypedHints(typed: string, product_id: string | null, on: boolean) {
  const words = useRested(typed.slice(0, asked_chars))
  return useQuery({
    queryKey: ['ticket_case', 'typed', words, product_id],
    queryFn: ({ signal }) =>
      api.get<CaseHints>('/case_hints', { query: { words, product_id }, signal }),
    enabled: on && words.trim().length > 1,
    placeholderData: keepPreviousData,
  })
}

interface Doing {
  onDone?: (one: Case) => void
  onRefused?: (problem: ApiProblem) => void
}

export function useDraftCase(doing: Doing) {
  return useWrite<{ ticket_id: string }, Case>({
    send: ({ ticket_id }, key) => api.post(`/tickets/${ticket_id}/case`, {}, { key }),
    entities: case_entities,
    ...doing,
  })
}

export function useCaseUse(noun: 'uses' | 'use_undo', doing: Doing) {
  return useWrite<{ id: string; ticket_id: string }, Case>({
    send: ({ id, ticket_id }, key) => api.post(`/cases/${id}/${noun}`, { ticket_id }, { key }),
    entities: case_entities,
    ...doing,
  })
}
