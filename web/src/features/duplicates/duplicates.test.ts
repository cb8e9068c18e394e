import { expect, test } from 'vitest'
import { in_order, query_of, with_pick, type Reason } from './model'

const reason = (field: string, weight: number): Reason => ({
  ...{ field, weight, word: '' },
  agreement: weight > 0 ? 'same' : 'different',
})

test('what agrees comes before what differs, the strongest first', () => {
  const fields = in_order([
    reason('region', 1),
    reason('phone', -3),
    reason('name', 9),
    reason('contact_name', -4),
  ]).map((one) => one.field)
  expect(fields).toEqual(['name', 'region', 'contact_name', 'phone'])
})

test('a field picked again replaces its pick', () => {
  const picks = with_pick(with_pick([], 'name', '1'), 'phone', '1')
  expect(with_pick(picks, 'name', '2')).toEqual([
    { field: 'phone', customer_id: '1' },
    { field: 'name', customer_id: '2' },
  ])
})

test('a queue is one state, narrowed by level if asked', () => {
  expect(query_of('open', 'all')).toEqual({ state: 'open', level: null })
  expect(query_of('merged', 'likely')).toEqual({ state: 'merged', level: 'likely' })
})
