// What an inquiry is and how its clock stands, as small marks beside its name.
import { useMeta } from '@/lib/meta'
import { Clock } from '@/ui/Clock'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Inquiry, State } from './model'

const tones: Record<State, Tone> = {
  open: 'amber',
  responded: 'blue',
  qualified: 'act',
  won: 'green',
  lost: 'grey',
  invalid: 'grey',
}

export function StateTag({ state }: { state: State }) {
  const meta = useMeta('inquiry')
  return <Tag tone={tones[state]}>{meta.option('state', state)}</Tag>
}

export function Marks({ inquiry }: { inquiry: Inquiry }) {
  const t = useText()
  return (
    <>
      {inquiry.owner_id ? null : <Tag tone="act">{t('in_inbox')}</Tag>}
      {inquiry.customer_id ? null : <Tag>{t('walk_in')}</Tag>}
    </>
  )
}

/** The time that is left, and once it is answered how long that took. */
export function Answer({ inquiry }: { inquiry: Inquiry }) {
  const t = useText()
  if (inquiry.state === 'open') return <Clock due_at={inquiry.due_at} warn_at={inquiry.warn_at} />
  if (!inquiry.first_responded_at) return null
  return (
    <span className={inquiry.breached ? 'tone-red' : 'muted'}>
      {t('answered_in', { count: inquiry.taken_minutes })}
      {inquiry.breached ? ` · ${t('is_late')}` : ''}
    </span>
  )
}
