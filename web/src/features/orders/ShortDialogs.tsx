// Cutting off what will not be delivered, and paying back what was paid too much.
import { useState } from 'react'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useUser } from '@/lib/session'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { toast } from '@/ui/toast_store'
import { useFormAct } from './act'
import { useChangeText } from './change_texts'
import { filled, type OrderDialogProps } from './dialogs'
import type { Order } from './model'

export function ShortCloseDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useChangeText()
  const act = useFormAct(order, open)
  return (
    <Dialog open={open} kind="sheet" title={t('short_title')} onClose={onClose}>
      <p className="muted dialog-lead">{t('short_hint')}</p>
      <EntityForm<Order>
        entity="short_closing"
        initial={{ agreed_by: order.contact_name }}
        fields={[
          { name: 'reason', label: t('short_reason'), kind: 'long_text', required: true, span: 2 },
          { name: 'agreed_by', label: t('agreed_by'), kind: 'text', required: true },
          { name: 'words', label: t('agreed_words'), kind: 'text' },
        ]}
        submit_label={t('short_close')}
        onSubmit={({ values, key }) => act({ noun: 'short_closing', body: filled(values) }, key)}
        onDone={(now) => {
          toast.done(t('short_done', { number: now.number }))
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

export function RefundDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useChangeText()
  return (
    <Dialog open={open} kind="sheet" title={t('refund_title')} onClose={onClose}>
      <RefundForm order={order} onClose={onClose} />
    </Dialog>
  )
}

function RefundForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useChangeText()
  const act = useFormAct(order)
  const { org } = useUser()
  const [initial] = useState(() => ({
    amount_minor: order.refund_minor,
    method: 'bank_transfer',
    received_on: day_of(server_now(), org.timezone),
  }))
  return (
    <EntityForm<Order>
      entity="receipt"
      initial={initial}
      fields={[
        { name: 'amount_minor', kind: 'money', required: true },
        { name: 'method' },
        { name: 'received_on', kind: 'date' },
        { name: 'note', placeholder: t('refund_note') },
      ]}
      submit_label={t('refund_title')}
      onSubmit={({ values, key }) => {
        const { received_on, ...rest } = filled(values)
        return act({ noun: 'refunds', body: { ...rest, refunded_on: received_on } }, key)
      }}
      onDone={(now) => {
        toast.done(t('refund_done', { number: now.number }))
        onClose()
      }}
      onCancel={onClose}
    />
  )
}
