// What the numbers say. Pure: no texts, no drawing; the page turns a finding into a sentence.
export interface Totals {
  revenue_minor: number
  orders_count: number
  aov_minor: number
  new_customers_count: number
}

export interface Slice {
  key: string
  label: string
  revenue_minor: number
  orders_count: number
  new_customers_count: number
}

export interface Sales {
  from: string
  to: string
  previous_from: string
  previous_to: string
  totals: Totals
  previous: Totals
  over_time: Slice[]
  by_person: Slice[]
  by_line: Slice[]
}

/** Ratio of growth; null when there was nothing before. */
export function growth(now: number, before: number): number | null {
  return before > 0 ? (now - before) / before : null
}

/** One value per key, 0 where the server has none. */
export function series_of(keys: string[], slices: Slice[], field: keyof Totals & keyof Slice) {
  const found = new Map(slices.map((slice) => [slice.key, slice[field]]))
  return keys.map((key) => found.get(key) ?? 0)
}

export function running_sum(values: number[]): number[] {
  let sum = 0
  return values.map((value) => (sum += value))
}

export interface Ranked {
  key: string
  label: string
  revenue_minor: number
  orders_count: number
  /** Of everything that was sold; null when nothing was. */
  share: number | null
}

/** The largest first; what follows the last shown one is added up under an empty key. */
export function rank(slices: Slice[], shown: number): { top: Ranked[]; others: number } {
  const sold = slices.filter((one) => one.revenue_minor !== 0)
  sold.sort((a, b) => b.revenue_minor - a.revenue_minor)
  const total = sold.reduce((sum, one) => sum + one.revenue_minor, 0)
  const share = (minor: number) => (total > 0 ? minor / total : null)
  const top = sold.slice(0, shown).map((one) => ({
    key: one.key,
    label: one.label,
    revenue_minor: one.revenue_minor,
    orders_count: one.orders_count,
    share: share(one.revenue_minor),
  }))
  const rest = sold.slice(shown)
  const minor = rest.reduce((sum, one) => sum + one.revenue_minor, 0)
  if (rest.length) {
    top.push({ key: '', label: '', revenue_minor: minor, orders_count: 0, share: share(minor) })
  }
  return { top, others: rest.length }
}

/** The best of several values, and how many times the average of those that sold it is. */
export function best(values: number[]): { index: number; value: number; times: number } | null {
  const value = Math.max(...values, 0)
  if (value <= 0) return null
  const filled = values.filter((one) => one !== 0)
  const average = filled.reduce((sum, one) => sum + one, 0) / filled.length
  return { index: values.indexOf(value), value, times: average > 0 ? value / average : 1 }
}

/** Sums of `size` neighbours each, so that a long line stays readable. */
export function chunk_sums(values: number[], size: number): number[] {
  const sums: number[] = []
  values.forEach((value, index) => {
    const at = Math.floor(index / size)
    sums[at] = (sums[at] ?? 0) + value
  })
  return sums
}

const late_share = 0.1

/**
 * The day the period before really begins, when its first tenth has no sales at all: what is compared
 * with it would look like growth. Null when it can be compared.
 */
export function late_start(days: string[], slices: Slice[]): string | null {
  const first = slices.find((one) => one.orders_count !== 0)?.key
  if (!first) return null
  return days.indexOf(first) > days.length * late_share ? first : null
}
