// The work calendar on the wire, and what its page does with the days that differ. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { OpenTime } from '@/lib/hours'

export interface WeekdayHours {
  open: OpenTime[]
}

export interface CalendarDay {
  /** What was typed, until it is a day. */
  on: string | null
  name: string
  open: OpenTime[]
}

export interface WorkCalendar extends Row {
  version: number
  week: WeekdayHours[]
  days: CalendarDay[]
  announced: CalendarDay[]
}

export const calendar_path = '/work_calendar'
export const calendar_key = ['work_calendar', 'all']

export function useCalendar() {
  return useQuery({
    queryKey: calendar_key,
    queryFn: ({ signal }) => api.get<WorkCalendar>(calendar_path, { signal }),
  })
}

export function week_minutes(week: WeekdayHours[]): number {
  return week
    .flatMap(({ open }) => open)
    .reduce((sum, { from_minute, to_minute }) => sum + to_minute - from_minute, 0)
}

/** The announced days of which nothing is said yet. */
export function missing_days(announced: CalendarDay[], days: CalendarDay[]): CalendarDay[] {
  const known = new Set(days.map(({ on }) => on))
  return announced.filter(({ on }) => !known.has(on))
}

/** By date; what is no day yet stays at the end. */
export function sorted_days(days: CalendarDay[]): CalendarDay[] {
  return [...days].sort((a, b) => (a.on ?? '9').localeCompare(b.on ?? '9'))
}
