import { expect, test } from 'vitest'
import { query_of } from './model'

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
