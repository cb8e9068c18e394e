// Whom one is about to lose, the earliest first: for which cause, counted from when, and what helps.
import { CalendarPlus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { LinkButton } from '@/ui/Button'
import { CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty } from '@/ui/States'
import { Grade, Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useEndangered, type Endangered } from './model'

const near_days = 3

export function EndangeredCard() {
  const t = useText()
  const go = useGo()
  const list = useEndangered(true)
  const items = list.data?.pages.flatMap((page) =>
    page.items.map((one) => ({ ...one, id: one.customer_id })),
  )
  const at = useQueueKeys(items?.length ?? 0, true, (index) => {
    const one = items?.[index]
    if (one) go(`/customers/${one.id}`)
  })
  return (
    <QueueCard
      {...{ list, items, at }}
      className="pool-queue"
      row={(one, active) => <EndangeredRow one={one} active={active} />}
      empty={<Empty title={t('no_endangered')} note={t('no_endangered_note')} />}
    />
  )
}

function EndangeredRow({ one, active }: { one: Endangered; active: boolean }) {
  const t = useText()
  const meta = useMeta('pool_customer')
  return (
    <CardRow
      active={active}
      lead={<Grade value={one.tier.toUpperCase()} />}
      title={
        <>
          <Link to={`/customers/${one.customer_id}`} className="strong">
            {one.name}
          </Link>
          <Tag tone={one.days_left <= near_days ? 'red' : 'amber'}>
            {one.days_left > 0 ? t('days_left', { count: one.days_left }) : t('today')}
          </Tag>
          {one.warned_for ? <Tag>{t('warned')}</Tag> : null}
        </>
      }
      note={
        <>
          {meta.option('cause', one.cause)} · {t('counted_from', { day: one.since_on })}
        </>
      }
      value={<DateText on={one.recycle_on} show="day" />}
      action={
        <LinkButton
          size="small"
          icon={CalendarPlus}
          to={`/follow_ups?customer_id=${one.customer_id}&plan=1`}
        >
          {t('follow')}
        </LinkButton>
      }
    />
  )
}
