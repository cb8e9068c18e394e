// Contracts: what runs, what ends soon, what expired without being renewed.
import { Plus } from 'lucide-react'
import { day_of } from '@/lib/format'
import { add_days } from '@/lib/day_input'
import { server_now } from '@/lib/clock'
import { useListState } from '@/lib/list_state'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { Left, Paid, StandingTag, Term } from './marks'
import type { ContractItem } from './model'
import './contracts.css'

const soon_days = 60

function useViews(): ListView[] {
  const t = useText()
  const { org } = useUser()
  const [{ filters }] = useListState()
  const today = day_of(server_now(), org.timezone)
  const all = { key: 'all', label: t('view_all') }
  // Who comes for one customer wants everything of it.
  const for_one = !!filters.customer_id
  return [
    ...(for_one ? [all] : []),
    { key: 'live', label: t('view_live'), query: { state: 'running' } },
    {
      key: 'expiring',
      label: t('view_expiring'),
      query: { state: 'running', until_on_to: add_days(today, soon_days) },
    },
    { key: 'expired', label: t('view_expired'), query: { state: 'expired' }, sort: '-until_on' },
    { key: 'done', label: t('view_done'), query: { state: 'renewed,ended' }, sort: '-until_on' },
    ...(for_one ? [] : [all]),
  ]
}

const columns: Column<ContractItem>[] = [
  {
    key: 'title',
    width: '180px',
    sort: false,
    render: (row) => <span className="strong">{row.title}</span>,
  },
  { key: 'customer_name', sort: false },
  { key: 'standing', sort: false, render: (row) => <StandingTag of={row.standing} /> },
  {
    key: 'until_on',
    render: (row) => (
      <span className="row">
        <DateText on={row.until_on} /> <Left of={row} />
      </span>
    ),
  },
  {
    key: 'amount_minor',
    align: 'end',
    render: (row) => (row.amount_minor ? <Money minor={row.amount_minor} /> : '—'),
  },
  { key: 'progress', sort: false, render: (row) => <Paid of={row} /> },
  { key: 'owner_name', sort: false },
  {
    key: 'number',
    width: '170px',
    sort: false,
    render: (row) => <span className="num">{row.number}</span>,
  },
  {
    key: 'paper_no',
    sort: false,
    hidden_at_first: true,
    render: (row) => <span className="num">{row.paper_no}</span>,
  },
  { key: 'signed_on', hidden_at_first: true, render: (row) => <DateText on={row.signed_on} /> },
]

export default function ContractsPage() {
  const t = useText()
  const writes = useAllowed('contracts.edit')
  const add = writes ? (
    <LinkButton to="/contracts/new" kind="primary" icon={Plus}>
      {t('new')}
    </LinkButton>
  ) : null
  return (
    <ListPage<ContractItem>
      entity="contract"
      title={t('title')}
      path="/contracts"
      columns={columns}
      row_path={(row) => `/contracts/${row.id}`}
      views={useViews()}
      filters={['state']}
      search_hint={t('search_hint')}
      exports
      default_sort="until_on"
      empty={<Empty title={t('empty')} note={t('empty_hint')} action={add} />}
      actions={add}
      card={(row) => ({
        title: row.title,
        tag: <StandingTag of={row.standing} />,
        facts: [
          row.customer_name,
          <Term key="term" of={row} />,
          <Left key="left" of={row} />,
          <Paid key="paid" of={row} />,
        ],
        value: row.amount_minor ? <Money minor={row.amount_minor} /> : null,
      })}
    />
  )
}
