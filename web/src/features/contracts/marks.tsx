// Small marks of contracts: how one stands, its term, how much of it was ordered and paid.
import { useMeta } from '@/lib/meta'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { tones, type ContractItem, type Standing } from './model'

export function StandingTag({ of }: { of: Standing }) {
  const meta = useMeta('contract')
  return <Tag tone={tones[of]}>{meta.option('standing', of)}</Tag>
}

export function Term({ of }: { of: ContractItem }) {
  return (
    <span className="nowrap">
      <DateText on={of.from_on} show="day" /> – <DateText on={of.until_on} show="day" />
    </span>
  )
}

/** How long it still lasts; nothing once it was renewed or ended. */
export function Left({ of }: { of: ContractItem }) {
  const t = useText()
  const { standing, days_left } = of
  if (standing === 'renewed' || standing === 'ended') return null
  const tone =
    standing === 'expired' ? 'tone-red' : standing === 'expiring' ? 'tone-amber' : 'muted'
  if (days_left === 0) return <span className={tone}>{t('last_day')}</span>
  const key = days_left < 0 ? 'days_over' : 'days_left'
  return <span className={tone}>{t(key, { count: Math.abs(days_left) })}</span>
}

/** Paid of what was ordered. */
export function Paid({ of }: { of: ContractItem }) {
  const t = useText()
  const { ordered_minor, paid_minor, overdue_minor } = of.progress
  if (ordered_minor <= 0) return <span className="muted">—</span>
  return (
    <span className="contract-paid">
      <span>
        <Money minor={paid_minor} /> / <Money minor={ordered_minor} />
      </span>
      <Progress
        label={t('paid')}
        ratio={paid_minor / ordered_minor}
        tone={overdue_minor > 0 ? 'red' : 'green'}
        thin
      />
    </span>
  )
}
