// The four charts of the dashboard. Each headline is the finding, computed from what is drawn.
import { useMemo } from 'react'
import { Chart } from '@/ui/Chart'
import { useGo } from '@/ui/Link'
import { Tabs } from '@/ui/Tabs'
import { rank_option, sums_option, time_option } from './drawings'
import { best, rank, running_sum, series_of, type Ranked, type Sales, type Slice } from './findings'
import { useText } from './i18n'
import { orders_path } from './drill'
import { days_of, keys_of, span_of } from './periods'
import { useLateStart, useSales, useWords, type By, type Words } from './sales'

type Text = ReturnType<typeof useText>

function sum_finding(
  t: Text,
  words: Words,
  { totals, previous }: Sales,
  late: string | null,
): string {
  const now = totals.revenue_minor
  const before = previous.revenue_minor
  const sum = words.short(now)
  const gap = words.short(Math.abs(now - before))
  if (now === 0) return t('sum_none')
  if (before === 0) return t('sum_alone', { sum })
  if (late) return t('sum_late', { sum, day: late })
  if (now === before) return t('sum_same', { sum })
  return t(now > before ? 'sum_more' : 'sum_less', { sum, gap })
}

export function SumChart({ sales }: { sales: Sales }) {
  const t = useText()
  const words = useWords()
  const earlier = useSales(sales.previous_from, sales.previous_to, 'day')
  const days = days_of(sales)
  const now = running_sum(series_of(days, sales.over_time, 'revenue_minor'))
  const earlier_days = days_of({ from: sales.previous_from, to: sales.previous_to })
  const sold_before = sales.previous.revenue_minor !== 0
  const before = sold_before
    ? running_sum(series_of(earlier_days, earlier.data?.over_time ?? [], 'revenue_minor'))
    : []
  const names = { now: t('now'), before: t('before') }
  const drawn = JSON.stringify([days, now, before, names])
  // The arrays are new in every drawing; their content is what matters.
  const option = useMemo(
    () => sums_option({ days, now, before, names, short: words.short }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawn],
  )
  return (
    <Chart
      title={sum_finding(t, words, sales, useLateStart(sales))}
      option={option}
      loading={earlier.isPending}
      error={earlier.data ? null : earlier.error}
      onRetry={() => void earlier.refetch()}
      table={{
        columns: [t('day'), names.now, names.before],
        rows: days.map((day, index) => [
          day,
          words.full(now[index] ?? 0),
          words.full(before[index] ?? 0),
        ]),
      }}
    />
  )
}

interface TimeChartProps {
  sales: Sales
  by: By
  onBy: (by: By) => void
}

export function TimeChart({ sales, by, onBy }: TimeChartProps) {
  const t = useText()
  const go = useGo()
  const words = useWords()
  const asked = useSales(sales.from, sales.to, by)
  const slices = asked.data?.over_time ?? []
  const keys = keys_of(sales, by)
  const values = series_of(keys, slices, 'revenue_minor')
  const orders = series_of(keys, slices, 'orders_count')
  const top = best(values)
  const name = t('revenue')
  const drawn = JSON.stringify([name, keys, values])
  const option = useMemo(
    () => time_option({ name, keys, values, best: top?.index, short: words.short }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawn],
  )
  return (
    <div className="metrics-with-switch">
      <Chart
        title={time_finding(t, words, top, keys, by)}
        option={option}
        loading={asked.isPending}
        error={asked.data ? null : asked.error}
        onRetry={() => void asked.refetch()}
        onPick={({ index }) => {
          const key = keys[index]
          if (key) go(orders_path(span_of(key, by, sales)))
        }}
        table={{
          columns: [t('when'), name, t('orders')],
          rows: keys.map((key, index) => [key, words.full(values[index] ?? 0), orders[index] ?? 0]),
        }}
      />
      <div className="metrics-switch no-print">
        <Tabs
          label={t('by')}
          value={by}
          onChange={(next) => {
            onBy(next as By)
          }}
          items={[
            { key: 'day', label: t('day') },
            { key: 'week', label: t('week') },
            { key: 'month', label: t('by_month') },
          ]}
        />
      </div>
    </div>
  )
}

const worth_telling_times = 1.5

function time_finding(
  t: Text,
  words: Words,
  top: ReturnType<typeof best>,
  keys: string[],
  by: By,
): string {
  if (!top) return t('sum_none')
  const key = keys[top.index] ?? ''
  const when =
    by === 'week' ? t('week_of', { day: key.slice(5) }) : by === 'day' ? key.slice(5) : key
  const told = { when, sum: words.short(top.value), times: top.times.toFixed(1) }
  return t(top.times >= worth_telling_times ? 'best_times' : 'best', told)
}

const lines_shown = 7
const people_shown = 9

function useRanking(slices: Slice[], shown: number, no_name: string) {
  const t = useText()
  const words = useWords()
  const { top, others } = rank(slices, shown)
  const items = top.map((one) => ({
    ...one,
    label: one.key === '' ? t('others', { count: others }) : one.label || no_name,
  }))
  const name = t('revenue')
  const drawn = JSON.stringify([name, items])
  const option = useMemo(
    () => rank_option({ name, items, short: words.short, percent: words.percent }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawn],
  )
  return { items, option, words }
}

const rows_of = (items: Ranked[], words: Words) =>
  items.map((one) => [
    one.label,
    words.full(one.revenue_minor),
    one.share === null ? '—' : words.percent(one.share),
  ])

export function LineChart({ sales }: { sales: Sales }) {
  const t = useText()
  const { items, option, words } = useRanking(sales.by_line, lines_shown, t('no_line'))
  const [first, second] = items
  const title = () => {
    if (!first) return t('sum_none')
    if (!second) return t('line_one', { name: first.label })
    const share = first.share ?? 0
    const both = share + (second.share ?? 0)
    if (share < 0.4 && second.key) {
      const named = { name: first.label, second: second.label }
      return t('line_two', { ...named, share: words.percent(both) })
    }
    return t('line_first', { name: first.label, share: words.percent(share) })
  }
  return (
    <Chart
      title={title()}
      option={option}
      table={{ columns: [t('line'), t('revenue'), t('share')], rows: rows_of(items, words) }}
    />
  )
}

export function PersonChart({ sales }: { sales: Sales }) {
  const t = useText()
  const go = useGo()
  const { items, option, words } = useRanking(sales.by_person, people_shown, t('no_person'))
  const sellers = sales.by_person.filter((one) => one.revenue_minor !== 0).length
  const [first, second] = items
  const title = () => {
    if (!first) return t('sum_none')
    if (!second) return t('person_one', { name: first.label })
    const share = words.percent(first.share ?? 0)
    return t('person_first', { count: sellers, name: first.label, share })
  }
  return (
    <Chart
      title={title()}
      option={option}
      onPick={({ index }) => {
        const key = items[index]?.key
        if (key) go(orders_path({ ...sales, owner_id: key }))
      }}
      table={{ columns: [t('person'), t('revenue'), t('share')], rows: rows_of(items, words) }}
    />
  )
}
