import { describe, expect, it } from 'vitest'
import { is_late, shortage_rows } from './model'

describe('a line that waits', () => {
  it('is late when nobody knows a day, or the day comes after the promised one', () => {
    expect(is_late({ promised_on: '2026-12-01', served_on: null })).toBe(true)
    expect(is_late({ promised_on: '2026-12-01', served_on: '2026-12-02' })).toBe(true)
    expect(is_late({ promised_on: '2026-12-01', served_on: '2026-12-01' })).toBe(false)
    expect(is_late({ promised_on: null, served_on: null })).toBe(false)
  })
})

describe('rows', () => {
  it('are named by their product', () => {
    const rows = shortage_rows([{ product_id: '7' }] as never)
    expect(rows[0]?.id).toBe('7')
  })
})
