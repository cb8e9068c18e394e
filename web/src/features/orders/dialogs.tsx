// The short forms of an order: the customer's yes, a payment, a cancellation.
import { useState } from 'react'
import { ApiProblem } from '@/lib/api'
import type { FieldProblem } from '@/lib/api_types'
import { day_of } from '@/lib/format'
import { server_now } from '@/lib/clock'
import { useUser } from '@/lib/session'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, type Submission } from '@/ui/EntityForm'
import { Money } from '@/ui/Money'
import { toast } from '@/ui/toast_store'
import { asks_reason, useFormAct } from './act'
import { useText } from './i18n'
import type { Order } from './model'

export interface OrderDialogProps {
  order: Order
  open: boolean
  onClose: () => void
}

/** Why it should be approved. */
const approval_reason = (label: string) => ({
  ...{ name: 'approval_reason', label, kind: 'long_text' as const },
  ...{ required: true, span: 2 as const },
})

/** Sent to the customer once it is approved. */
export function SubmitDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  const act = useFormAct(order, open)
  return (
    <Dialog open={open} kind="sheet" title={t('approval_title')} onClose={onClose}>
      <p className="muted dialog-lead">{t('approval_hint')}</p>
      <EntityForm<Order>
        entity="submission"
        fields={[approval_reason(t('approval_reason'))]}
        submit_label={t('ask_approval')}
        onSubmit={({ values, key }) =>
          act({ noun: 'submission', body: { approval_reason: values.approval_reason } }, key)
        }
        onDone={(now) => {
          toast.done(t('sent_to_approval', { number: now.number }))
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

export function ConfirmDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  return (
    <Dialog open={open} kind="sheet" title={t('confirm_title')} onClose={onClose}>
      <ConfirmForm order={order} onClose={onClose} />
    </Dialog>
  )
}

const short_of = (error: unknown): FieldProblem[] =>
  error instanceof ApiProblem && error.code === 'stock.not_enough' ? error.fields : []

function ConfirmForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText()
  const act = useFormAct(order)
  const [short, set_short] = useState<FieldProblem[]>([])
  const [reason, set_reason] = useState(false)
  const submit = async ({ values, key }: Submission) => {
    const { confirmed_by, words, approval_reason: why } = values
    const accept_shortage = values.accept_shortage === true
    const body = { confirmed_by, words, accept_shortage, approval_reason: why }
    try {
      return await act({ noun: 'confirmation', body: filled(body) }, key)
    } catch (error) {
      set_short(short_of(error))
      if (asks_reason(error)) set_reason(true)
      // What is short stands in the list; the form itself has no such fields.
      if (short_of(error).length) throw new ApiProblem({ status: 409, detail: t('short_hint') })
      throw error
    }
  }
  const shortage = {
    name: 'accept_shortage',
    label: t('accept_shortage'),
    kind: 'boolean' as const,
    span: 2 as const,
  }
  return (
    <div className="stack">
      {reason ? <p className="callout callout-amber">{t('approval_hint')}</p> : null}
      {short.length ? (
        <div className="callout callout-red callout-list" role="alert">
          <p className="strong">{t('short_title')}</p>
          <ul>
            {short.map((one) => (
              <li key={one.path}>{one.message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <EntityForm<Order>
        // Not the order's own fields: those are read only in its schema.
        entity="phone_confirmation"
        initial={{ confirmed_by: order.contact_name }}
        fields={[
          { name: 'confirmed_by', label: t('confirmed_by'), required: true },
          {
            name: 'words',
            label: t('words'),
            placeholder: t('words_hint'),
            kind: 'text',
            required: true,
          },
          ...(short.length ? [shortage] : []),
          ...(reason ? [approval_reason(t('approval_reason'))] : []),
        ]}
        submit_label={t('action_confirm')}
        onSubmit={submit}
        onDone={(now) => {
          const done = now.commercial === 'approval' ? 'sent_to_approval' : 'done_confirm'
          toast.done(t(done, { number: now.number }))
          onClose()
        }}
        onCancel={onClose}
      />
    </div>
  )
}

export function CancelDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  const act = useFormAct(order, open)
  return (
    <Dialog open={open} kind="sheet" title={t('cancel_title')} onClose={onClose}>
      <p className="muted dialog-lead">{t('cancel_hint', { number: order.number })}</p>
      <EntityForm<Order>
        entity="cancellation"
        fields={[
          {
            name: 'reason',
            label: t('cancel_reason'),
            kind: 'long_text',
            required: true,
            span: 2,
          },
        ]}
        submit_label={t('action_cancel')}
        onSubmit={({ values, key }) =>
          act({ noun: 'cancellation', body: { reason: values.reason } }, key)
        }
        onDone={(now) => {
          toast.done(t('done_cancel', { number: now.number }))
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

export function ReceiptDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  return (
    <Dialog open={open} kind="sheet" title={t('receipt_title')} onClose={onClose}>
      <ReceiptForm order={order} onClose={onClose} />
    </Dialog>
  )
}

function ReceiptForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText()
  const act = useFormAct(order)
  const { org } = useUser()
  const [initial] = useState(() => ({
    amount_minor: order.due_minor,
    method: 'bank_transfer',
    received_on: day_of(server_now(), org.timezone),
  }))
  return (
    <>
      <p className="muted dialog-lead">
        {order.customer_name} · {t('due')} <Money minor={order.due_minor} />
      </p>
      <EntityForm<Order>
        entity="receipt"
        initial={initial}
        fields={[
          { name: 'amount_minor', kind: 'money', required: true },
          { name: 'method' },
          { name: 'received_on', kind: 'date' },
          { name: 'note', placeholder: t('receipt_note_hint') },
        ]}
        submit_label={t('action_receive_payment')}
        onSubmit={({ values, key }) => act({ noun: 'receipts', body: filled(values) }, key)}
        onDone={(now) => {
          toast.done(t(now.due_minor > 0 ? 'done_part_paid' : 'done_paid', { number: now.number }))
          onClose()
        }}
        onCancel={onClose}
      />
    </>
  )
}

/** Without what was left empty. */
export function filled(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  )
}
