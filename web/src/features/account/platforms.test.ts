import { afterEach, describe, expect, it } from 'vitest'
import { handed_back, keep_errand, own_page, take_errand } from './platforms'

afterEach(() => {
  sessionStorage.clear()
})

describe('what a platform hands back', () => {
  it('is a code and a state, by either name', () => {
    expect(handed_back({ code: 'c', state: '1.s' })).toEqual({ code: 'c', state: '1.s' })
    expect(handed_back({ authCode: 'd', state: '1.s' })).toEqual({ code: 'd', state: '1.s' })
    expect(handed_back({ state: '1.s' })).toBeNull()
    expect(handed_back({ error: 'access_denied' })).toBeNull()
  })
})

describe('the errand a tab left with', () => {
  it('is taken once', () => {
    keep_errand({ bind: true, next: '/account' })
    expect(take_errand()).toEqual({ bind: true, next: '/account' })
    expect(take_errand()).toEqual({ bind: false, next: '/' })
  })
  it('leads to pages of ours only', () => {
    for (const next of ['https://evil.test', '//evil.test', '/\\evil.test', '', null])
      expect(own_page(next)).toBe('/')
    keep_errand({ bind: false, next: '//evil.test' })
    expect(take_errand().next).toBe('/')
    sessionStorage.setItem('zhuli.platform_errand', '{')
    expect(take_errand()).toEqual({ bind: false, next: '/' })
  })
})
