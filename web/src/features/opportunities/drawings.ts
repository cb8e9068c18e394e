// The options of the forecast's charts. Numbers are minor units; labels come as functions.
import type { ChartColors } from '@/ui/chart_colors'

type Short = (minor: number) => string
type Option = (colors: ChartColors) => Record<string, unknown>

interface Months {
  labels: string[]
  amounts: number[]
  weighted: number[]
  names: { amount: string; weighted: string }
  short: Short
}

/** What is expected in front of what it would be if all of it were won. */
export function months_option({ labels, amounts, weighted, names, short }: Months): Option {
  return (colors) => ({
    grid: { left: 8, right: 12, top: 34, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colors.ink2 } },
    tooltip: { valueFormatter: (value: unknown) => short(Number(value)) },
    xAxis: { type: 'category', data: labels, axisLabel: { interval: 0, hideOverlap: true } },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { formatter: (minor: number) => short(minor) },
    },
    series: [
      {
        name: names.weighted,
        type: 'bar',
        barMaxWidth: 34,
        z: 3,
        itemStyle: { color: colors.act, borderRadius: [3, 3, 0, 0] },
        label: {
          show: true,
          position: 'top',
          color: colors.ink,
          formatter: ({ value }: { value: number }) => (value ? short(value) : ''),
        },
        data: weighted,
      },
      {
        name: names.amount,
        type: 'bar',
        barMaxWidth: 34,
        itemStyle: { color: colors.grey, opacity: 0.55, borderRadius: [3, 3, 0, 0] },
        data: amounts,
      },
    ],
  })
}

interface People {
  labels: string[]
  weighted: number[]
  name: string
  short: Short
}

/** Lying bars, whoever has most on top. */
export function people_option({ labels, weighted, name, short }: People): Option {
  return (colors) => ({
    grid: { left: 8, right: 84, top: 4, bottom: 4, containLabel: true },
    tooltip: { trigger: 'item', valueFormatter: (value: unknown) => short(Number(value)) },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels,
      axisLabel: { width: 92, overflow: 'truncate' },
    },
    series: [
      {
        name,
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: { color: colors.act, borderRadius: 3 },
        label: {
          show: true,
          position: 'right',
          color: colors.ink,
          formatter: ({ value }: { value: number }) => short(value),
        },
        data: weighted,
      },
    ],
  })
}
