// Working time on screens. The server says when the organisation is open around today; how much of it
// lies between two instants is counted here, so that a clock moves between two answers. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import { useAllowed } from './session'

export interface WorkHours {
  from_at: number
  to_at: number
  open: { opens_at: number; closes_at: number }[]
}

/** Negative when `to` comes before `from`; null where the hours reach not so far. */
export function working_ms(hours: WorkHours, from: number, to: number): number | null {
  if (to < from) {
    const back = working_ms(hours, to, from)
    return back === null ? null : -back
  }
  if (from < hours.from_at || to > hours.to_at) return null
  return hours.open.reduce(
    (sum, { opens_at, closes_at }) =>
      sum + Math.max(0, Math.min(to, closes_at) - Math.max(from, opens_at)),
    0,
  )
}

const half_a_day_ms = 12 * 3_600_000

export function useWorkHours(): WorkHours | undefined {
  const found = useQuery({
    queryKey: ['work_calendar', 'hours'],
    queryFn: ({ signal }) => api.get<WorkHours>('/work_hours', { signal }),
    enabled: useAllowed('users.read'),
    staleTime: half_a_day_ms,
  })
  return found.data
}
