// What complaints need of this person's department, the first due on top.
import { useMeta } from '@/lib/meta'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Today } from './model'
import { Titled } from './Titled'

export function SubRequests({ requests }: { requests: Today['sub_requests'] }) {
  const t = useText()
  const meta = useMeta('sub_request')
  return (
    <div id="today-sub_requests" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('sub_requests')} count={requests.count} />}
        extra={<Link to="/sub_requests">{t('all_of_them')}</Link>}
      >
        {requests.items.map((one) => (
          <CardRow
            key={one.id}
            title={
              <>
                <Link to={`/sub_requests/${one.id}`} className="ellipsis">
                  {one.title}
                </Link>
                {one.escalated ? <Tag tone="red">{meta.label('escalated')}</Tag> : null}
              </>
            }
            note={
              <span className="today-note">
                <span>{one.customer_name}</span>
                <span>{one.owner_name}</span>
                <span className="ellipsis">{one.ticket_title}</span>
              </span>
            }
            value={<Clock due_at={one.due_at} warn_at={one.warn_at} />}
            action={
              <LinkButton size="small" to={`/sub_requests/${one.id}`}>
                {t('answer_request')}
              </LinkButton>
            }
          />
        ))}
      </Card>
    </div>
  )
}
