// Invoices: what is to be issued first, as finance works through them.
import { useMeta } from '@/lib/meta'
import { ListPage } from '@/ui/ListPage'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { InvoiceTag } from './marks'
import { invoice_states, type Invoice } from './model'

function useColumns(): Column<Invoice>[] {
  const meta = useMeta('invoice')
  return [
    { key: 'number', sort: false, render: (row) => <span className="num">{row.number}</span> },
    {
      key: 'customer_name',
      sort: false,
      render: (row) => <span className="strong">{row.customer_name}</span>,
    },
    { key: 'name', sort: false },
    { key: 'kind', sort: false, render: (row) => meta.option('kind', row.kind) },
    { key: 'amount_minor', align: 'end', render: (row) => <Money minor={row.amount_minor} /> },
    { key: 'state', sort: false, render: (row) => <InvoiceTag state={row.state} /> },
    {
      key: 'invoice_no',
      sort: false,
      render: (row) => <span className="num">{row.invoice_no}</span>,
    },
    { key: 'issued_on', render: (row) => <DateText on={row.issued_on} /> },
    { key: 'requester_name', sort: false },
    { key: 'created_at' },
  ]
}

export default function InvoicesPage() {
  const t = useText()
  const meta = useMeta('invoice')
  return (
    <ListPage<Invoice>
      entity="invoice"
      title={t('title')}
      path="/invoices"
      exports
      columns={useColumns()}
      row_path={(row) => `/invoices/${row.id}`}
      views={[
        ...invoice_states.map((state) => ({
          key: state,
          label: meta.option('state', state),
          query: { state },
          sort: state === 'requested' ? 'created_at' : '-created_at',
        })),
        { key: 'all', label: t('all') },
      ]}
      filters={['kind']}
      empty={<Empty title={t('none')} note={t('none_note')} />}
      card={(row) => ({
        title: row.customer_name,
        tag: <InvoiceTag state={row.state} />,
        facts: [
          <span key="number" className="num">
            {row.number}
          </span>,
          meta.option('kind', row.kind),
          row.invoice_no || null,
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
