// The options of the dashboard's charts. Numbers are minor units; labels come as functions.
import type { ChartColors } from '@/ui/chart_colors'
import type { Ranked } from './findings'

type Short = (minor: number) => string
type Option = (colors: ChartColors) => Record<string, unknown>

const short_day = (day: string) => (day.length === 10 ? day.slice(5) : day)

/** Not more days than can be read beside each other. */
const day_axis = (days: string[]) => ({
  type: 'category',
  data: days.map(short_day),
  axisLabel: { interval: Math.ceil(days.length / 9) - 1, hideOverlap: true },
})

const axis_of = (short: Short) => ({
  type: 'value',
  splitNumber: 4,
  axisLabel: { formatter: (minor: number) => short(minor) },
})

interface Sums {
  days: string[]
  now: number[]
  /** Empty when nothing was sold then. */
  before: number[]
  names: { now: string; before: string }
  short: Short
}

/** This period's running sum over the one before it, each named at its end. */
export function sums_option({ days, now, before, names, short }: Sums): Option {
  return (colors) => {
    const end = (name: string, color: string, distance: number) => ({
      show: true,
      color,
      distance,
      lineHeight: 16,
      formatter: ({ value }: { value: number }) => `${name}\n${short(value)}`,
    })
    return {
      grid: { left: 8, right: 84, top: 16, bottom: 8, containLabel: true },
      tooltip: { valueFormatter: (value: unknown) => short(Number(value)) },
      xAxis: { ...day_axis(days), boundaryGap: false },
      yAxis: axis_of(short),
      series: [
        {
          name: names.now,
          type: 'line',
          data: now,
          showSymbol: false,
          lineStyle: { width: 3, color: colors.act },
          itemStyle: { color: colors.act },
          areaStyle: { opacity: 0.08, color: colors.act },
          endLabel: end(names.now, colors.ink, 8),
          labelLayout: { moveOverlap: 'shiftY' },
        },
        ...(before.length
          ? [
              {
                name: names.before,
                type: 'line',
                data: before,
                showSymbol: false,
                lineStyle: { width: 1.5, color: colors.grey },
                itemStyle: { color: colors.grey },
                endLabel: end(names.before, colors.ink2, 8),
                labelLayout: { moveOverlap: 'shiftY' },
              },
            ]
          : []),
      ],
    }
  }
}

interface Bars {
  name: string
  keys: string[]
  values: number[]
  best: number | undefined
  short: Short
}

/** One bar per day, week or month; only the best one is labelled. */
export function time_option({ name, keys, values, best, short }: Bars): Option {
  return (colors) => ({
    grid: { left: 8, right: 16, top: 26, bottom: 8, containLabel: true },
    tooltip: { valueFormatter: (value: unknown) => short(Number(value)) },
    xAxis: day_axis(keys),
    yAxis: axis_of(short),
    series: [
      {
        name,
        type: 'bar',
        barMaxWidth: 36,
        itemStyle: { borderRadius: [3, 3, 0, 0], color: colors.act },
        data: values.map((value, index) =>
          index === best
            ? {
                value,
                itemStyle: { color: colors.amber },
                label: { show: true, position: 'top', color: colors.ink, formatter: short(value) },
              }
            : value,
        ),
      },
    ],
  })
}

interface Ranking {
  name: string
  items: Ranked[]
  short: Short
  percent: (ratio: number) => string
}

/** Lying bars, the largest on top, amount and share beside each. */
export function rank_option({ name, items, short, percent }: Ranking): Option {
  return (colors) => ({
    grid: { left: 8, right: 104, top: 4, bottom: 4, containLabel: true },
    tooltip: { trigger: 'item', valueFormatter: (value: unknown) => short(Number(value)) },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: items.map((one) => one.label),
      axisLabel: { width: 92, overflow: 'truncate' },
    },
    series: [
      {
        name,
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: { borderRadius: 3 },
        label: { show: true, position: 'right', color: colors.ink },
        data: items.map((one) => ({
          value: one.revenue_minor,
          itemStyle: { color: one.key ? colors.act : colors.grey },
          label: {
            formatter: `${short(one.revenue_minor)}  ${one.share === null ? '' : percent(one.share)}`,
          },
        })),
      },
    ],
  })
}
