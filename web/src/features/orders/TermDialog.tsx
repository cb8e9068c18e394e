// Choosing an order's payment term: of a draft at once, of a confirmed order as a change with a
// reason. Also letting goods leave before they are paid.
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { Money } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { send_act, show_now } from './act'
import type { Order } from './model'
import { body_of_term, form_of, is_ready, pay_terms, type TermForm } from './payment'
import { usePaymentText } from './payment_texts'
import { choice_key, TermDetails } from './TermFields'

export function TermDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = usePaymentText()
  const client = useQueryClient()
  const id = useId()
  const [form, set_form] = useState(() => form_of(order))
  const [reason, set_reason] = useState('')
  const [{ version }] = usePinned(order)
  const draft = order.actions.includes('edit')
  const save = useWrite<TermForm, Order>({
    send: (sent) =>
      draft
        ? api.patch<Order>(`/orders/${order.id}`, body_of_term(sent), version)
        : api.patch<Order>(`/orders/${order.id}/terms`, { ...body_of_term(sent), reason }, version),
    entities: ['order', 'order_change'],
    onDone: (now) => {
      show_now(client, now)
      toast.done(t('saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('change_title')}
      action={t('save')}
      busy={save.isPending}
      ready={is_ready(form) && (draft || reason.trim() !== '')}
      error={save.error}
      onClose={onClose}
      onSend={() => {
        save.mutate(form)
      }}
    >
      <label htmlFor={`${id}-term`}>{t('term')}</label>
      <NativeSelect
        id={`${id}-term`}
        label={t('term')}
        value={form.term}
        options={pay_terms.map((value) => ({ value, label: t(choice_key(value)) }))}
        onChange={(term) => {
          set_form({ ...form, term, value: '' })
        }}
      />
      <TermDetails id={id} form={form} onChange={set_form} />
      {draft ? null : (
        <>
          <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
          <p className="muted">{t('needs_yes')}</p>
        </>
      )}
    </FormDialog>
  )
}

export function ReleaseDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = usePaymentText()
  const client = useQueryClient()
  const [seen, told] = usePinned(order)
  const [reason, set_reason] = useState('')
  const release = useWrite<string, Order>({
    send: (why, key) => send_act(seen, { noun: 'payment_releases', body: { reason: why } }, key),
    entities: ['order'],
    onDone: (now) => {
      show_now(client, now)
      toast.done(t('release_done', { number: now.number }))
      onClose()
    },
    onRefused: told,
  })
  return (
    <FormDialog
      title={t('release_title')}
      action={t('release')}
      busy={release.isPending}
      ready={reason.trim() !== ''}
      error={release.error}
      onClose={onClose}
      onSend={() => {
        release.mutate(reason)
      }}
    >
      <p className="strong tone-red">
        {t('missing')} <Money minor={order.missing_minor} />
      </p>
      <p className="muted">{t('release_hint')}</p>
      <ReasonField label={t('release_reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
