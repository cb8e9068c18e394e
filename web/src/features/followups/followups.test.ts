import { expect, test } from 'vitest'
import { query_of } from './model'
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
