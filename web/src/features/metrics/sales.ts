// Questions of the dashboard, and numbers as its sentences need them. Draws nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocale } from '@/i18n'
import { api } from '@/lib/api'
import { format_money, format_percent } from '@/lib/format'
import { useUser } from '@/lib/session'
import { late_start, type Sales } from './findings'
import { days_of } from './periods'

export type By = 'day' | 'week' | 'month'

/** Kept current: every change of an order or customer asks again. */
export function useSales(from: string, to: string, by: By, on = true) {
  return useQuery({
    queryKey: ['live', 'sales', from, to, by],
    queryFn: ({ signal }) =>
      api.get<Sales>('/dashboards/sales', { query: { from, to, by }, signal }),
    placeholderData: keepPreviousData,
    enabled: on,
  })
}

export interface Words {
  /** 万 or K, for charts and headlines. */
  short: (minor: number) => string
  full: (minor: number) => string
  percent: (ratio: number) => string
}

export function useWords(): Words {
  const locale = useLocale()
  const { currency } = useUser().org
  return {
    short: (minor) => format_money(minor, { currency, locale, compact: true }),
    full: (minor) => format_money(minor, { currency, locale }),
    percent: (ratio) => format_percent(ratio, locale, 0),
  }
}

/** The day from which the period before has records, when that is too late to compare with. */
export function useLateStart(sales: Sales): string | null {
  const earlier = useSales(sales.previous_from, sales.previous_to, 'day')
  const days = days_of({ from: sales.previous_from, to: sales.previous_to })
  return late_start(days, earlier.data?.over_time ?? [])
}
