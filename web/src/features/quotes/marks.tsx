// The small signs of a quote.
import { useServerNow } from '@/lib/clock'
import { add_days } from '@/lib/day_input'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { DateText } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { PayTerm, State } from './model'

const hour_ms = 3_600_000
const soon_days = 3

export function useToday(): string {
  return day_of(useServerNow(hour_ms), useUser().org.timezone)
}

export const tones: Record<State, Tone> = {
  draft: 'grey',
  approval: 'amber',
  ready: 'act',
  sent: 'act',
  accepted: 'green',
  declined: 'red',
  expired: 'amber',
  withdrawn: 'grey',
  superseded: 'grey',
  dropped: 'grey',
}

export function StateTag({ state }: { state: State }) {
  return <Tag tone={tones[state]}>{useMeta('quote').option('state', state)}</Tag>
}

/** Amber in the last days of one that waits for an answer. */
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

export function PayTermText({ of }: { of: { pay_term: PayTerm; pay_value: number } }) {
  const t = useText()
  return <>{t(`term_${of.pay_term}`, { value: of.pay_value })}</>
}
