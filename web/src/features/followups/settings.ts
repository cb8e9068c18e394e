// The settings of follow-ups on the wire, and what is done with a cadence in the form. Draws nothing.
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { ContactChannel } from '@/lib/channels'
import { useQuery } from '@tanstack/react-query'

export const situations = [
  'new_lead',
  'after_quote',
  'after_delivery',
  'after_complaint',
  'dormant',
] as const
type Situation = (typeof situations)[number]

export const tiers = ['all', 'a', 'b', 'c', 'd'] as const
type ForTier = (typeof tiers)[number]

export interface Step {
  /** null while it is being typed. */
  after_days: number | null
  channel: ContactChannel
  goal: string
}

export interface Cadence {
  situation: Situation
  tier: ForTier
  active: boolean
  steps: Step[]
}

export const weights = [
  'inquiries_weight',
  'need_by_weight',
  'quote_weight',
  'contact_weight',
  'stage_weight',
  'tier_weight',
] as const

export interface Settings extends Row {
  version: number
  remind_minutes: number
  escalate_minutes: number
  big_quote_minor: number
  cadences: Cadence[]
}

export const settings_path = '/follow_up_settings'
export const settings_key = ['follow_up_settings', 'all']

export function useSettings() {
  return useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>(settings_path, { signal }),
  })
}

export function total_weight(values: Record<string, unknown>): number {
  return weights.reduce((sum, name) => {
    const value = values[name]
    return sum + (typeof value === 'number' ? value : 0)
  }, 0)
}

/** Steps whose goals are left empty say what the product says for each place in a cadence. */
export const steps_limit = 12
export const cadences_limit = 60
const first_days = 3

export const new_step = (): Step => ({ after_days: first_days, channel: 'phone', goal: '' })

/** A situation for all that has none yet, else one for the first tier that is free. */
export function new_cadence(cadences: Cadence[]): Cadence {
  const taken = (situation: Situation, tier: ForTier) =>
    cadences.some((one) => one.situation === situation && one.tier === tier)
  for (const tier of tiers)
    for (const situation of situations)
      if (!taken(situation, tier)) return { situation, tier, active: true, steps: [new_step()] }
  return { situation: 'new_lead', tier: 'all', active: true, steps: [new_step()] }
}

/** A few digits, else nothing: half a number is never taken for another one. */
export function read_days(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/\D/gu, '').slice(0, 4)
  return digits ? Number(digits) : null
}

/** The cadences of one version that the other does not have just so. */
export function only_here(cadences: Cadence[], others: Cadence[]): Cadence[] {
  const there = new Set(others.map((one) => JSON.stringify(one)))
  return cadences.filter((one) => !there.has(JSON.stringify(one)))
}
