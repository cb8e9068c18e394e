// One order: where it stands on three axes, whose turn it is, what it holds, and what may be done
// with it now. Buttons come from the server's `actions` only.
import { useParams } from '@tanstack/react-router'
import {
  Banknote,
  Copy,
  FileText,
  Pencil,
  Scissors,
  PackageCheck,
  PackagePlus,
  Send,
  ShieldCheck,
  Truck,
  Undo2,
  Unlock,
  X,
} from 'lucide-react'
import { useState } from 'react'
import { useAtHand, useCustomerAtHand } from '@/lib/at_hand'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { CommentsCard } from '@/ui/CommentsCard'
import { FulfilmentCard } from '@/ui/FulfilmentCard'
import { useGo, Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { ProposalsCard, QuotesCard } from '@/ui/PapersCard'
import { TicketsCard } from '@/ui/TicketsCard'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { ApprovalNote } from './ApprovalNote'
import { asks_reason, useAct } from './act'
import { Axes } from './Axes'
import { ChangesCard } from './ChangesCard'
import { ConfirmationsCard } from './ConfirmationsCard'
import { DeliverDialog } from './DeliverDialog'
import { CancelDialog, ConfirmDialog, ReceiptDialog, SubmitDialog } from './dialogs'
import { HandOffs } from './HandOffs'
import { InvoicesCard } from './InvoicesCard'
import { LinesCard } from './LinesCard'
import { useText } from './i18n'
import type { Order } from './model'
import { ReceiptsCard, ReturnsCard, ShipmentsCard } from './PartsCards'
import { LabelTag, TurnText } from './parts'
import { PaymentCard } from './PaymentCard'
import { ReturnDialog } from './ReturnDialog'
import { ShipDialog } from './ShipDialog'
import { RefundDialog, ShortCloseDialog } from './ShortDialogs'
import { MoneyCard, TermsCard, TurnCard } from './SideCards'
import { ReleaseDialog } from './TermDialog'
import { WarningText } from './ReviewStep'
import './orders.css'

export default function OrderPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Order>('order', '/orders', id)
  return (
    <Loaded query={record} lines={10}>
      {(order) => <Body order={order} />}
    </Loaded>
  )
}

type Asking =
  | 'submit'
  | 'confirm'
  | 'cancel'
  | 'ship'
  | 'deliver'
  | 'receive_payment'
  | 'return'
  | 'short_close'
  | 'refund'
  | 'release'

function useActions(order: Order, ask: (what: Asking) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const creates = useAllowed('orders.create')
  const act = useAct(order, (problem) => {
    if (asks_reason(problem)) ask('submit')
    return asks_reason(problem)
  })
  const button = (key: Exclude<Asking, 'submit'>, icon: RecordAction['icon']): RecordAction => ({
    key,
    label: t(`action_${key}`),
    icon,
    onRun: () => {
      ask(key)
    },
  })
  const at_once = (
    key: 'submit' | 'reserve' | 'take_back',
    noun: string,
    icon: RecordAction['icon'],
  ) => ({
    key,
    label: t(`action_${key}`),
    icon,
    busy: act.isPending,
    onRun: () => {
      void act.mutateAsync({ noun, body: {} }).then(
        (now) => {
          const done = now.commercial === 'approval' ? 'sent_to_approval' : (`done_${key}` as const)
          toast.done(t(done, { number: order.number }))
        },
        () => undefined, // told by the write itself
      )
    },
  })
  const open = (path: string) => () => {
    go(path)
  }
  return [
    button('ship', Truck),
    button('deliver', PackageCheck),
    button('receive_payment', Banknote),
    button('confirm', ShieldCheck),
    at_once('submit', 'submission', Send),
    at_once('reserve', 'reservation', PackagePlus),
    at_once('take_back', 'taking_back', Undo2),
    {
      key: 'edit',
      label: t('action_edit'),
      icon: Pencil,
      onRun: open(`/orders/${order.id}/edit`),
    },
    {
      key: 'change',
      label: t('action_change'),
      icon: Pencil,
      onRun: open(`/orders/${order.id}/edit`),
    },
    button('refund', Banknote),
    button('release', Unlock),
    {
      key: 'print',
      label: t('print_confirmation'),
      icon: FileText,
      always: true,
      onRun: open(`/orders/${order.id}/print`),
    },
    {
      key: 'print_delivery',
      label: t('print_delivery'),
      icon: FileText,
      always: true,
      onRun: open(`/orders/${order.id}/print?doc=delivery`),
    },
    ...(creates
      ? [
          {
            key: 'again',
            label: t('order_again'),
            icon: Copy,
            always: true,
            onRun: open(`/orders/new?from=${order.id}`),
          },
        ]
      : []),
    { ...button('return', Undo2), kind: 'danger' },
    { ...button('short_close', Scissors), kind: 'danger' },
    { ...button('cancel', X), kind: 'danger' },
  ]
}

