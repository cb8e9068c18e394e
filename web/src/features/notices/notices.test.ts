import { expect, test } from 'vitest'
import { path_of, with_reading, type Notice } from './model'

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, kind: 'follow_up.reminder', entity: 'follow_up', entity_id: '9', customer_id: '7' },
  ...{ urgent: false, text: '该跟进了', at: 1, read_at: 0, ...more },
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

test('a notice leads to the page of what it is about, else to the customer', () => {
  expect(path_of(notice('1'))).toBe('/customers/7')
  expect(path_of(notice('1', { entity: 'inquiry' }))).toBe('/inquiries/9')
  expect(path_of(notice('1', { customer_id: '0' }))).toBe('/notices')
  expect(path_of(notice('1', { entity: 'contract' }))).toBe('/contracts/9')
  expect(path_of(notice('1', { entity: 'purchase_request' }))).toBe('/purchasing')
})
