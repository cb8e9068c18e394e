// One order to a supplier: its lines, what of them came in, and receiving more of it.
import { useParams } from '@tanstack/react-router'
import { Ban, CalendarCheck, PackageCheck, PackageX, Pencil, Send } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useRecord } from '@/lib/use_record'
import { useWrite } from '@/lib/use_write'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money, Price } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { OrderTag } from './marks'
import type { OrderLine, PurchaseView } from './model'
import { ReceiveDialog } from './ReceiveDialog'
import { RefuseDialog } from './RefuseDialog'
import { YesDialog } from './YesDialog'
import './purchasing.css'

export default function PurchasePage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<PurchaseView>('purchase_order', '/purchase_orders', id)
  return (
    <Loaded query={record} lines={8}>
      {(order) => <Body order={order} />}
    </Loaded>
  )
}

type Asking = 'receive' | 'confirm' | 'cancel' | 'close' | null

function useActions(order: PurchaseView, ask: (what: Asking) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const send = useWrite({
    send: (_: void, key) => api.post(`/purchase_orders/${order.id}/sending`, {}, { key }),
    entities: ['purchase_order', 'stock'],
    onDone: () => {
      toast.done(t('sent'))
    },
    onRefused: useRefusal(),
  })
  const asks = (what: Asking) => () => {
    ask(what)
  }
  return [
    {
      key: 'send',
      label: t('send'),
      icon: Send,
      busy: send.isPending,
      onRun: () => {
        send.mutate()
      },
    },
    {
      key: 'receive',
      label: t('receive'),
      icon: PackageCheck,
      keys: 'R',
      main: true,
      onRun: asks('receive'),
    },
    {
      key: 'edit',
      label: t('edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/purchase_orders/${order.id}/edit`)
      },
    },
    { key: 'confirm', label: t('supplier_yes'), icon: CalendarCheck, onRun: asks('confirm') },
    { key: 'close', label: t('close'), icon: PackageX, in_menu: true, onRun: asks('close') },
    {
      key: 'cancel',
      label: t('cancel'),
      icon: Ban,
      kind: 'danger',
      in_menu: true,
      onRun: asks('cancel'),
    },
  ]
}

function Body({ order }: { order: PurchaseView }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking>(null)
  const actions = useActions(order, set_asking)
  const onClose = () => {
    set_asking(null)
  }
  return (
    <RecordPage
      entity="purchase_order"
      list_path="/purchase_orders"
      title={order.number}
      mark={
        <span className="row">
          <OrderTag state={order.state} />
          {order.late ? <Tag tone="red">{t('late')}</Tag> : null}
        </span>
      }
      facts={[
        order.supplier_name,
        <span key="on">
          {t('expected')} <DateText on={order.expected_on} />
        </span>,
      ]}
      allowed={order.actions}
      actions={actions}
      left={
        <Card>
          <FactList
            facts={[
              { label: t('supplier'), value: order.supplier_name },
              { label: t('expected'), value: <DateText on={order.expected_on} /> },
              {
                label: t('amount'),
                value: order.cost_hidden ? '—' : <Money minor={order.amount_minor} />,
              },
              { label: t('buyer'), value: order.buyer_name },
              { label: t('note'), value: order.note || order.reason || '—' },
            ]}
          />
        </Card>
      }
    >
      <Lines order={order} />
      <Receipts order={order} />
      <CommentsCard entity="purchase_order" record_id={order.id} />
      {asking === 'receive' ? <ReceiveDialog {...{ order, onClose }} /> : null}
      {asking === 'confirm' ? <YesDialog {...{ order, onClose }} /> : null}
      {asking === 'cancel' || asking === 'close' ? (
        <RefuseDialog
          title={`${t(asking)} ${order.number}`}
          action={t(asking)}
          path={`/purchase_orders/${order.id}/${asking === 'close' ? 'closing' : 'cancellation'}`}
          done={t('saved', { name: order.number })}
          onClose={onClose}
        />
      ) : null}
    </RecordPage>
  )
}

function Lines({ order }: { order: PurchaseView }) {
  const t = useText()
  return (
    <Card title={t('lines')} count={order.lines.length} inset="rows">
      {order.lines.map((line) => (
        <CardRow
          key={line.id}
          title={
            <Link to={`/stock/${line.product_id}`} className="strong">
              {line.product_name}
            </Link>
          }
          note={
            <>
              <span className="num">{line.product_code}</span>
              {order.cost_hidden ? null : (
                <>
                  {' · '}
                  <Price e4={line.price_e4} /> · <Money minor={line.amount_minor} />
                </>
              )}
            </>
          }
          value={<Progress line={line} />}
        />
      ))}
    </Card>
  )
}

function Progress({ line }: { line: OrderLine }) {
  const t = useText()
  return (
    <span className={line.received < line.quantity ? '' : 'tone-green'}>
      {t('came', { received: line.received, quantity: line.quantity })}
    </span>
  )
}

function Receipts({ order }: { order: PurchaseView }) {
  const t = useText()
  const name = (id: string) => order.lines.find((line) => line.id === id)?.product_code ?? ''
  return (
    <Card title={t('receipts')} count={order.receipts.length} inset="rows">
      {order.receipts.length ? (
        order.receipts.map((one) => (
          <CardRow
            key={one.id}
            title={<span className="num">{one.number}</span>}
            note={[
              one.actor_name,
              one.note,
              one.lines
                .map((line) => `${name(line.order_line_id)} × ${String(line.quantity)}`)
                .join(', '),
            ]
              .filter(Boolean)
              .join(' · ')}
            value={<DateText at={one.received_at} />}
          />
        ))
      ) : (
        <Empty title={t('nothing_came')} />
      )}
    </Card>
  )
}
