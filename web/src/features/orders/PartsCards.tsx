// What came of an order: shipments, receipts and returns, each a document of its own.
import { PackageCheck } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { StatusDot } from '@/ui/Tag'
import { useWarehouses } from '@/ui/warehouses'
import { useText } from './i18n'
import type { Order, Shipment } from './model'
import { DeliverDialog } from './DeliverDialog'

/** `3 × 深沟球轴承, 1 × …` of a part of the order. */
function usePartText(order: Order) {
  return (parts: { order_line_id: string; quantity: number }[]) =>
    parts
      .map(({ order_line_id, quantity }) => {
        const line = order.lines.find((one) => one.id === order_line_id)
        return `${line?.product_name ?? ''} × ${quantity}`
      })
      .join('，')
}

export function ShipmentsCard({ order }: { order: Order }) {
  const t = useText()
  const [delivering, set_delivering] = useState<Shipment | null>(null)
  if (!order.shipments.length) return null
  return (
    <Card title={t('shipments')} count={order.shipments.length} inset="rows">
      {order.shipments.map((shipment) => (
        <ShipmentRow
          key={shipment.id}
          order={order}
          shipment={shipment}
          onDeliver={() => {
            set_delivering(shipment)
          }}
        />
      ))}
      <DeliverDialog
        order={order}
        only={delivering ?? undefined}
        open={delivering !== null}
        onClose={() => {
          set_delivering(null)
        }}
      />
    </Card>
  )
}

interface ShipmentRowProps {
  order: Order
  shipment: Shipment
  onDeliver: () => void
}

function ShipmentRow({ order, shipment, onDeliver }: ShipmentRowProps) {
  const t = useText()
  const part_text = usePartText(order)
  const from = useWarehouses().find((one) => one.id === shipment.warehouse_id)
  const delivered = shipment.delivered_at > 0
  return (
    <CardRow
      title={
        <>
          <span className="num">{shipment.number}</span>
          <StatusDot tone={delivered ? 'green' : 'blue'}>
            {t(delivered ? 'part_delivered' : 'part_on_the_way')}
          </StatusDot>
        </>
      }
      note={
        <>
          <DateText at={delivered ? shipment.delivered_at : shipment.shipped_at} />{' '}
          {[from?.name, shipment.carrier, shipment.tracking_no].filter(Boolean).join(' ')}{' '}
          <span className="muted">{part_text(shipment.lines)}</span>
        </>
      }
      action={
        <>
          <Link to={`/orders/${order.id}/print?doc=delivery&shipment=${shipment.id}`}>
            {t('print_note')}
          </Link>
          {!delivered && order.actions.includes('deliver') ? (
            <Button size="small" icon={PackageCheck} onClick={onDeliver}>
              {t('action_deliver')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

export function ReceiptsCard({ order }: { order: Order }) {
  const t = useText()
  const meta = useMeta('receipt')
  if (!order.receipts.length) return null
  return (
    <Card title={t('receipts')} count={order.receipts.length} inset="rows">
      {order.receipts.map((receipt) => (
        <CardRow
          key={receipt.id}
          title={<span className="num">{receipt.number}</span>}
          note={
            <>
              {meta.option('method', receipt.method)} · <DateText on={receipt.received_on} />{' '}
              {receipt.note}
            </>
          }
          value={<Money minor={receipt.amount_minor} />}
        />
      ))}
    </Card>
  )
}

export function ReturnsCard({ order }: { order: Order }) {
  const t = useText()
  const meta = useMeta('return')
  const part_text = usePartText(order)
  const { exchange_for } = order
  if (!order.returns.length && !exchange_for.id) return null
  return (
    <Card title={t('returns')} count={order.returns.length} inset="rows">
      {exchange_for.id ? (
        <CardRow
          title={
            <>
              {t('exchange_for')}{' '}
              <Link to={`/returns/${exchange_for.id}`} className="num">
                {exchange_for.number}
              </Link>
            </>
          }
        />
      ) : null}
      {order.returns.map((document) => (
        <CardRow
          key={document.id}
          title={
            <>
              <Link to={`/returns/${document.id}`} className="num">
                {document.number}
              </Link>
              <StatusDot tone={ended.has(document.state) ? 'green' : 'amber'}>
                {meta.option('state', document.state)}
              </StatusDot>
            </>
          }
          note={
            <>
              {document.reason} <span className="muted">{part_text(document.lines)}</span>
            </>
          }
          value={<Money minor={document.amount_minor} />}
        />
      ))}
    </Card>
  )
}

const ended = new Set(['refused', 'refunded', 'exchanged', 'closed'])
