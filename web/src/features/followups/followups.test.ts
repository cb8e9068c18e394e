import { expect, test } from 'vitest'
import { removed, replaced, told_at } from '@/lib/list_edits'
import { query_of } from './model'
import { new_cadence, only_here, read_days, total_weight, tiers, type Cadence } from './settings'

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
