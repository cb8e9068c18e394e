// Periods and days as plain `YYYY-MM-DD`. Pure: today is an argument, never the machine's clock.
import { add_days } from '@/lib/day_input'

export const spans = ['month', 'last_month', 'quarter', 'days30', 'year'] as const
export type Span = (typeof spans)[number]

export interface Period {
  from: string
  to: string
}

const first_of = (on: string) => `${on.slice(0, 8)}01`

/** From the start of the span up to today; the last month as a whole. */
export function period_of(span: Span, today: string): Period {
  const year = today.slice(0, 4)
  if (span === 'last_month') {
    const to = add_days(first_of(today), -1)
    return { from: first_of(to), to }
  }
  if (span === 'quarter') {
    const month = Number(today.slice(5, 7))
    const start = month - ((month - 1) % 3)
    return { from: `${year}-${String(start).padStart(2, '0')}-01`, to: today }
  }
  if (span === 'days30') return { from: add_days(today, -29), to: today }
  if (span === 'year') return { from: `${year}-01-01`, to: today }
  return { from: first_of(today), to: today }
}

/** Every day of a period, also those without a sale. */
export function days_of({ from, to }: Period): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = add_days(day, 1)) days.push(day)
  return days
}

/** The start of each week (Monday) or month that a period touches, as the server names them. */
export function keys_of(period: Period, by: 'day' | 'week' | 'month'): string[] {
  const key = (day: string) => {
    if (by === 'day') return day
    if (by === 'month') return day.slice(0, 7)
    const weekday = (new Date(Date.parse(day)).getUTCDay() + 6) % 7
    return add_days(day, -weekday)
  }
  return [...new Set(days_of(period).map(key))]
}

/** The days one bar stands for, within the period. */
export function span_of(key: string, by: 'day' | 'week' | 'month', period: Period): Period {
  const last = () => {
    if (by === 'day') return key
    if (by === 'week') return add_days(key, 6)
    const [year = 0, month = 0] = key.split('-').map(Number)
    return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  }
  const first = by === 'month' ? `${key}-01` : key
  const end = last()
  return { from: first < period.from ? period.from : first, to: end > period.to ? period.to : end }
}
