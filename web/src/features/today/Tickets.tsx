// Complaints that wait for this person, one's own and those of the inbox, what runs out first on top.
import { useMeta } from '@/lib/meta'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Today, WaitingTicket } from './model'
import { Titled } from './Titled'

export function Tickets({ tickets }: { tickets: Today['tickets'] }) {
  const t = useText()
  return (
    <div id="today-tickets" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('tickets')} count={tickets.count} />}
        extra={<Link to="/tickets">{t('all_of_them')}</Link>}
      >
        {tickets.items.map((one) => (
          <Row key={one.id} ticket={one} />
        ))}
      </Card>
    </div>
  )
}

function Row({ ticket }: { ticket: WaitingTicket }) {
  const t = useText()
  const meta = useMeta('ticket')
  return (
    <CardRow
      title={
        <>
          <Link to={`/tickets/${ticket.id}`} className="ellipsis">
            {ticket.title || ticket.number}
          </Link>
          {ticket.owner_id ? null : <Tag tone="act">{t('in_inbox')}</Tag>}
        </>
      }
      note={
        <span className="today-note">
          <span>{meta.option('stage', ticket.stage)}</span>
          <span className="ellipsis">{ticket.customer_name}</span>
        </span>
      }
      value={
        ticket.due_at ? (
          <Clock due_at={ticket.due_at} warn_at={ticket.warn_at} />
        ) : (
          <span className="muted">{t('ticket_waits')}</span>
        )
      }
      action={
        <LinkButton size="small" to={`/tickets/${ticket.id}`}>
          {t('open')}
        </LinkButton>
      }
    />
  )
}
