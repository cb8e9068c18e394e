// The retro on the wire, its months, and what is done with an SOP change. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'

export interface SopChange extends Row {
  version: number
  month_on: string
  cause: string
  kind: string
  complaint_count: number
  title: string
  words: string
  owner_id: string
  owner_name: string
  decider_name: string
  due_on: string
  state: 'open' | 'done' | 'dropped'
  ended_on: string | null
  outcome: string
  late: boolean
  actions: string[]
}

export interface Repeat {
  cause: string
  kind: string
  complaints: number
  month_before: number
  products: { product_id: string; name: string; complaints: number }[]
  changes: number
}

export interface Retro {
  month_on: string
  last_on: string
  complaints: number
  month_before: number
  repeats: Repeat[]
  changes: SopChange[]
  costs: { cause: string; letters: number; amount_minor: number }[]
  sees_costs: boolean
  can_plan: boolean
}

/** The first day of the month so many months from this one. */
export function month_from(month_on: string, steps: number): string {
  const [year = 0, month = 1] = month_on.split('-').map(Number)
  const at = year * 12 + (month - 1) + steps
  return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

/** The complaints of a month with a cause, in the list. */
export function list_behind(retro: Retro, repeat: Repeat): string {
  const query = new URLSearchParams({
    cause: repeat.cause,
    kind: repeat.kind,
    opened_on_from: retro.month_on,
    opened_on_to: retro.last_on,
  })
  return `/tickets/all?${query.toString()}`
}

const entities = ['sop_change']

export function useRetro(month: string | null) {
  return useQuery({
    queryKey: ['sop_change', 'retro', month],
    queryFn: ({ signal }) => api.get<Retro>('/retro', { query: { month }, signal }),
  })
}

interface Colleague extends Row {
  name: string
}

export function useColleagues() {
  return useQuery({
    queryKey: ['user', 'colleagues'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Colleague>>('/users', { query: { state: 'active', limit: 200 }, signal }),
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
  })
}

interface Doing {
  onDone: () => void
  onRefused?: (problem: ApiProblem) => void
}

export interface NewChange {
  month_on: string
  cause: string
  kind: string
  title: string
  words: string
  owner_id: string
  due_on: string | null
}

export function usePlanChange(doing: Doing) {
  return useWrite<NewChange, SopChange>({
    send: (body, key) => api.post('/sop_changes', body, { key }),
    entities,
    ...doing,
  })
}

export function useEndChange(noun: 'completion' | 'dropping' | 'reopening', doing: Doing) {
  return useWrite<{ id: string; words?: string }, SopChange>({
    send: ({ id, ...body }, key) => api.post(`/sop_changes/${id}/${noun}`, body, { key }),
    entities,
    ...doing,
  })
}
