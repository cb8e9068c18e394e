import { expect, test } from 'vitest'
import { hours_text, read_hours } from '@/lib/hours'
import { missing_days, sorted_days, week_minutes } from './work_calendar'

const office = [
  { from_minute: 540, to_minute: 720 },
  { from_minute: 780, to_minute: 1080 },
]

test('hours are read as people write them', () => {
  for (const text of [
    '9:00-12:00, 13:00-18:00',
    '９：００～１２：００、13-18',
    '9–12 13:00 – 18:00',
    '9.00至12.00；13点到18点'.replaceAll('点', ':00'),
  ])
    expect(read_hours(text), text).toEqual(office)
  expect(read_hours('')).toEqual([])
  expect(read_hours('20:00-24:00')).toEqual([{ from_minute: 1200, to_minute: 1440 }])
  expect(read_hours(hours_text(office))).toEqual(office)
})

test('what is no hours is not guessed', () => {
  for (const text of ['9', '休息', '9:60-10:00', '9-10-11'])
    expect(read_hours(text), text).toBeNull()
})

test('hours of no day are given on as they were meant', () => {
  expect(read_hours('12-9')).toEqual([{ from_minute: 720, to_minute: 540 }])
  expect(read_hours('9-25')).toEqual([{ from_minute: 540, to_minute: 1500 }])
})

test('announced days are taken over once and stand in order', () => {
  const day = (on: string) => ({ on, name: '', open: [] })
  const missing = missing_days([day('2026-10-01'), day('2026-10-02')], [day('2026-10-02')])
  expect(missing).toEqual([day('2026-10-01')])
  expect(sorted_days([{ ...day(''), on: null }, day('2026-10-02'), ...missing])).toMatchObject([
    { on: '2026-10-01' },
    { on: '2026-10-02' },
    { on: null },
  ])
  expect(week_minutes([{ open: office }, { open: [] }])).toBe(480)
})
