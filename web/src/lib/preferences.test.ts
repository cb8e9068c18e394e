import { expect, it, vi } from 'vitest'
import { api, ApiProblem } from './api'
import type { User } from './api_types'
import { get_preference, set_preference, set_preference_refused_handler } from './preferences'
import { session_store } from './session'

function sign_in(id: string, preferences?: Record<string, unknown>): void {
  const user = { id, org: { id: '1' }, preferences } as unknown as User
  session_store.set({ user, csrf_token: 'x' })
}

it('shows_nobody_what_another_person_chose_in_this_browser', () => {
  vi.spyOn(api, 'put').mockResolvedValue(undefined)
  sign_in('7', {})
  set_preference('views.customer', ['重点客户'])
  expect(get_preference('views.customer', [])).toEqual(['重点客户'])
  session_store.set(null)
  sign_in('8', {})
  expect(get_preference('views.customer', [])).toEqual([])
  sign_in('7', { 'views.customer': ['重点客户'] })
  expect(get_preference('views.customer', [])).toEqual(['重点客户'])
  expect(JSON.stringify(localStorage)).not.toContain('重点客户')
})

it('keeps_how_the_screen_looks_for_before_anybody_signs_in', () => {
  vi.spyOn(api, 'put').mockResolvedValue(undefined)
  sign_in('7', {})
  set_preference('theme', 'dark')
  session_store.set(null)
  expect(get_preference('theme', 'system')).toBe('dark')
  sign_in('8', { theme: 'light' })
  expect(get_preference('theme', 'system')).toBe('light')
})

it('tells_when_the_server_does_not_keep_a_choice', async () => {
  const told = vi.fn()
  set_preference_refused_handler(told)
  vi.spyOn(api, 'put').mockRejectedValue(new ApiProblem({ status: 422 }))
  sign_in('7', {})
  set_preference('columns.customer', {})
  await vi.waitFor(() => {
    expect(told).toHaveBeenCalledOnce()
  })
})

it('keeps_everything_in_the_browser_where_the_server_keeps_nothing', () => {
  sign_in('7')
  set_preference('columns.customer', { hidden: ['phone'] })
  session_store.set(null)
  sign_in('7')
  expect(get_preference('columns.customer', {})).toEqual({ hidden: ['phone'] })
})
