// The facts of a complaint, and the other open ones of its customer.
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Card, CardRow, FactList } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { useText } from './i18n'
import { Due, StageTag } from './marks'
import { useSuggestion, type Ticket } from './model'
import { useOrderParts, type NamedPart } from './order_parts'

const named = (parts: NamedPart[], id: string | null) =>
  parts.find((one) => one.value === id)?.label ?? ''

export function FactsCard({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const meta = useMeta('ticket')
  const sees_customers = useAllowed('customers.read')
  const sees_orders = useAllowed('orders.read')
  const fact = (name: string, value: React.ReactNode) => ({ label: meta.label(name), value })
  const has_part = !!ticket.order_line_id || !!ticket.shipment_id
  const parts = useOrderParts(has_part ? ticket.order_id : null)
  const is_masked = ticket.customer_name.includes('*')
  const facts = [
    fact(
      'customer_id',
      sees_customers && ticket.customer_id && !is_masked ? (
        <Link to={`/customers/${ticket.customer_id}`}>{ticket.customer_name}</Link>
      ) : (
        ticket.customer_name
      ),
    ),
    fact(
      'order_id',
      ticket.order_id && sees_orders ? (
        <Link to={`/orders/${ticket.order_id}`}>{ticket.order_number}</Link>
      ) : (
        ticket.order_number
      ),
    ),
    fact('order_line_id', named(parts.lines, ticket.order_line_id)),
    fact('shipment_id', named(parts.shipments, ticket.shipment_id)),
    fact('product_id', ticket.product_name),
    fact('channel', meta.option('channel', ticket.channel)),
    fact('opened_at', <DateText at={ticket.opened_at} show="minute" />),
    fact('entered_by', ticket.entered_by_name),
    fact('cause', ticket.cause === 'none' ? '' : meta.option('cause', ticket.cause)),
    fact('satisfaction', ticket.satisfaction || ''),
    fact('reopened_count', ticket.reopened_count || ''),
    fact(
      'joined_to',
      ticket.joined_to ? (
        <Link to={`/tickets/${ticket.joined_to}`}>{ticket.joined_to_number}</Link>
      ) : (
        ''
      ),
    ),
    fact('closed_at', ticket.closed_at ? <DateText at={ticket.closed_at} show="minute" /> : ''),
  ]
  return (
    <Card title={t('facts')}>
      <FactList facts={facts.filter((one) => one.value !== '')} />
    </Card>
  )
}

export function TwinsCard({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const twins = useSuggestion(ticket.id).data?.twins
  if (!twins?.length) return null
  return (
    <Card title={t('twins')} inset="rows">
      {twins.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <Link to={`/tickets/${one.id}`} className="ellipsis">
                {one.title}
              </Link>
              <StageTag stage={one.stage} />
            </>
          }
          note={<span className="num">{one.number}</span>}
          value={<Due ticket={one} />}
        />
      ))}
    </Card>
  )
}
