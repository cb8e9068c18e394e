// Days as people type them: 2026-12-01, 20261201, 12-1, 12月1日, +3. Pure functions on
// `YYYY-MM-DD`; today is an argument, so nothing here knows a clock or a zone.
import { days_between } from './format'

export interface DayLimits {
  min?: string
  max?: string
}

const two = (value: number | string) => String(value).padStart(2, '0')

export function is_day(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

export function within(on: string, { min, max }: DayLimits): boolean {
  return (!min || on >= min) && (!max || on <= max)
}

export function add_days(on: string, days: number): string {
  const day = new Date(`${on}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** The same day of another month, or its last day where the month is shorter. */
export function add_months(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

function made(year: number | string, month: string, day: string): string[] {
  const on = `${year}-${two(month)}-${two(day)}`
  return is_day(on) ? [on] : []
}

/** Without a year: of the years around, the allowed day that is nearest to today. */
function nearest(month: string, day: string, today: string, limits: DayLimits): string | null {
  const year = Number(today.slice(0, 4))
  const found = [year, year + 1, year - 1].flatMap((one) => made(one, month, day))
  const allowed = found.filter((on) => within(on, limits))
  const distance = (on: string) => Math.abs(days_between(today, on))
  const by_distance = (a: string, b: string) => distance(a) - distance(b)
  return (allowed.length ? allowed : found).sort(by_distance)[0] ?? null
}

/** What was typed as a day, null when it is none. */
export function read_day(typed: string, today: string, limits: DayLimits = {}): string | null {
  const text = typed.normalize('NFKC').replace(/\s/gu, '')
  const shift = /^([+-])(\d{1,4})$/u.exec(text)
  if (shift) return add_days(today, Number(`${shift[1]}${shift[2]}`))
  const whole = /^(\d{4})(\d{2})(\d{2})$/u.exec(text)
  if (whole) return made(whole[1] ?? '', whole[2] ?? '', whole[3] ?? '')[0] ?? null
  const parts = text.split(/[-/.年月日]/u).filter(Boolean)
  if (!parts.every((part) => /^\d{1,4}$/u.test(part))) return null
  const [first = '', second = '', third = ''] = parts
  if (parts.length === 3 && first.length === 4) return made(first, second, third)[0] ?? null
  if (parts.length === 2) return nearest(first, second, today, limits)
  return null
}

/** The weeks that show a month, each from Monday to Sunday. */
export function weeks_of(on: string): string[][] {
  const first = `${on.slice(0, 8)}01`
  const monday = add_days(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7))
  const days = days_between(monday, add_months(first, 1))
  return Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => add_days(monday, week * 7 + day)),
  )
}

/** A time of day as typed: 9:30, 930, 9; null when it is none. */
export function read_time(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/[\s:.点]/gu, '')
  const match = /^(\d{1,2})(\d{2})?$/u.exec(text)
  if (!match) return null
  const time = `${two(match[1] ?? '')}:${match[2] ?? '00'}`
  return time < '24:00' && time.slice(3) < '60' ? time : null
}

/** The instant a clock on the wall of `timezone` shows this day and time. */
export function instant_of(on: string, time: string, timezone: string): number {
  const wall = Date.parse(`${on}T${time}:00Z`)
  const shown = (at: number) => {
    const parts = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(at)
    return Date.parse(`${parts.replace(' ', 'T')}Z`)
  }
  const guess = wall - (shown(wall) - wall)
  return guess - (shown(guess) - wall)
}
