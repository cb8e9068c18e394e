import { describe, expect, it } from 'vitest'
import { working_ms } from './work_time'

const hour = 3_600_000
// Two days of 9–12 and 13–18, a day between them closed.
const days = [0, 48].flatMap((day) => [
  { opens_at: (day + 9) * hour, closes_at: (day + 12) * hour },
  { opens_at: (day + 13) * hour, closes_at: (day + 18) * hour },
])
const hours = { from_at: 0, to_at: 72 * hour, open: days }
const between = (from: number, to: number) => working_ms(hours, from * hour, to * hour)

describe('working time', () => {
  it('counts what is open and nothing else', () => {
    expect(between(10, 11)).toBe(hour)
    expect(between(11, 14)).toBe(2 * hour)
    expect(between(17, 48 + 10)).toBe(2 * hour)
    expect(between(18, 48 + 9)).toBe(0)
    expect(between(0, 72)).toBe(16 * hour)
  })
  it('counts back from what has passed', () => {
    expect(between(14, 11)).toBe(-2 * hour)
  })
  it('says nothing of what lies beyond the hours it knows', () => {
    expect(between(10, 73)).toBeNull()
    expect(between(-1, 10)).toBeNull()
  })
})
