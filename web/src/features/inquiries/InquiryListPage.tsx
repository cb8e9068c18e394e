// Every inquiry one may see: views, search and sort by the server.
import { Inbox, Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import type { FilterSpec } from '@/ui/ListTools'
import { DateText } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { CardParts, Column } from '@/ui/table_types'
import { useText } from './i18n'
import { Answer, Marks, StateTag } from './marks'
import { title_of, useColleagues, type Inquiry } from './model'
import './inquiries.css'

function useViews(): ListView[] {
  const t = useText()
  const me = useUser()
  const takes = useAllowed('inquiries.take')
  return [
    { key: 'all', label: t('view_all') },
    ...(takes ? [{ key: 'mine', label: t('view_mine'), query: { owner_id: me.id } }] : []),
    { key: 'inbox', label: t('queue_inbox'), query: { owner_id: '0' } },
    { key: 'answer', label: t('queue_answer'), query: { state: 'open' }, sort: 'due_at' },
    {
      key: 'likely',
      label: t('view_likely'),
      query: { state: 'open,responded,qualified' },
      sort: '-likelihood',
    },
    { key: 'late', label: t('view_late'), query: { breached: 'true' } },
    { key: 'won', label: t('view_won'), query: { state: 'won' } },
    { key: 'lost', label: t('view_lost'), query: { state: 'lost' } },
  ]
}

function useColumns(): Column<Inquiry>[] {
  const t = useText()
  return [
    {
      key: 'name',
      render: (row) => (
        <span className="row">
          {title_of(row)} <Marks inquiry={row} />
        </span>
      ),
    },
    { key: 'state', render: (row) => <StateTag state={row.state} /> },
    { key: 'due_at', title: t('clock'), render: (row) => <Answer inquiry={row} /> },
    { key: 'channel' },
    { key: 'source' },
    { key: 'interest', render: (row) => row.product_name || row.interest },
    { key: 'words', render: (row) => <span className="ellipsis inquiry-cell">{row.words}</span> },
    { key: 'owner_name' },
    {
      key: 'received_at',
      render: (row) => <DateText at={row.received_at} show="relative" />,
    },
    {
      key: 'likelihood',
      hidden_at_first: true,
      align: 'end',
      render: (row) => (row.likelihood ? <span className="num">{row.likelihood}</span> : null),
    },
    { key: 'lost_reason', hidden_at_first: true, render: (row) => <Reason inquiry={row} /> },
    { key: 'contact_name', hidden_at_first: true },
    { key: 'phone', hidden_at_first: true },
  ]
}

/** Why it came to nothing; nothing for the others. */
function Reason({ inquiry }: { inquiry: Inquiry }) {
  const meta = useMeta('inquiry')
  if (inquiry.state === 'lost') return meta.option('lost_reason', inquiry.lost_reason)
  return inquiry.state === 'invalid' ? meta.option('invalid_reason', inquiry.invalid_reason) : null
}

/** Whoever gives inquiries to colleagues also looks at them colleague by colleague. */
function useOwnerFilter(): FilterSpec[] {
  const meta = useMeta('inquiry')
  const assigns = useAllowed('inquiries.assign')
  const colleagues = useColleagues(assigns)
  const options = (colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return options.length ? [{ name: 'owner_id', label: meta.label('owner_id'), options }] : []
}

function card_of(row: Inquiry): CardParts {
  return {
    title: title_of(row),
    tag: <StateTag state={row.state} />,
    facts: [
      row.product_name || row.interest || row.words,
      row.owner_name,
      <DateText key="at" at={row.received_at} show="relative" />,
    ],
    value: <Answer inquiry={row} />,
  }
}

function Actions() {
  const t = useText()
  const creates = useAllowed('inquiries.create')
  return (
    <>
      <LinkButton icon={Inbox} to="/inquiries">
        {t('to_inbox')}
      </LinkButton>
      {creates ? (
        <LinkButton kind="primary" icon={Plus} to="/inquiries/new">
          {t('new')}
        </LinkButton>
      ) : null}
    </>
  )
}

export default function InquiryListPage() {
  const t = useText()
  const columns = useColumns()
  const views = useViews()
  const owners = useOwnerFilter()
  return (
    <ListPage<Inquiry>
      entity="inquiry"
      title={t('list_title')}
      path="/inquiries"
      columns={columns}
      row_path={(row) => `/inquiries/${row.id}`}
      views={views}
      filters={['state', 'channel', 'lost_reason', ...owners]}
      search_hint={t('hint')}
      default_sort="-received_at"
      exports
      actions={<Actions />}
      empty={<Empty title={t('list_none')} note={t('none_note')} action={<Actions />} />}
      card={card_of}
    />
  )
}
