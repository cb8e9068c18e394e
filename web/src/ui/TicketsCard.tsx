// The complaints of a customer or an order, newest first, and the button that takes one in. Without
// antd.
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { LinkButton } from './Button'
import { Card, CardRow } from './Card'
import { Link } from './Link'
import { DateText } from './Money'
import { Tag } from './Tag'

interface TicketRow extends Row {
  number: string
  title: string
  stage: string
  opened_at: number
  order_id: string | null
}

const rows_shown = 5

interface TicketsCardProps {
  customer: { id: string; name: string }
  /** Only those of this order; a new one is linked to it. */
  order?: { id: string; number: string }
}

export function TicketsCard({ customer, order }: TicketsCardProps) {
  const t = useT()
  const meta = useMeta('ticket')
  const sees = useAllowed('tickets.read')
  const creates = useAllowed('tickets.create')
  const found = useQuery({
    queryKey: ['ticket', 'of_customer', customer.id],
    queryFn: ({ signal }) =>
      api.get<ListOf<TicketRow>>(`/customers/${customer.id}/tickets`, { signal }),
    enabled: sees,
  })
  const items = found.data?.items.filter((one) => !order || one.order_id === order.id)
  if (!items) return null
  const link = new URLSearchParams({
    customer_id: customer.id,
    customer_name: customer.name,
    ...(order ? { order_id: order.id, order_number: order.number } : {}),
  })
  return (
    <Card
      title={t('nav.tickets')}
      inset="rows"
      extra={
        creates ? (
          <LinkButton size="small" kind="quiet" icon={Plus} to={`/tickets/new?${link.toString()}`}>
            {t('create.ticket')}
          </LinkButton>
        ) : null
      }
    >
      {items.length ? (
        items.slice(0, rows_shown).map((one) => (
          <CardRow
            key={one.id}
            title={
              <Link to={`/tickets/${one.id}`} className="ellipsis">
                {one.title}
              </Link>
            }
            note={
              <>
                <span className="num">{one.number}</span>{' '}
                <DateText at={one.opened_at} show="relative" />
              </>
            }
            value={
              <Tag tone={one.stage === 'closed' || one.stage === 'joined' ? 'grey' : 'amber'}>
                {meta.option('stage', one.stage)}
              </Tag>
            }
          />
        ))
      ) : (
        <CardRow title={<span className="muted">{t('tickets.none')}</span>} />
      )}
    </Card>
  )
}
