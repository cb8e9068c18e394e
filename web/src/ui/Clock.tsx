import { useServerNow } from '@/lib/clock'
import { format_countdown } from '@/lib/format'
import type { Tone } from './Tag'

/** Time left until `due_at`, on the server's clock. The tone's thresholds come from the server. */
export function Clock({ due_at, warn_at }: { due_at: number; warn_at?: number | null }) {
  const now = useServerNow(1000)
  const tone: Tone = now > due_at ? 'red' : warn_at && now > warn_at ? 'amber' : 'grey'
  return (
    <span role="timer" className={`num nowrap strong tone-${tone}`}>
      {format_countdown(due_at - now)}
    </span>
  )
}
