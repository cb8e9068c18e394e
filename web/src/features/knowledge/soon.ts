// Until which day what is true is marked as expiring soon; the server says which mark each one has.
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useUser } from '@/lib/session'

const hour_ms = 3_600_000
const soon_days = 14
const day_ms = 24 * hour_ms

export function useLastSoonDay(): string {
  const user = useUser()
  return day_of(useServerNow(hour_ms) + (soon_days - 1) * day_ms, user.org.timezone)
}
