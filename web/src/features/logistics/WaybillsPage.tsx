// Shipments: those on their way, those with a problem, those that were signed for.
import { DateText } from '@/ui/Money'
import { ListPage } from '@/ui/ListPage'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { LogisticsTabs } from './LogisticsTabs'
import { WaybillTag } from './marks'
import type { Waybill } from './model'

function useColumns(): Column<Waybill>[] {
  return [
    {
      key: 'shipment_number',
      sort: false,
      render: (row) => <span className="num">{row.shipment_number}</span>,
    },
    { key: 'customer_name', sort: false },
    { key: 'state', sort: false, render: (row) => <WaybillTag state={row.state} /> },
    { key: 'carrier_name', sort: false },
    {
      key: 'tracking_no',
      sort: false,
      render: (row) => <span className="num">{row.tracking_no}</span>,
    },
    { key: 'expected_on', render: (row) => <DateText on={row.expected_on} /> },
    { key: 'promised_on', sort: false, render: (row) => <DateText on={row.promised_on} /> },
    { key: 'shipped_at', render: (row) => <DateText at={row.shipped_at} /> },
  ]
}

export default function WaybillsPage() {
  const t = useText()
  return (
    <ListPage<Waybill>
      entity="waybill"
      title={t('waybills')}
      path="/waybills"
      exports
      columns={useColumns()}
      row_path={(row) => `/waybills/${row.id}`}
      views={[
        { key: 'on_the_way', label: t('on_the_way'), query: { on_the_way: 'true' } },
        { key: 'trouble', label: t('state_trouble'), query: { state: 'trouble' } },
        { key: 'refused', label: t('state_refused'), query: { state: 'refused' } },
        { key: 'delivered', label: t('state_delivered'), query: { state: 'delivered' } },
        { key: 'all', label: t('all') },
      ]}
      actions={<LogisticsTabs at="on_the_way" />}
      empty={<Empty title={t('no_waybills')} note={t('no_waybills_note')} />}
      card={(row) => ({
        title: row.customer_name,
        tag: <WaybillTag state={row.state} />,
        facts: [
          <span key="number" className="num">
            {row.shipment_number}
          </span>,
          [row.carrier_name, row.tracking_no].filter(Boolean).join(' '),
          <DateText key="on" on={row.expected_on} />,
        ],
      })}
    />
  )
}
