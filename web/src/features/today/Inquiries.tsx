// Inquiries that wait for a first answer, one's own and those of the inbox, the first to be due on
// top. They are answered in the inbox or on their page.
import { useMeta } from '@/lib/meta'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Today, WaitingInquiry } from './model'
import { Titled } from './Titled'

export function Inquiries({ inquiries }: { inquiries: Today['inquiries'] }) {
  const t = useText()
  return (
    <div id="today-inquiries" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('inquiries')} count={inquiries.count} />}
        extra={<Link to="/inquiries">{t('all_of_them')}</Link>}
      >
        {inquiries.items.map((one) => (
          <Row key={one.id} inquiry={one} />
        ))}
      </Card>
    </div>
  )
}

function Row({ inquiry }: { inquiry: WaitingInquiry }) {
  const t = useText()
  const meta = useMeta('inquiry')
  const name = inquiry.customer_name || inquiry.name || inquiry.contact_name
  return (
    <CardRow
      title={
        <>
          <Link to={`/inquiries/${inquiry.id}`} className="ellipsis">
            {name}
          </Link>
          {inquiry.owner_id ? null : <Tag tone="act">{t('in_inbox')}</Tag>}
        </>
      }
      note={
        <span className="today-note">
          <span>{meta.option('channel', inquiry.channel)}</span>
          <span className="ellipsis">{inquiry.words}</span>
        </span>
      }
      value={<Clock due_at={inquiry.due_at} warn_at={inquiry.warn_at} />}
      action={
        <LinkButton size="small" to={`/inquiries/${inquiry.id}`}>
          {t('answer')}
        </LinkButton>
      }
    />
  )
}
