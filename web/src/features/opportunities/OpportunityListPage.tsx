// Opportunities as a list: what is overdue, what is next, what slipped, what was won and lost.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { add_days } from '@/lib/day_input'
import { useListState } from '@/lib/list_state'
import { record_key } from '@/lib/use_write'
import { ListPage, type ListView } from '@/ui/ListPage'
import type { FilterSpec } from '@/ui/ListTools'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { NewButton, ViewTabs } from './Frame'
import { useText, type TextKey } from './i18n'
import { CloseDay, NextStep, StageDot, useToday, Warnings } from './Marks'
import { useForecast, type Opportunity } from './model'
import './opportunities.css'

const days_of_week = 7

function useViews(today: string): ListView[] {
  const t = useText()
  const [{ filters }] = useListState()
  const all = { key: 'all', label: t('list_all') }
  const for_one = !!filters.customer_id
  return [
    // Who comes for one customer wants everything of it.
    ...(for_one ? [all] : []),
    { key: 'open', label: t('list_open'), query: { open: 'true' } },
    {
      key: 'overdue',
      label: t('list_overdue'),
      query: { open: 'true', expected_close_on_to: add_days(today, -1) },
    },
    {
      key: 'next',
      label: t('list_next'),
      query: { open: 'true', next_step_on_to: add_days(today, days_of_week) },
      sort: 'next_step_on',
    },
    {
      key: 'slipped',
      label: t('list_slipped'),
      query: { open: 'true', slip_count_from: '1' },
      sort: '-slip_count',
    },
    { key: 'won', label: t('list_won'), query: { stage: 'won' }, sort: '-closed_on' },
    { key: 'lost', label: t('list_lost'), query: { stage: 'lost' }, sort: '-closed_on' },
    ...(for_one ? [] : [all]),
  ]
}

function useColumns(): Column<Opportunity>[] {
  const t = useText()
  return [
    { key: 'name', width: '260px', render: (row) => <span className="strong">{row.name}</span> },
    { key: 'customer_name', sort: false },
    { key: 'stage', sort: false, render: (row) => <StageDot stage={row.stage} /> },
    {
      key: 'amount_minor',
      align: 'end',
      render: (row) => <Money minor={row.amount_minor} />,
    },
    {
      key: 'weighted_minor',
      align: 'end',
      sort: false,
      render: (row) => <Money minor={row.weighted_minor} />,
    },
    {
      key: 'expected_close_on',
      title: t('close_on'),
      render: (row) => (
        <span className="row">
          <CloseDay of={row} />
          <Warnings of={row} />
        </span>
      ),
    },
    { key: 'next_step_on', title: t('next'), render: (row) => <NextStep of={row} /> },
    { key: 'owner_name', sort: false },
    {
      key: 'created_at',
      hidden_at_first: true,
      render: (row) => <DateText at={row.created_at} show="day" />,
    },
    {
      key: 'closed_on',
      hidden_at_first: true,
      render: (row) => <DateText on={row.closed_on} />,
    },
  ]
}

const day_filters: [string, TextKey][] = [
  ['expected_close_on_from', 'close_from'],
  ['expected_close_on_to', 'close_to'],
  ['closed_on_from', 'closed_from'],
]

/** What one came with, named as a filter, so that it is seen and taken away. */
function useGivenFilters(): FilterSpec[] {
  const t = useText()
  const [{ filters }] = useListState()
  const customer_id = filters.customer_id ?? ''
  const specs: FilterSpec[] = []
  for (const [name, key] of day_filters) {
    const value = filters[name]
    if (value)
      specs.push({ name, label: t(key), options: [{ value, label: `${t(key)} ${value}` }] })
  }
  const customer = useCustomerName(customer_id)
  if (customer_id) {
    const options = [{ value: customer_id, label: customer ?? t('one_customer') }]
    specs.push({ name: 'customer_id', label: t('customer'), options })
  }
  return specs
}

function useCustomerName(id: string): string | undefined {
  const { data } = useQuery({
    queryKey: record_key('customer', id),
    queryFn: ({ signal }) => api.get<{ name: string }>(`/customers/${id}`, { signal }),
    enabled: !!id,
  })
  return data?.name
}

function useOwnerFilter(): FilterSpec[] {
  const t = useText()
  const owners = useForecast('').data?.owners ?? []
  if (owners.length < 2) return []
  const options = owners.map((one) => ({ value: one.owner_id, label: one.owner_name }))
  return [{ name: 'owner_id', label: t('owner'), options }]
}

export default function OpportunityListPage() {
  const t = useText()
  const today = useToday()
  return (
    <ListPage<Opportunity>
      entity="opportunity"
      title={t('title')}
      path="/opportunities"
      exports
      columns={useColumns()}
      row_path={(row) => `/opportunities/${row.id}`}
      views={useViews(today)}
      filters={['stage', ...useOwnerFilter(), 'lost_reason', ...useGivenFilters()]}
      search_hint={t('search_hint')}
      default_sort="expected_close_on"
      empty={<Empty title={t('empty')} note={t('empty_note')} action={<NewButton />} />}
      actions={
        <>
          <ViewTabs value="list" />
          <NewButton />
        </>
      }
      card={(row) => ({
        title: row.name,
        tag: <StageDot stage={row.stage} />,
        facts: [
          row.customer_name,
          <CloseDay key="close" of={row} />,
          row.open ? <NextStep key="next" of={row} /> : null,
          <Warnings key="warnings" of={row} />,
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
