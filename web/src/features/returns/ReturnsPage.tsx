// Goods that come back, by how far they are.
import { useMeta } from '@/lib/meta'
import { ListPage } from '@/ui/ListPage'
import { Money } from '@/ui/Money'
import { useCauseName } from '@/ui/return_causes'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { ReturnTag } from './marks'
import { states, type Return } from './model'

function useColumns(): Column<Return>[] {
  const meta = useMeta('return')
  const name = useCauseName()
  return [
    { key: 'number', sort: false, render: (row) => <span className="num">{row.number}</span> },
    { key: 'customer_name', sort: false },
    {
      key: 'order_number',
      sort: false,
      render: (row) => <span className="num">{row.order_number}</span>,
    },
    { key: 'state', sort: false, render: (row) => <ReturnTag state={row.state} /> },
    { key: 'wish', sort: false, render: (row) => meta.option('wish', row.wish) },
    { key: 'cause', sort: false, render: (row) => name(row.cause, row.cause_name) },
    {
      key: 'amount_minor',
      align: 'end',
      sort: false,
      render: (row) => <Money minor={row.amount_minor} />,
    },
    { key: 'created_at' },
  ]
}

export default function ReturnsPage() {
  const t = useText()
  const meta = useMeta('return')
  const name = useCauseName()
  return (
    <ListPage<Return>
      entity="return"
      title={t('title')}
      path="/returns"
      exports
      columns={useColumns()}
      row_path={(row) => `/returns/${row.id}`}
      views={[
        { key: 'all', label: t('all') },
        ...states.map((state) => ({
          key: state,
          label: meta.option('state', state),
          query: { state },
        })),
      ]}
      empty={<Empty title={t('none')} note={t('none_note')} />}
      card={(row) => ({
        title: row.customer_name,
        tag: <ReturnTag state={row.state} />,
        facts: [
          <span key="number" className="num">
            {row.number}
          </span>,
          name(row.cause, row.cause_name),
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
