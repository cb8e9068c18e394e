// The small signs of an opportunity: its stage, when it closes, what is late about it.
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { DateText } from '@/ui/Money'
import { StatusDot, Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Opportunity, Stage } from './model'

const hour_ms = 3_600_000

export function useToday(): string {
  return day_of(useServerNow(hour_ms), useUser().org.timezone)
}

const tones: Record<Stage, Tone> = {
  discovery: 'grey',
  proposal: 'blue',
  quotation: 'act',
  negotiation: 'amber',
  won: 'green',
  lost: 'red',
}

export function StageDot({ stage }: { stage: Stage }) {
  return <StatusDot tone={tones[stage]}>{useMeta('opportunity').option('stage', stage)}</StatusDot>
}

/** The expected day while it is open, then the day it was closed. */
export function CloseDay({ of: one }: { of: Opportunity }) {
  const t = useText()
  if (!one.open) return <DateText on={one.closed_on} />
  return (
    <span className={one.overdue ? 'tone-red nowrap' : 'nowrap'}>
      <DateText on={one.expected_close_on} />
      {one.overdue ? ` · ${t('overdue')}` : ''}
    </span>
  )
}

export function Warnings({ of: one }: { of: Opportunity }) {
  const t = useText()
  if (!one.slip_count && !one.stale) return null
  return (
    <>
      {one.slip_count ? <Tag tone="amber">{t('slipped', { count: one.slip_count })}</Tag> : null}
      {one.stale ? <Tag tone="red">{t('stale', { count: one.stage_days })}</Tag> : null}
    </>
  )
}

export function NextStep({ of: one }: { of: Opportunity }) {
  const t = useText()
  const today = useToday()
  if (!one.next_step_on) return <span className="muted">—</span>
  const late = one.next_step_on < today
  return (
    <span>
      {one.next_step} ·{' '}
      <span className={late ? 'tone-red' : 'muted'}>
        <DateText on={one.next_step_on} show="relative" />
        {late ? ` · ${t('next_late')}` : ''}
      </span>
    </span>
  )
}
