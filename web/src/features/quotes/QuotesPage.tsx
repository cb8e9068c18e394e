// Quotes: what is being written, what waits for a yes of ours or of the customer, what became of
// the rest.
import { Eye, Plus } from 'lucide-react'
import { add_days } from '@/lib/day_input'
import { useListState } from '@/lib/list_state'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { StateTag, useToday, ValidUntil } from './marks'
import type { QuoteItem } from './model'
import './quotes.css'

const soon_days = 3
const given = ['customer_id', 'opportunity_id', 'inquiry_id', 'proposal_id', 'order_id']

function useViews(): ListView[] {
  const t = useText()
  const today = useToday()
  const [{ filters }] = useListState()
  const all = { key: 'all', label: t('view_all') }
  // Who comes for one customer or proposal wants everything of it.
  const for_one = given.some((name) => filters[name])
  return [
    ...(for_one ? [all] : []),
    { key: 'open', label: t('view_open'), query: { open: 'true' } },
    { key: 'ours', label: t('view_ours'), query: { state: 'draft,approval,ready' } },
    { key: 'sent', label: t('view_waiting'), query: { state: 'sent' }, sort: 'valid_until' },
    {
      key: 'ending',
      label: t('view_ending'),
      query: { state: 'sent', valid_until_from: today, valid_until_to: add_days(today, soon_days) },
      sort: 'valid_until',
    },
    { key: 'accepted', label: t('view_accepted'), query: { state: 'accepted' } },
    { key: 'lost', label: t('view_lost'), query: { state: 'declined,expired,withdrawn' } },
    ...(for_one ? [] : [all]),
  ]
}

function Title({ of }: { of: QuoteItem }) {
  const t = useText()
  return (
    <span className="row">
      <span className="strong ellipsis">{of.title}</span>
      {of.revision_no > 1 ? (
        <span className="meta nowrap">{t('version', { number: of.revision_no })}</span>
      ) : null}
      {of.state === 'sent' && of.first_opened_at ? (
        <span className="tone-act" title={t('was_opened')}>
          <Eye size={14} aria-label={t('was_opened')} />
        </span>
      ) : null}
    </span>
  )
}

function useColumns(): Column<QuoteItem>[] {
  return [
    { key: 'title', width: '280px', sort: false, render: (row) => <Title of={row} /> },
    { key: 'number', render: (row) => <span className="num">{row.number}</span> },
    { key: 'customer_name', sort: false },
    { key: 'state', sort: false, render: (row) => <StateTag state={row.state} /> },
    { key: 'amount_minor', align: 'end', render: (row) => <Money minor={row.amount_minor} /> },
    { key: 'valid_until', render: (row) => <ValidUntil of={row} /> },
    { key: 'sent_at', render: (row) => <DateText at={row.sent_at || null} show="day" /> },
    { key: 'owner_name', sort: false },
    {
      key: 'created_at',
      hidden_at_first: true,
      render: (row) => <DateText at={row.created_at} show="day" />,
    },
  ]
}

export default function QuotesPage() {
  const t = useText()
  const writes = useAllowed('quotes.edit')
  const add = writes ? (
    <LinkButton to="/quotes/new" kind="primary" icon={Plus}>
      {t('new')}
    </LinkButton>
  ) : null
  return (
    <ListPage<QuoteItem>
      entity="quote"
      title={t('title')}
      path="/quotes"
      exports
      columns={useColumns()}
      row_path={(row) => `/quotes/${row.id}`}
      views={useViews()}
      filters={['state']}
      search_hint={t('search_hint')}
      default_sort="-created_at"
      empty={<Empty title={t('empty')} note={t('empty_note')} action={add} />}
      actions={add}
      card={(row) => ({
        title: <Title of={row} />,
        tag: <StateTag state={row.state} />,
        facts: [
          row.customer_name,
          <span key="number" className="num">
            {row.number}
          </span>,
          <ValidUntil key="until" of={row} />,
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
