// The money of finance's day: orders whose next money is due or overdue, the longest first, and
// receipts that are nobody's yet.
import { days_between } from '@/lib/format'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Today } from './model'
import { Titled } from './Titled'

export function Dues({ money, today }: { money: Today['money']; today: string }) {
  const t = useText()
  return (
    <div id="today-dues" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('dues')} count={money.due_count} />}
        extra={
          <Link to={`/orders?view=all&sort=due_on&due_on_to=${today}`}>{t('all_of_them')}</Link>
        }
      >
        {money.dues.map((one) => (
          <CardRow
            key={one.order_id}
            title={
              <span className="today-title">
                <Late on={one.due_on} today={today} />
                <Link to={`/orders/${one.order_id}`} className="today-name ellipsis">
                  {one.customer_name}
                </Link>
              </span>
            }
            note={<span className="num">{one.number}</span>}
            value={<Money minor={one.owed_minor} />}
            action={
              <LinkButton to={`/orders/${one.order_id}`} size="small">
                {t('act_receive_payment')}
              </LinkButton>
            }
          />
        ))}
      </Card>
    </div>
  )
}

/** How long a day has passed. */
export function Late({ on, today }: { on: string; today: string }) {
  const t = useText()
  const days = days_between(on, today)
  if (days <= 0) return <Tag tone="amber">{t('is_today')}</Tag>
  return <Tag tone="red">{t('late', { count: days })}</Tag>
}

export function Unmatched({ money }: { money: Today['money'] }) {
  const t = useText()
  return (
    <div id="today-unmatched" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('unmatched')} count={money.unmatched_count} />}
        extra={<Link to="/bank_receipts?view=unmatched">{t('all_of_them')}</Link>}
      >
        {money.unmatched.map((one) => (
          <CardRow
            key={one.id}
            title={
              <Link to={`/bank_receipts/${one.id}`} className="today-name ellipsis">
                {one.payer_name}
              </Link>
            }
            note={
              <span className="today-note">
                <DateText on={one.received_on} />
                <span className="num ellipsis">{one.reference}</span>
              </span>
            }
            value={<Money minor={one.open_minor} />}
            action={
              <LinkButton to={`/bank_receipts/${one.id}`} size="small">
                {t('match')}
              </LinkButton>
            }
          />
        ))}
      </Card>
    </div>
  )
}
