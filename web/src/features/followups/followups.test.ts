import { expect, test } from 'vitest'
import { query_of } from './model'
import {
  new_cadence,
  only_here,
  read_days,
  removed,
  replaced,
  told_at,
  total_weight,
  tiers,
  type Cadence,
} from './settings'
import { path_of, with_reading, type Notice } from './notices'

test('each queue is one range of open plans, the settled ones newest first', () => {
  expect(query_of('due', '2026-11-24', null)).toEqual({
    state: 'planned',
    customer_id: null,
    due_on_to: '2026-11-24',
  })
  expect(query_of('week', '2026-11-28', '7')).toMatchObject({
    customer_id: '7',
    due_on_to: '2026-12-05',
  })
  expect(query_of('escalated', '2026-11-24', null)).toMatchObject({ escalated: true })
  expect(query_of('settled', '2026-11-24', null)).toMatchObject({
    state: 'done,cancelled',
    sort: '-due_at',
  })
})

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, kind: 'reminder', customer_id: '7', customer_name: '昆山联创', owner_name: '沈晓雯' },
  ...{ channel: 'phone', goal: '', situation: 'by_hand', step_no: 0, state: 'planned' },
  ...{ due_at: 1, at: 1, read_at: 0, ...more },
})

test('one notice is read, or all, and what was read keeps its time', () => {
  const pages = {
    pageParams: [undefined],
    pages: [
      {
        unread_count: 2,
        items: [notice('3'), notice('2', { read_at: 5 }), notice('1')],
        next_before: null,
      },
    ],
  }
  const read = (which: Notice | null) => {
    const [page] = with_reading(pages, which, 9).pages
    return [page?.unread_count, page?.items.map((one) => one.read_at)]
  }
  expect(read(notice('1'))).toEqual([1, [0, 5, 9]])
  expect(read(null)).toEqual([0, [9, 5, 9]])
})

test('a notice leads to the plan while it is open', () => {
  expect(path_of(notice('1'))).toBe('/follow_ups?customer_id=7')
  expect(path_of(notice('1', { state: 'done' }))).toBe('/customers/7')
})

test('a new cadence is for a situation that has none, then for the first free tier', () => {
  const all: Cadence[] = []
  for (let made = 0; made < 7; made += 1) all.push(new_cadence(all))
  const names = all.map(({ situation, tier }) => `${situation} ${tier}`)
  expect(names.slice(0, 2)).toEqual(['new_lead all', 'after_quote all'])
  expect(names.slice(5)).toEqual(['new_lead a', 'after_quote a'])
  expect(new Set(names).size).toBe(names.length)
  expect(all[0]?.steps).toHaveLength(1)
  expect(tiers).toContain(all[6]?.tier)
})

test('days are read as digits or not at all', () => {
  expect(read_days('１2')).toBe(12)
  expect(read_days('3天')).toBe(3)
  expect(read_days('')).toBeNull()
  expect(read_days('-')).toBeNull()
})

test('steps are changed and taken out in their place', () => {
  expect(replaced([{ a: 1 }, { a: 2 }], 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }])
  expect(removed([1, 2, 3], 1)).toEqual([1, 3])
})

test('the weights add up while they are typed, what cannot be read counts nothing', () => {
  expect(total_weight({ inquiries_weight: 40, tier_weight: null, stage_weight: 5 })).toBe(45)
})

test('a refusal stands at exactly its place', () => {
  const problem = { path: '1.steps.0.after_days', code: 'x', message: '超出允许范围' }
  expect(told_at([problem], '1.steps.0.after_days')).toEqual(['超出允许范围'])
  expect(told_at([problem], '1.steps.0')).toEqual([])
})

test('two versions are compared by the cadences that differ', () => {
  const same = new_cadence([])
  const mine = { ...new_cadence([same]), active: false }
  const theirs = { ...mine, active: true }
  expect(only_here([same, mine], [same, theirs])).toEqual([mine])
  expect(only_here([same], [theirs, same])).toEqual([])
})
