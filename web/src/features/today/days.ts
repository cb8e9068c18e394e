// Days a follow-up is moved to. Pure: today is an argument, never the machine's clock.
const day_ms = 86_400_000

export function plus_days(on: string, days: number): string {
  return new Date(Date.parse(on) + days * day_ms).toISOString().slice(0, 10)
}

/** Tomorrow, in three days, next Monday, in a month. */
export function snoozes(today: string) {
  const weekday = (new Date(Date.parse(today)).getUTCDay() + 6) % 7
  return [
    { key: 'tomorrow', on: plus_days(today, 1) },
    { key: 'three_days', on: plus_days(today, 3) },
    { key: 'next_week', on: plus_days(today, 7 - weekday) },
    { key: 'next_month', on: plus_days(today, 30) },
  ] as const
}
