import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { renderHook } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { find_answer, forget_answers, keep_answer, pages_kept, set_owner, useAsOf } from './answers'
import { close_keep, open_keep } from './db'
import { page_of } from './pages'

beforeEach(async () => {
  await close_keep()
  globalThis.indexedDB = new IDBFactory()
  set_owner('')
  set_owner('1.7')
})

it('keeps_today_and_customers_and_nothing_else', () => {
  expect(page_of('/today')).toBe('/today')
  expect(page_of('/customers/7')).toBe('/customers/7')
  expect(page_of('/customers/7/timeline', { group: 'all' })).toBe('/customers/7')
  expect(page_of('/orders', { customer_id: '7', open: true })).toBe('/customers/7')
  expect(page_of('/customers', { sort: 'name' })).toBe('/customers')
  const never = ['/session', '/users', '/orders', '/orders/7', '/products', '/tokens', '/exports/7']
  expect(never.map((path) => page_of(path))).toEqual(never.map(() => null))
  expect(page_of('/customers', { q: '张' })).toBeNull()
  expect(page_of('/orders', { customer_id: '../session' })).toBeNull()
})

it('gives_each_person_only_what_they_saw_themselves', async () => {
  await keep_answer('zh /today', '/today', { phone: '138****7788' })
  expect((await find_answer('zh /today'))?.value).toEqual({ phone: '138****7788' })
  set_owner('1.8')
  expect(await find_answer('zh /today')).toBeUndefined()
  set_owner('')
  expect(await find_answer('zh /today')).toBeUndefined()
})

it('tells_since_when_a_page_is_as_shown_until_the_server_answers', async () => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(5000)
  await keep_answer('zh /today', '/today', 1)
  const { result, rerender } = renderHook(() => useAsOf('/today'))
  expect(result.current).toBeUndefined()
  clock.mockReturnValue(9000)
  await find_answer('zh /today')
  rerender()
  expect(result.current).toBe(5000)
  await keep_answer('zh /today', '/today', 2)
  rerender()
  expect(result.current).toBeUndefined()
})

it('forgets_the_pages_not_seen_for_longest', async () => {
  const clock = vi.spyOn(Date, 'now')
  for (let id = 1; id <= pages_kept + 5; id += 1) {
    clock.mockReturnValue(id)
    await keep_answer(`zh /customers/${id}`, `/customers/${id}`, id)
  }
  const kept = await (await open_keep()).getAll('answers')
  expect(kept.length).toBeLessThanOrEqual(pages_kept)
  expect(await find_answer('zh /customers/1')).toBeUndefined()
  expect(await find_answer(`zh /customers/${pages_kept + 5}`)).toBeDefined()
})

it('forgets_everything_or_everybody_else', async () => {
  await keep_answer('zh /today', '/today', 1)
  await forget_answers('1.7')
  expect(await find_answer('zh /today')).toBeDefined()
  await forget_answers('1.8')
  expect(await find_answer('zh /today')).toBeUndefined()
  await keep_answer('zh /today', '/today', 1)
  await forget_answers()
  expect(await find_answer('zh /today')).toBeUndefined()
})
