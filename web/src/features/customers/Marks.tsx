// Small words about a customer that several pages show: stage, last and next contact.
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { DateText } from '@/ui/Money'
import { StatusDot, Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Customer, Status } from './model'

const tones: Record<Status, Tone> = {
  lead: 'grey',
  prospect: 'blue',
  customer: 'green',
  dormant: 'amber',
  lost: 'red',
  invalid: 'grey',
}

export function Stage({ customer }: { customer: Customer }) {
  const t = useText()
  const meta = useMeta('customer')
  if (customer.archived) return <Tag>{t('archived')}</Tag>
  return (
    <StatusDot tone={tones[customer.status]}>{meta.option('status', customer.status)}</StatusDot>
  )
}

/** Calendar days past are counted in the organisation's time zone. */
export function LastContact({ at }: { at: number }) {
  const t = useText()
  return at ? <DateText at={at} show="relative" /> : <span className="muted">{t('never')}</span>
}

/** The next contact: amber today, red when it has passed. */
export function NextContact({ on, only_due }: { on: string | null; only_due?: boolean }) {
  const today = day_of(server_now(), useUser().org.timezone)
  if (!on) return only_due ? null : <span className="muted">—</span>
  const day = <DateText on={on} show="relative" />
  if (on > today) return only_due ? null : day
  return <Tag tone={on < today ? 'red' : 'amber'}>{day}</Tag>
}
