// The way of an opportunity as one line of happenings, newest first. Draws nothing.
import { days_between } from '@/lib/format'
import type { History, Stage } from './model'

export type Happened =
  | { kind: 'began'; id: string; at: number; day: string }
  | {
      kind: 'stage'
      id: string
      at: number
      who: string
      from: Stage
      to: Stage
      working_days: number
    }
  | { kind: 'day'; id: string; at: number; who: string; from: string; to: string; days: number }

export function way_of(history: History, created_at: number): Happened[] {
  const stages = history.stages.map((one): Happened => ({
    kind: 'stage',
    id: one.id,
    at: one.at,
    who: one.actor_name,
    from: one.from_stage,
    to: one.to_stage,
    working_days: one.working_days,
  }))
  const days = history.dates.map((one): Happened => ({
    kind: 'day',
    id: one.id,
    at: one.at,
    who: one.actor_name,
    from: one.before_on,
    to: one.after_on,
    days: days_between(one.before_on, one.after_on),
  }))
  const began: Happened = {
    kind: 'began',
    id: 'began',
    at: created_at,
    day: history.first_expected_close_on,
  }
  return [began, ...stages, ...days].sort((a, b) => b.at - a.at || (a.kind === 'began' ? 1 : -1))
}
