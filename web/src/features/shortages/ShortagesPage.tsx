// Products of which confirmed orders lack something: for who sells and for who buys.
import { DateText, Money, Quantity } from '@/ui/Money'
import { ListPage } from '@/ui/ListPage'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { shortage_rows, type Shortage } from './model'

function Covered({ row }: { row: Shortage }) {
  const t = useText()
  if (!row.covered_on) return <span className="tone-red">{t('unknown')}</span>
  return <DateText on={row.covered_on} />
}

function useColumns(): Column<Shortage>[] {
  const t = useText()
  const amount = (key: 'orders_count' | 'incoming', title: string): Column<Shortage> => ({
    key,
    title,
    align: 'end',
    sort: false,
    render: (row) => <Quantity value={row[key]} />,
  })
  return [
    { key: 'name', title: t('product'), sort: false },
    {
      key: 'code',
      title: t('code'),
      sort: false,
      render: (row) => <span className="num">{row.code}</span>,
    },
    {
      key: 'lacking',
      title: t('lacking'),
      align: 'end',
      sort: false,
      render: (row) => (
        <span className="strong">
          <Quantity value={row.lacking} unit={row.unit} />
        </span>
      ),
    },
    amount('orders_count', t('orders')),
    {
      key: 'revenue_minor',
      title: t('revenue'),
      align: 'end',
      sort: false,
      render: (row) => <Money minor={row.revenue_minor} />,
    },
    {
      key: 'promised_on',
      title: t('promised'),
      sort: false,
      render: (row) => <DateText on={row.promised_on} />,
    },
    amount('incoming', t('incoming')),
    { key: 'covered_on', title: t('covered'), sort: false, render: (row) => <Covered row={row} /> },
  ]
}

export default function ShortagesPage() {
  const t = useText()
  return (
    <ListPage<Shortage>
      entity="shortage"
      title={t('title')}
      path="/shortages"
      columns={useColumns()}
      useMore={shortage_rows}
      row_path={(row) => `/shortages/${row.product_id}`}
      empty={<Empty title={t('empty')} note={t('empty_note')} />}
      card={(row) => ({
        title: row.name,
        facts: [
          <span key="lacking">
            {t('lacking')} <Quantity value={row.lacking} unit={row.unit} />
          </span>,
          <span key="incoming">
            {t('incoming')} <Quantity value={row.incoming} />
          </span>,
          <span key="covered">
            {t('covered')} <Covered row={row} />
          </span>,
        ],
        value: <Money minor={row.revenue_minor} />,
      })}
    />
  )
}
