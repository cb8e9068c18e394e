// Quotes: what is being written, what waits for a yes of ours or of the customer, what became of
// the rest.
import { Eye, Plus } from 'lucide-react'
import { add_days } from '@/lib/day_input'
import { useListState } from '@/lib/list_state'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import { Money } from '@/ui/Money'
import { paper_columns, PaperStateTag, PaperUntil, soon_days, useToday } from '@/ui/paper_marks'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import type { QuoteItem } from './model'
import './quotes.css'

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
      query: {
        state: 'sent',
        valid_until_from: today,
        valid_until_to: add_days(today, soon_days.quote),
      },
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

const columns: Column<QuoteItem>[] = [
  { key: 'title', width: '280px', sort: false, render: (row) => <Title of={row} /> },
  ...paper_columns<QuoteItem>('quote'),
]

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
      columns={columns}
      row_path={(row) => `/quotes/${row.id}`}
      views={useViews()}
      filters={['state']}
      search_hint={t('search_hint')}
      default_sort="-created_at"
      empty={<Empty title={t('empty')} note={t('empty_note')} action={add} />}
      actions={add}
      card={(row) => ({
        title: <Title of={row} />,
        tag: <PaperStateTag kind="quote" state={row.state} />,
        facts: [
          row.customer_name,
          <span key="number" className="num">
            {row.number}
          </span>,
          <PaperUntil key="until" kind="quote" of={row} />,
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
