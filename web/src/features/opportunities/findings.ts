// What the forecast says. Pure: no texts, no drawing; the page turns a finding into a sentence.
import type { Forecast, MonthForecast } from './model'

export type Finding =
  | { kind: 'none' }
  | { kind: 'late'; sum: number }
  | { kind: 'flat'; sum: number }
  | { kind: 'month'; sum: number; at: number; share: number }

/** From when on one month stands out among those that have anything. */
const stands_out = 1.3

export function finding_of({ months, overdue }: Pick<Forecast, 'months' | 'overdue'>): Finding {
  const sum = months.reduce((all, month) => all + month.weighted_minor, 0)
  if (sum === 0) {
    return overdue.amount_minor > 0 ? { kind: 'late', sum: overdue.amount_minor } : { kind: 'none' }
  }
  const filled = months.filter((month) => month.weighted_minor > 0)
  const most = filled.reduce((a, b) => (b.weighted_minor > a.weighted_minor ? b : a))
  const average = sum / filled.length
  if (filled.length > 1 && most.weighted_minor < stands_out * average) return { kind: 'flat', sum }
  return { kind: 'month', sum, at: months.indexOf(most), share: most.weighted_minor / sum }
}

/** "2026-12"; the last one stands for all later ones too. */
export const month_of = (month: MonthForecast): string => month.from.slice(0, 7)