function Body({ order }: { order: Order }) {
  const t = useText()
  useAtHand(order.lines.map((line) => ({ id: line.product_id, name: line.product_name })))
  useCustomerAtHand(order.customer_id)
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(order, set_asking)
  const close = () => {
    set_asking(null)
  }
  return (
    <RecordPage
      entity="order"
      list_path="/orders"
      title={order.number}
      mark={<LabelTag label={order.label} />}
      facts={[
        <Link key="customer" to={`/customers/${order.customer_id}`} className="strong">
          {order.customer_name}
        </Link>,
        order.owner_name,
        <span key="placed">
          {t('placed_on')} <DateText on={order.placed_on} />
        </span>,
        order.imported ? (
          <Tag key="imported">
            {t('imported_from', { source: order.source.split('~')[0] ?? '' })}
          </Tag>
        ) : null,
      ].filter(Boolean)}
      allowed={order.actions}
      actions={actions}
      right={
        <>
          <TurnCard order={order} />
          <MoneyCard order={order} />
          <TermsCard order={order} />
          <FulfilmentCard order_id={order.id} />
          <ProposalsCard of={{ order_id: order.id }} />
          <QuotesCard of={{ order_id: order.id }} />
          <TicketsCard
            customer={{ id: order.customer_id, name: order.customer_name }}
            order={order}
          />
        </>
      }
    >
      <Axes order={order} />
      <p className="phone-only phone-turn">
        {t('whose_turn')} <TurnText order={order} />
      </p>
      <ApprovalNote order={order} />
      <Warnings order={order} />
      <ConfirmationsCard order={order} />
      <LinesCard order={order} />
      <ChangesCard order={order} />
      <PaymentCard order={order} />
      <ShipmentsCard order={order} />
      <ReceiptsCard order={order} />
      <InvoicesCard order={order} />
      <ReturnsCard order={order} />
      <CommentsCard entity="order" record_id={order.id} />
      <HandOffs order={order} />
      <SubmitDialog order={order} open={asking === 'submit'} onClose={close} />
      <ConfirmDialog order={order} open={asking === 'confirm'} onClose={close} />
      <ShortCloseDialog order={order} open={asking === 'short_close'} onClose={close} />
      <RefundDialog order={order} open={asking === 'refund'} onClose={close} />
      {asking === 'release' ? <ReleaseDialog order={order} onClose={close} /> : null}
      <CancelDialog order={order} open={asking === 'cancel'} onClose={close} />
      <ReceiptDialog order={order} open={asking === 'receive_payment'} onClose={close} />
      <ShipDialog order={order} open={asking === 'ship'} onClose={close} />
      <DeliverDialog order={order} open={asking === 'deliver'} onClose={close} />
      <ReturnDialog order={order} open={asking === 'return'} onClose={close} />
    </RecordPage>
  )
}

function Warnings({ order }: { order: Order }) {
  const t = useText()
  if (!order.warnings.length) return null
  return (
    <ul className="callout callout-amber callout-list" aria-label={t('warnings')}>
      {order.warnings.map((warning) => (
        <li key={warning.path}>
          <WarningText warning={warning} />
        </li>
      ))}
    </ul>
  )
}
