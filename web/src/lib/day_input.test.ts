import { describe, expect, it } from 'vitest'
import { add_days, add_months, instant_of, read_day, read_time, weeks_of } from './day_input'

const today = '2026-11-25'

describe('a day as it is typed', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['２０２６－１２－０１', '2026-12-01'],
    ['2026年12月1日', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['12-1', '2026-12-01'],
    ['12月1日', '2026-12-01'],
    ['1-5', '2027-01-05'],
    ['11.20', '2026-11-20'],
    ['+3', '2026-11-28'],
    ['+0', '2026-11-25'],
    ['-1', '2026-11-24'],
    ['+10', '2026-12-05'],
  ])('%s is %s', (typed, on) => {
    expect(read_day(typed, today)).toBe(on)
  })
  it.each(['', '12', '13-1', '2026-02-30', '2-30', 'soon', '2026-12', '1-2-3', '2026-12-01-1'])(
    '%s is no day',
    (typed) => {
      expect(read_day(typed, today)).toBeNull()
    },
  )
  it('takes the year that the limits allow', () => {
    expect(read_day('11-20', today, { min: today })).toBe('2027-11-20')
    expect(read_day('1-5', today, { max: today })).toBe('2026-01-05')
  })
  it('finds the 29th of February only where there is one', () => {
    expect(read_day('2-29', '2027-11-25')).toBe('2028-02-29')
    expect(read_day('2-29', '2026-11-25')).toBeNull()
  })
})

describe('a calendar', () => {
  it('moves over the ends of months and years', () => {
    expect(add_days('2026-12-31', 1)).toBe('2027-01-01')
    expect(add_months('2027-01-31', 1)).toBe('2027-02-28')
    expect(add_months('2026-01-31', -1)).toBe('2025-12-31')
  })
  it('shows whole weeks from Monday', () => {
    expect(weeks_of('2026-11-25').map((week) => [week[0], week[6]])).toEqual([
      ['2026-10-26', '2026-11-01'],
      ['2026-11-02', '2026-11-08'],
      ['2026-11-09', '2026-11-15'],
      ['2026-11-16', '2026-11-22'],
      ['2026-11-23', '2026-11-29'],
      ['2026-11-30', '2026-12-06'],
    ])
    expect(weeks_of('2027-02-10')).toHaveLength(4)
  })
})

describe('a time of day', () => {
  it.each([
    ['9:30', '09:30'],
    ['930', '09:30'],
    ['14', '14:00'],
    ['9点30', '09:30'],
  ])('%s is %s', (typed, time) => {
    expect(read_time(typed)).toBe(time)
  })
  it.each(['', '24:00', '9:75', 'noon'])('%s is none', (typed) => {
    expect(read_time(typed)).toBeNull()
  })
  it('is meant in the zone of the organisation, also on the day the clocks change', () => {
    expect(instant_of('2026-11-24', '00:30', 'Asia/Shanghai')).toBe(
      Date.parse('2026-11-23T16:30:00Z'),
    )
    expect(instant_of('2026-03-29', '03:30', 'Europe/Berlin')).toBe(
      Date.parse('2026-03-29T01:30:00Z'),
    )
  })
})
