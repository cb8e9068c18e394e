import { describe, expect, it } from 'vitest'
import { month_from } from './model'

describe('months', () => {
  it('go over the end of a year', () => {
    expect(month_from('2026-11-01', -1)).toBe('2026-10-01')
    expect(month_from('2026-01-01', -1)).toBe('2025-12-01')
    expect(month_from('2026-12-01', 1)).toBe('2027-01-01')
  })
})
