// Complaints that wait for this person, one's own and those of the inbox, what runs out first on top;
// and those of others that are late, for whoever watches them.
import { useMeta } from '@/lib/meta'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Today, WaitingTicket } from './model'
import { Titled } from './Titled'

interface TicketsProps {
  /** tickets: one's own. late_tickets: of those one watches. */
  part: 'tickets' | 'late_tickets'
  tickets: Today['tickets']
}

export function Tickets({ part, tickets }: TicketsProps) {
  const t = useText()
  return (
    <div id={`today-${part}`} className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t(part)} count={tickets.count} />}
        extra={
          <Link to={part === 'tickets' ? '/tickets' : '/tickets/board'}>{t('all_of_them')}</Link>
        }
      >
        {tickets.items.map((one) => (
          <Row key={one.id} part={part} ticket={one} />
        ))}
      </Card>
    </div>
  )
}

function Row({ part, ticket }: { part: TicketsProps['part']; ticket: WaitingTicket }) {
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
          {part === 'late_tickets' && ticket.owner_name ? <span>{ticket.owner_name}</span> : null}
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
