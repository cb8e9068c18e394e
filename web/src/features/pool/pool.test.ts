import { expect, test } from 'vitest'
import { left_of, new_rule, read_days, type Rule } from './model'

test('nothing is left below nothing, and no limit leaves no number', () => {
  expect(left_of(10, 4)).toBe(6)
  expect(left_of(10, 12)).toBe(0)
  expect(left_of(0, 12)).toBeNull()
})

test('a new rule is for a cause and tier that has none', () => {
  const first = new_rule([])
  expect(first).toMatchObject({ cause: 'no_follow_up', tier: 'all', days: 30 })
  const second = new_rule([first])
  expect(second).toMatchObject({ cause: 'no_order', tier: 'all' })
  const all: Rule[] = [first, second, new_rule([first, second])]
  expect(new_rule(all)).toMatchObject({ cause: 'no_follow_up', tier: 'a' })
})

test('days are digits, full width too, and half a number is none', () => {
  expect(read_days('３０天')).toBe(30)
  expect(read_days('x')).toBeNull()
})
