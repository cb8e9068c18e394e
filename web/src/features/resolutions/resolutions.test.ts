import { expect, test } from 'vitest'
import { by_cause, type Cost } from './model'

const cost = (month: string, cause: string, amount_minor: number): Cost => ({
  month,
  cause,
  compensation: 'refund',
  count: 1,
  amount_minor,
})

test('costs stand by cause, the dearest first, and by month in order', () => {
  const { months, causes } = by_cause([
    cost('2026-11', 'packing', 10),
    cost('2026-10', 'carrier', 30),
    cost('2026-11', 'carrier', 5),
    cost('2026-11', 'carrier', 7),
  ])
  expect(months).toEqual(['2026-10', '2026-11'])
  expect(causes.map((one) => [one.cause, one.total])).toEqual([
    ['carrier', 42],
    ['packing', 10],
  ])
  expect(causes[0]?.row.get('2026-11')).toBe(12)
})
