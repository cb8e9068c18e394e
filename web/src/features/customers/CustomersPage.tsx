// All customers one may see: views, search and sort by the server, one change for many.
import { FileUp, Plus } from 'lucide-react'
import { useState } from 'react'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Highlight } from '@/ui/Highlight'
import { ListPage, type ListView } from '@/ui/ListPage'
import type { FilterSpec } from '@/ui/ListTools'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import { Grade, Tag } from '@/ui/Tag'
import type { CardParts, Column } from '@/ui/table_types'
import { BulkDialog, type BulkKind } from './BulkDialog'
import { LastContact, NextContact, Stage } from './Marks'
import { useText } from './i18n'
import { useColleagues, useSums, type Customer } from './model'
import { short_phone } from './phone'
import './customers.css'

const quiet_days = 30
const day_ms = 86_400_000
const earliest_on = '2000-01-01'

function useViews(): ListView[] {
  const t = useText()
  const user = useUser()
  // Instants and days of now are taken once: a list whose question moved would never settle.
  const [now] = useState(server_now)
  const today = day_of(now, user.org.timezone)
  const archives = useAllowed('customers.archive')
  const owns = useAllowed('customers.create')
  const views: ListView[] = [
    { key: 'all', label: t('all') },
    ...(owns ? [{ key: 'mine', label: t('mine'), query: { owner_id: user.id } }] : []),
    {
      key: 'due',
      label: t('due'),
      query: { next_contact_on_from: earliest_on, next_contact_on_to: today },
      sort: 'next_contact_on',
    },
    { key: 'tier_a', label: t('tier_a'), query: { tier: 'a' } },
    {
      key: 'quiet',
      label: t('quiet'),
      query: {
        status: 'prospect,customer',
        last_contact_at_to: String(now - quiet_days * day_ms),
      },
      sort: 'last_contact_at',
    },
    { key: 'dormant', label: t('dormant_view'), query: { status: 'dormant' } },
  ]
  if (archives) views.push({ key: 'archived', label: t('archived'), query: { archived: 'true' } })
  return views
}

function Person({ row }: { row: Customer }) {
  return (
    <>
      <Highlight text={row.contact_name} spans={row.contact_spans} />{' '}
      <span className="muted num">{short_phone(row.phone)}</span>
    </>
  )
}

/** Nothing sold is no figure: columns of zeros hide the others. */
function Figure({ minor }: { minor: unknown }) {
  return <Money minor={typeof minor === 'number' && minor !== 0 ? minor : null} decimals="never" />
}

function useColumns(sees_figures: boolean): Column<Customer>[] {
  const t = useText()
  const columns: Column<Customer>[] = [
    {
      key: 'name',
      render: (row) => <Highlight text={row.name} spans={row.name_spans} />,
    },
    {
      key: 'tier',
      align: 'center',
      render: (row) => <Grade value={row.tier.toUpperCase()} />,
    },
    { key: 'status', render: (row) => <Stage customer={row} /> },
    { key: 'region' },
    { key: 'owner_name' },
    { key: 'contact_name', title: t('contact'), render: (row) => <Person row={row} /> },
    { key: 'last_contact_at', render: (row) => <LastContact at={row.last_contact_at} /> },
    { key: 'next_contact_on', render: (row) => <NextContact on={row.next_contact_on} /> },
  ]
  if (sees_figures)
    columns.push(
      {
        key: 'year',
        title: t('year'),
        align: 'end',
        sort: false,
        render: (row) => <Figure minor={row.year_minor} />,
      },
      {
        key: 'due',
        title: t('due_amount'),
        align: 'end',
        sort: false,
        hidden_at_first: true,
        render: (row) => <Figure minor={row.due_minor} />,
      },
    )
  columns.push(
    {
      key: 'code',
      hidden_at_first: true,
      render: (row) => <span className="num">{row.code}</span>,
    },
    {
      key: 'tags',
      hidden_at_first: true,
      render: (row) => row.tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
    },
    { key: 'industry', hidden_at_first: true },
    { key: 'source', hidden_at_first: true },
    {
      key: 'created_at',
      hidden_at_first: true,
      render: (row) => <DateText at={row.created_at} show="day" />,
    },
  )
  return columns
}

function Actions() {
  const t = useText()
  const imports = useAllowed('imports.run')
  const creates = useAllowed('customers.create')
  return (
    <>
      {imports ? (
        <LinkButton className="desk-only" icon={FileUp} to="/imports/new?kind=customers">
          {t('import')}
        </LinkButton>
      ) : null}
      {creates ? (
        <LinkButton kind="primary" icon={Plus} to="/customers/new">
          {t('new')}
        </LinkButton>
      ) : null}
    </>
  )
}

function card_of(row: Customer, t: ReturnType<typeof useText>): CardParts {
  return {
    title: <Highlight text={row.name} spans={row.name_spans} />,
    mark: <Grade value={row.tier.toUpperCase()} />,
    tag: row.next_contact_on ? <NextContact on={row.next_contact_on} only_due /> : null,
    facts: [
      <Stage key="stage" customer={row} />,
      row.contact_name,
      row.last_contact_at ? (
        <span key="last">
          {t('last_contact')} <LastContact at={row.last_contact_at} />
        </span>
      ) : (
        row.owner_name
      ),
    ],
    value: row.year_minor ? <Figure minor={row.year_minor} /> : undefined,
  }
}

/** The rows shown with this year's sales, which another capability knows. */
function useFigures(rows: Customer[]): Customer[] {
  const sums = useSums(
    rows.map((row) => row.id),
    useAllowed('metrics.read'),
  )
  return rows.map((row) => ({ ...row, ...sums.get(row.id) }))
}

/** Whoever gives customers to colleagues also looks at them colleague by colleague. */
function useOwnerFilter(): FilterSpec[] {
  const meta = useMeta('customer')
  const assigns = useAllowed('customers.assign')
  const colleagues = useColleagues(assigns)
  const options = (colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return options.length ? [{ name: 'owner_id', label: meta.label('owner_id'), options }] : []
}

export default function CustomersPage() {
  const t = useText()
  const owners = useOwnerFilter()
  const views = useViews()
  const sees_figures = useAllowed('metrics.read')
  const columns = useColumns(sees_figures)
  const edits = useAllowed('customers.edit')
  const archives = useAllowed('customers.archive')
  const dialog = (kind: BulkKind) => (rows: Customer[], close: (done: boolean) => void) => (
    <BulkDialog kind={kind} rows={rows} onClose={close} />
  )
  const bulk = [
    ...(edits ? [{ key: 'edit', label: t('bulk_edit'), dialog: dialog('edit') }] : []),
    ...(archives
      ? [{ key: 'archive', label: t('bulk_archive'), danger: true, dialog: dialog('archive') }]
      : []),
  ]
  return (
    <ListPage<Customer>
      entity="customer"
      title={t('title')}
      path="/customers"
      exports={[
        { path: '/customers', label: t('export_customers') },
        { path: '/customers/contacts', label: t('export_contacts') },
        { path: '/customers/interactions', label: t('export_talks') },
      ]}
      columns={columns}
      row_path={(row) => `/customers/${row.id}`}
      views={views}
      filters={['tier', 'status', 'kind', ...owners]}
      search_hint={t('hint')}
      default_sort="-updated_at"
      useMore={useFigures}
      bulk={bulk}
      actions={<Actions />}
      empty={<Nobody />}
      card={(row) => card_of(row, t)}
    />
  )
}

function Nobody() {
  const t = useText()
  return <Empty title={t('empty')} note={t('empty_hint')} action={<Actions />} />
}
