import { describe, expect, it } from 'vitest'
import { called } from './called'
import { snoozes } from './days'
import { count_text, queues_left, without, type FollowUp, type Today } from './model'

const item = (customer_id: string) => ({ customer_id }) as FollowUp

describe('today', () => {
  it('moves to tomorrow, in three days, next Monday and in a month', () => {
    const days = (today: string) => snoozes(today).map((one) => one.on)
    expect(days('2026-11-24')).toEqual(['2026-11-25', '2026-11-27', '2026-11-30', '2026-12-24'])
    // On a Monday, next week is seven days away, not today.
    expect(days('2026-11-30')[2]).toBe('2026-12-07')
  })
  it('tells counts up to the server’s limit', () => {
    expect(count_text(99)).toBe('99')
    expect(count_text(100)).toBe('99+')
  })
  it('takes a customer out of whichever group it is in', () => {
    const today = {
      follow_ups: {
        overdue: { count: 40, items: [item('1'), item('2')] },
        today: { count: 1, items: [item('3')] },
        later: { count: 0, items: [] },
        talked_count: 0,
      },
    } as unknown as Today
    const after = without(today, '2').follow_ups
    expect(after.overdue).toEqual({ count: 39, items: [item('1')] })
    expect(after.today.count).toBe(1)
    expect(today.follow_ups.overdue.count).toBe(40)
  })
})

describe('the queues', () => {
  const order = (id: string) => ({ id })
  const today = {
    queues: [
      { turn: 'warehouse', count: 3, items: [order('1'), order('2'), order('3')] },
      { turn: 'finance', count: 14, items: [order('4'), order('5')] },
      { turn: 'assistant', count: 0, items: [] },
    ],
    picks: { count: 3, items: [{ order_id: '1' }, { order_id: '2' }, { order_id: '3' }] },
    money: { dues: [{ order_id: '5' }] },
  } as unknown as Today

  it('leave out what stands above them already', () => {
    const left = queues_left(today)
    expect(left.map(({ turn, count }) => [turn, count])).toEqual([['finance', 13]])
    expect(left[0]?.items.map(({ id }) => id)).toEqual(['4'])
  })
})

describe('the greeting', () => {
  it.each([
    ['沈晓雯', '晓雯'],
    ['欧阳晓雯', '晓雯'],
    ['钱丽', '钱丽'],
    ['管理员', '管理员'],
    ['Ada Lovelace', 'Ada Lovelace'],
  ])('calls %s %s', (name, by) => {
    expect(called(name)).toBe(by)
  })
})
