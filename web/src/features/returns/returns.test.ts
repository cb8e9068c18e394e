import { describe, expect, it } from 'vitest'
import { days_kept, findings_of, is_complete, window_of, type ReturnLine } from './model'

const line: ReturnLine = {
  id: '1',
  product_id: '2',
  quantity: 5,
  amount_minor: 500,
  good: 0,
  damaged: 0,
  fate: 'none',
  finding: '',
}

describe('an inspection', () => {
  it('finds good what nobody called damaged', () => {
    expect(findings_of([line], {})).toEqual([
      { line_id: '1', good: 5, damaged: 0, fate: 'none', words: '' },
    ])
  })
  it('accounts for every piece', () => {
    const found = { '1': { damaged: 2, fate: 'scrap' as const, words: ' 裂 ' } }
    expect(findings_of([line], found)).toEqual([
      { line_id: '1', good: 3, damaged: 2, fate: 'scrap', words: '裂' },
    ])
  })
  it('is complete once words say what is damaged', () => {
    expect(is_complete({ '1': { damaged: 1, fate: 'scrap', words: '' } })).toBe(false)
    expect(is_complete({ '1': { damaged: 1, fate: 'scrap', words: '裂' } })).toBe(true)
  })
})

describe('the return window', () => {
  const card = (return_days: number, product_id: string | null = null, archived = false) => ({
    id: '1',
    version: 1,
    product_id,
    line_id: null,
    return_days,
    archived,
  })
  it('is the policy of the product, else the general one', () => {
    expect(window_of([card(30), card(7, '2')], ['2', '3'])).toBe(7)
    expect(window_of([card(30), card(7, '2')], ['3'])).toBe(30)
    expect(window_of([card(30, null, true)], ['3'])).toBe(0)
  })
  it('begins with the last delivery before the request', () => {
    const day = 86_400_000
    expect(days_kept([day, 3 * day, 20 * day], 10 * day)).toBe(7)
    expect(days_kept([0], 10 * day)).toBe(0)
  })
})
