// The small signs of a proposal.
import { useServerNow } from '@/lib/clock'
import { add_days } from '@/lib/day_input'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { DateText } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import type { State } from './model'

const hour_ms = 3_600_000
const soon_days = 7

export function useToday(): string {
  return day_of(useServerNow(hour_ms), useUser().org.timezone)
}

export const tones: Record<State, Tone> = {
  draft: 'grey',
  sent: 'act',
  accepted: 'green',
  declined: 'red',
  expired: 'amber',
  superseded: 'grey',
  dropped: 'grey',
}

export function StateTag({ state }: { state: State }) {
  return <Tag tone={tones[state]}>{useMeta('proposal').option('state', state)}</Tag>
}

/** Amber in the last week of one that waits for an answer. */
export function ValidUntil({ of }: { of: { state: State; valid_until: string | null } }) {
  const today = useToday()
  const ends =
    of.state === 'sent' && !!of.valid_until && of.valid_until <= add_days(today, soon_days)
  return (
    <span className={ends ? 'tone-amber' : undefined}>
      <DateText on={of.valid_until} />
    </span>
  )
}
