// Every complaint one may see: views, search and sort by the server.
import { Timer } from 'lucide-react'
import { useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import { DateText } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { CardParts, Column } from '@/ui/table_types'
import { useText } from './i18n'
import { Due, Marks, StageTag } from './marks'
import type { Ticket } from './model'
import { NewButton } from './TicketsPage'
import './tickets.css'

function useViews(): ListView[] {
  const t = useText()
  const me = useUser()
  return [
    { key: 'all', label: t('view_all') },
    { key: 'mine', label: t('view_mine'), query: { owner_id: me.id } },
    { key: 'unclassified', label: t('view_unclassified'), query: { kind: 'none' } },
    { key: 'late', label: t('view_late'), query: { breached: 'true' } },
    { key: 'closed', label: t('view_closed'), query: { stage: 'closed' } },
  ]
}

function useColumns(): Column<Ticket>[] {
  const t = useText()
  return [
    { key: 'number' },
    {
      key: 'title',
      render: (row) => (
        <span className="row">
          <span className="ellipsis ticket-cell">{row.title}</span> <Marks ticket={row} />
        </span>
      ),
    },
    { key: 'stage', render: (row) => <StageTag stage={row.stage} /> },
    { key: 'due_at', title: t('clock'), render: (row) => <Due ticket={row} /> },
    { key: 'customer_name' },
    { key: 'order_number' },
    { key: 'product_name' },
    { key: 'owner_name' },
    { key: 'opened_at', render: (row) => <DateText at={row.opened_at} show="relative" /> },
    { key: 'cause', hidden_at_first: true },
    { key: 'satisfaction', hidden_at_first: true, align: 'end' },
  ]
}

function card_of(row: Ticket): CardParts {
  return {
    title: row.title,
    tag: <StageTag stage={row.stage} />,
    facts: [
      row.customer_name,
      row.owner_name,
      <DateText key="at" at={row.opened_at} show="relative" />,
    ],
    value: <Due ticket={row} />,
  }
}

function Actions() {
  const t = useText()
  return (
    <>
      <LinkButton icon={Timer} to="/tickets">
        {t('to_queue')}
      </LinkButton>
      <NewButton />
    </>
  )
}

export default function TicketListPage() {
  const t = useText()
  const columns = useColumns()
  const views = useViews()
  return (
    <ListPage<Ticket>
      entity="ticket"
      title={t('list_title')}
      path="/tickets"
      exports
      columns={columns}
      row_path={(row) => `/tickets/${row.id}`}
      views={views}
      filters={['stage', 'kind', 'severity', 'cause']}
      search_hint={t('hint')}
      default_sort="-opened_at"
      actions={<Actions />}
      empty={<Empty title={t('list_none')} note={t('none_note')} action={<Actions />} />}
      card={card_of}
    />
  )
}
