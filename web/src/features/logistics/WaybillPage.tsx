// One shipment on its way, for the desk and for whoever stands at the customer's door with a phone.
import { useParams } from '@tanstack/react-router'
import { ExternalLink, MessageSquarePlus, PackageCheck, Pencil, Printer } from 'lucide-react'
import { useState } from 'react'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Empty, Loaded } from '@/ui/States'
import { ProofDialog, ReportDialog } from './DeliveryDialogs'
import { useText } from './i18n'
import { Promised, WaybillTag } from './marks'
import type { WaybillView } from './model'
import { EditWaybillDialog } from './SendDialog'
import './logistics.css'

export default function WaybillPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<WaybillView>('waybill', '/waybills', id)
  return (
    <Loaded query={record} lines={8}>
      {(waybill) => <Body waybill={waybill} />}
    </Loaded>
  )
}

type Asking = 'prove' | 'report' | 'edit' | null

function Body({ waybill }: { waybill: WaybillView }) {
  const t = useText()
  const go = useGo()
  const [asking, set_asking] = useState<Asking>(null)
  const asks = (what: Asking) => () => {
    set_asking(what)
  }
  const onClose = asks(null)
  const actions: RecordAction[] = [
    { key: 'prove', label: t('prove'), icon: PackageCheck, main: true, onRun: asks('prove') },
    { key: 'report', label: t('report'), icon: MessageSquarePlus, onRun: asks('report') },
    { key: 'edit', label: t('edit'), icon: Pencil, onRun: asks('edit') },
    {
      key: 'print',
      label: t('print'),
      icon: Printer,
      always: true,
      in_menu: true,
      onRun: () => {
        go(`/orders/${waybill.order_id}/print?doc=delivery&shipment=${waybill.shipment_id}`)
      },
    },
  ]
  return (
    <RecordPage
      entity="waybill"
      list_path="/waybills"
      title={waybill.shipment_number}
      mark={<WaybillTag state={waybill.state} />}
      facts={[
        waybill.customer_name,
        <Link key="order" to={`/orders/${waybill.order_id}`} className="num">
          {waybill.order_number}
        </Link>,
        <Promised key="on" on={waybill.promised_on} />,
      ]}
      allowed={waybill.actions}
      actions={actions}
      left={<Facts waybill={waybill} />}
    >
      <Events waybill={waybill} />
      <Card title={t('goods')} count={waybill.goods.length} inset="rows">
        {waybill.goods.map((one) => (
          <CardRow
            key={one.product_code}
            title={one.product_name}
            note={<span className="num">{one.product_code}</span>}
            value={one.quantity}
          />
        ))}
      </Card>
      <Attachments entity="waybill" record_id={waybill.id} />
      <CommentsCard entity="waybill" record_id={waybill.id} />
      {asking === 'prove' ? <ProofDialog {...{ waybill, onClose }} /> : null}
      {asking === 'report' ? <ReportDialog {...{ waybill, onClose }} /> : null}
      {asking === 'edit' ? <EditWaybillDialog {...{ waybill, onClose }} /> : null}
    </RecordPage>
  )
}

function Facts({ waybill }: { waybill: WaybillView }) {
  const t = useText()
  return (
    <Card>
      <FactList
        facts={[
          { label: t('address'), value: waybill.delivery_address || '—' },
          {
            label: t('contact'),
            value: [waybill.contact_name, waybill.contact_phone].filter(Boolean).join(' ') || '—',
          },
          {
            label: t('carrier'),
            value: [waybill.carrier_name, waybill.carrier_phone].filter(Boolean).join(' ') || '—',
          },
          {
            label: t('tracking_no'),
            value: waybill.link ? (
              <a href={waybill.link} target="_blank" rel="noreferrer" className="row">
                {waybill.tracking_no} <ExternalLink size={14} aria-label={t('look_up')} />
              </a>
            ) : (
              waybill.tracking_no || '—'
            ),
          },
          { label: t('packages'), value: waybill.package_count },
          {
            label: t('weight'),
            value: waybill.weight_g ? String(waybill.weight_g / 1000) : '—',
          },
          { label: t('freight'), value: <Money minor={waybill.freight_minor} /> },
          { label: t('expected'), value: <DateText on={waybill.expected_on} /> },
          { label: t('shipped_at'), value: <DateText at={waybill.shipped_at} /> },
          ...(waybill.state === 'delivered'
            ? [
                { label: t('delivered_at'), value: <DateText at={waybill.delivered_at} /> },
                { label: t('signed_by'), value: waybill.signed_by || '—' },
                { label: t('words'), value: waybill.proof_words || '—' },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

function Events({ waybill }: { waybill: WaybillView }) {
  const t = useText()
  return (
    <Card title={t('events')} count={waybill.events.length} inset="rows">
      {waybill.events.length ? (
        waybill.events.map((event) => (
          <CardRow
            key={event.id}
            title={t(`step_${event.kind}`)}
            note={[event.words, event.actor_name].filter(Boolean).join(' · ')}
            value={<DateText at={event.at} />}
          />
        ))
      ) : (
        <Empty title={t('no_events')} />
      )}
    </Card>
  )
}
