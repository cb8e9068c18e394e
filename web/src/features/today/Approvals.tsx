// Documents that wait for the caller's yes, the longest waiting first.
import { useServerNow } from '@/lib/clock'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { useText } from './i18n'
import { Titled } from './Titled'
import type { Today } from './model'

const minute_ms = 60_000

export function Approvals({ approvals }: { approvals: Today['approvals'] }) {
  const t = useText()
  const now = useServerNow(minute_ms)
  const more = approvals.count - approvals.items.length
  return (
    <div id="today-approvals" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('approvals')} count={approvals.count} />}
        extra={more > 0 ? <Link to="/approvals">{t('all_of_them')}</Link> : null}
      >
        {approvals.items.map((one) => (
          <CardRow
            key={one.id}
            title={
              <Link to={`/approvals/${one.id}`} className="today-name ellipsis">
                {one.customer_name}
              </Link>
            }
            note={
              <span className="today-note">
                <span className="num">{one.subject_number}</span>
                <span>{one.submitter_name}</span>
                {one.due_at ? (
                  <span className={one.due_at < now ? 'tone-red' : undefined}>
                    <DateText at={one.due_at} show="relative" />
                  </span>
                ) : null}
                <span className="ellipsis">{one.reason}</span>
              </span>
            }
            value={<Money minor={one.amount_minor} />}
            action={
              <LinkButton to={`/approvals/${one.id}`} size="small">
                {t('decide')}
              </LinkButton>
            }
          />
        ))}
      </Card>
    </div>
  )
}
