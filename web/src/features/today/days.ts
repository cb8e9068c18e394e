// Days a follow-up is moved to. Pure: today is an argument, never the machine's clock.
import { add_days } from '@/lib/day_input'

/** Tomorrow, in three days, next Monday, in a month. */
export function snoozes(today: string) {
  const weekday = (new Date(Date.parse(today)).getUTCDay() + 6) % 7
  return [
    { key: 'tomorrow', on: add_days(today, 1) },
    { key: 'three_days', on: add_days(today, 3) },
    { key: 'next_week', on: add_days(today, 7 - weekday) },
    { key: 'next_month', on: add_days(today, 30) },
  ] as const
}
