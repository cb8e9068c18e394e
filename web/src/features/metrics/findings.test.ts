import { orders_path } from './drill'
import { describe, expect, it } from 'vitest'
import {
  best,
  chunk_sums,
  growth,
  late_start,
  rank,
  running_sum,
  series_of,
  type Slice,
} from './findings'
import { add_days } from '@/lib/day_input'
import { days_of, keys_of, period_of, span_of } from './periods'

const slice = (key: string, revenue_minor: number): Slice => ({
  key,
  label: key.toUpperCase(),
  revenue_minor,
  orders_count: 1,
  new_customers_count: 0,
})

describe('periods', () => {
  it.each([
    ['month', '2026-11-25', '2026-11-01', '2026-11-25'],
    ['last_month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last_month', '2026-01-05', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-25', '2026-10-01', '2026-11-25'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['days30', '2026-03-01', '2026-01-31', '2026-03-01'],
    ['year', '2026-11-25', '2026-01-01', '2026-11-25'],
  ] as const)('%s on %s is %s to %s', (span, today, from, to) => {
    expect(period_of(span, today)).toEqual({ from, to })
  })
  it('counts days across a leap day', () => {
    expect(add_days('2028-02-28', 1)).toBe('2028-02-29')
    expect(days_of({ from: '2028-02-28', to: '2028-03-01' })).toHaveLength(3)
  })
  it('names weeks by their Monday and months by their number', () => {
    const period = { from: '2026-11-29', to: '2026-12-01' }
    expect(keys_of(period, 'week')).toEqual(['2026-11-23', '2026-11-30'])
    expect(keys_of(period, 'month')).toEqual(['2026-11', '2026-12'])
  })
})

describe('findings', () => {
  it('puts a zero where nothing was sold, and adds up', () => {
    const values = series_of(['a', 'b', 'c'], [slice('a', 5), slice('c', 7)], 'revenue_minor')
    expect(values).toEqual([5, 0, 7])
    expect(running_sum(values)).toEqual([5, 5, 12])
  })
  it('ranks, shares, and gathers the rest', () => {
    const { top, others } = rank([slice('a', 10), slice('b', 60), slice('c', 30), slice('d', 0)], 1)
    expect(top.map((one) => [one.key, one.revenue_minor, one.share])).toEqual([
      ['b', 60, 0.6],
      ['', 40, 0.4],
    ])
    expect(others).toBe(2)
  })
  it('compares only with what was there', () => {
    expect(growth(150, 100)).toBe(0.5)
    expect(growth(150, 0)).toBeNull()
  })
  it('finds the best day against the average of days with sales', () => {
    expect(best([0, 10, 30, 20])).toEqual({ index: 2, value: 30, times: 1.5 })
    expect(best([0, 0])).toBeNull()
    expect(best([-5])).toBeNull()
  })
})

describe('drilling down', () => {
  const period = { from: '2026-11-10', to: '2026-12-15' }
  it('cuts the days of a bar to the period', () => {
    expect(span_of('2026-11-12', 'day', period)).toEqual({ from: '2026-11-12', to: '2026-11-12' })
    expect(span_of('2026-11-09', 'week', period)).toEqual({ from: '2026-11-10', to: '2026-11-15' })
    expect(span_of('2026-11', 'month', period)).toEqual({ from: '2026-11-10', to: '2026-11-30' })
    expect(span_of('2026-12', 'month', period)).toEqual({ from: '2026-12-01', to: '2026-12-15' })
  })
  it('asks for what the number counted', () => {
    expect(orders_path({ ...period, owner_id: '7' })).toBe(
      '/orders?view=all&placed_on_from=2026-11-10&placed_on_to=2026-12-15' +
        '&commercial=confirmed,closed&owner_id=7',
    )
  })
})

describe('long periods', () => {
  it('are summed by neighbours', () => {
    expect(chunk_sums([1, 2, 3, 4, 5], 2)).toEqual([3, 7, 5])
    expect(chunk_sums([], 7)).toEqual([])
  })
  it('are not compared with one whose records begin late', () => {
    const days = days_of({ from: '2026-01-01', to: '2026-01-30' })
    expect(late_start(days, [slice('2026-01-20', 5)])).toBe('2026-01-20')
    expect(late_start(days, [slice('2026-01-03', 5)])).toBeNull()
    expect(late_start(days, [])).toBeNull()
  })
})
