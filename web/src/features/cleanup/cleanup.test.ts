import { expect, test } from 'vitest'
import {
  count_of,
  needs_reason,
  query_of,
  read_weight,
  shared_fixes,
  type CodeStand,
} from './model'

test('many are fixed only as each of them may be', () => {
  expect(
    shared_fixes([
      ['clear', 'invalid', 'archive'],
      ['invalid', 'archive'],
    ]),
  ).toEqual(['invalid', 'archive'])
  expect(shared_fixes([['suggested'], ['clear']])).toEqual([])
  expect(shared_fixes([])).toEqual([])
})

test('what ends a customer needs a reason', () => {
  expect(needs_reason('archive')).toBe(true)
  expect(needs_reason('clear')).toBe(false)
})

test('one code is asked for without its kind', () => {
  expect(query_of('open', 'malformed', '')).toMatchObject({ kind: 'malformed', code: null })
  expect(query_of('open', 'malformed', 'untidy_name')).toMatchObject({
    kind: null,
    code: 'untidy_name',
  })
  expect(query_of('open', 'all', '')).toMatchObject({ kind: null, code: null })
})

test('kinds are counted from their codes', () => {
  const codes = [
    { code: 'untidy_name', kind: 'malformed', open_count: 2 },
    { code: 'mistyped_email', kind: 'malformed', open_count: 1 },
    { code: 'stale_lead', kind: 'stale', open_count: 4 },
  ] as CodeStand[]
  expect(count_of(codes, 'malformed')).toBe(3)
  expect(count_of(codes, 'all')).toBe(7)
})

test('a weight is a few digits up to its limit', () => {
  expect(read_weight('２０')).toBe(20)
  expect(read_weight('999')).toBe(100)
  expect(read_weight('x')).toBeNull()
})
