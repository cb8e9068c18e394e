// The public pool on the wire, and what is done with its customers. Draws nothing.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { take_row } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'
import { useRefusal } from '@/ui/use_refusal'

export type Cause = 'none' | 'no_follow_up' | 'no_opportunity' | 'no_order'
export const causes = ['no_follow_up', 'no_order', 'no_opportunity'] as const
export const tiers = ['all', 'a', 'b', 'c', 'd'] as const
export const countings = ['calendar_days', 'working_days'] as const

export interface Rule {
  cause: (typeof causes)[number]
  tier: (typeof tiers)[number]
  /** null while it is being typed. */
  days: number | null
  counting: (typeof countings)[number]
  active: boolean
}

export interface Pool extends Row {
  version: number
  name: string
  position: number
  active: boolean
  member_ids: string[]
  team_ids: string[]
  manager_ids: string[]
  rules: Rule[]
  warn_days: number
  cool_down_days: number
  daily_claims: number
  person_limit: number
  team_limit: number
  claimed_count: number
  held_count: number
  is_manager: boolean
  actions: string[]
}

export interface PoolCustomer extends Row {
  pool_id: string
  name: string
  code: string
  tier: string
  region: string
  industry: string
  status: string
  contact_name: string
  phone: string
  entry: 'released' | 'recycled'
  cause: Cause
  reason: string
  entered_at: number
  last_contact_at: number
  previous_owner_name: string
  actions: string[]
}

export interface Claimed {
  customer_id: string
  name: string
  claims_left: number
  room_left: number
}

export interface Outcome {
  changed: string[]
  refused: { customer_id: string; name: string; text: string }[]
}

export interface Endangered {
  customer_id: string
  name: string
  tier: string
  cause: Cause
  since_on: string
  recycle_on: string
  days_left: number
  warned_for: string | null
  last_contact_at: number
  exempt_until: string | null
}

/** What is shown instead of one pool: whom one is about to lose. */
export const endangered_tab = 'endangered'

export function usePools() {
  return useQuery({
    queryKey: ['pool', 'all'],
    queryFn: ({ signal }) => api.get<{ items: Pool[] }>('/pools', { signal }),
  })
}

export function useEndangered(on: boolean) {
  return useInfiniteQuery({
    queryKey: ['live', 'endangered'],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: Endangered[]; next_cursor: string }>('/endangered_customers', {
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor || undefined,
    enabled: on,
  })
}

const touched = ['pool', 'pool_customer', 'customer']

/** Gone from the list at once, so that the next key meets the next customer; back if refused. */
export function useClaim(onDone: (claimed: Claimed) => void) {
  const onRefused = useRefusal()
  return useWrite<string, Claimed>({
    send: (customer_id, key) => api.post('/pool_claims', { customer_id }, { key }),
    entities: touched,
    optimistic: (client, id) => take_row(client, 'pool_customer', id),
    onDone,
    onRefused,
  })
}

export function useUndoClaim(onDone: (claimed: Claimed) => void) {
  const onRefused = useRefusal()
  return useWrite<string, Claimed>({
    send: (customer_id, key) => api.post('/pool_claim_undos', { customer_id }, { key }),
    entities: touched,
    onDone,
    onRefused,
  })
}

interface Handout {
  ids: string[]
  owner_id: string
}

/** What it would do; writes nothing. */
export function usePreview() {
  return useWrite<Handout, Outcome>({
    send: (input, key) => api.post('/pool_handouts', { ...input, preview: true }, { key }),
    entities: [],
  })
}

export function useHandout(onDone: (outcome: Outcome) => void) {
  return useWrite<Handout, Outcome>({
    send: (input, key) => api.post('/pool_handouts', input, { key }),
    entities: touched,
    onDone,
  })
}

const people_limit = 200

export interface Person extends Row {
  name: string
  team_name: string
}

export function usePeople() {
  return useQuery({
    queryKey: ['user', 'colleagues'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Person>>('/users', {
        query: { state: 'active', limit: people_limit },
        signal,
      }),
  })
}

export function useTeams() {
  return useQuery({
    queryKey: ['team', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Row & { name: string }>>('/teams', { query: { limit: people_limit }, signal }),
  })
}

/** What is left of a limit; null: there is none. */
export function left_of(limit: number, used: number): number | null {
  return limit > 0 ? Math.max(0, limit - used) : null
}

export const rules_limit = 30
const first_days = 30

/** For a cause that has no rule for everybody yet, else for a tier that has none. */
export function new_rule(rules: Rule[]): Rule {
  const blank = { days: first_days, counting: 'calendar_days', active: true } as const
  for (const tier of tiers)
    for (const cause of causes)
      if (!rules.some((one) => one.cause === cause && one.tier === tier))
        return { cause, tier, ...blank }
  return { cause: 'no_follow_up', tier: 'all', ...blank }
}

/** A few digits, else nothing: half a number is never taken for another one. */
export function read_days(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/\D/gu, '').slice(0, 4)
  return digits ? Number(digits) : null
}
