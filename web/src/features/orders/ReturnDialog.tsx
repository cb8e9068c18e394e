// Goods come back: what the customer wants to return, and their arrival in a warehouse.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { Field } from '@/ui/Field'
import { Quantity } from '@/ui/Money'
import { toast } from '@/ui/toast_store'
import { show_now, take_stale } from './act'
import { filled, type OrderDialogProps } from './dialogs'
import { useText } from './i18n'
import { LineAmounts } from './LineAmounts'
import { useLineDocument } from './line_document'
import { returnable, useWarehouses, type Order, type Return } from './model'

export function ReturnDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  return (
    <Dialog open={open} kind="sheet" width={680} title={t('return_title')} onClose={onClose}>
      <ReturnForm order={order} onClose={onClose} />
    </Dialog>
  )
}

function ReturnForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const [reason_problem, set_reason_problem] = useState('')
  const part = useLineDocument({
    order,
    noun: 'returns',
    lines: order.lines.filter((line) => returnable(order, line) > 0),
    first: ([line, ...others]) =>
      line && !others.length ? { [line.id]: String(returnable(order, line)) } : {},
    nothing: t('returns_nothing'),
    onDone: (now) => {
      toast.done(t('done_return', { number: now.returns.at(-1)?.number ?? now.number }))
      onClose()
    },
  })
  const { lines } = part
  const send = () => {
    set_reason_problem(reason.trim() ? '' : t('say_why'))
    if (reason.trim()) void part.send({ reason })
  }
  return (
    <div className="stack">
      {lines.length ? null : <p className="muted">{t('nothing_to_return')}</p>}
      <LineAmounts
        lines={lines}
        amounts={part.amounts}
        problems={part.problems}
        facts={(line) => (
          <>
            {t('returnable')} <Quantity value={returnable(order, line)} />
          </>
        )}
        onChange={part.set_amounts}
        onEnd={send}
      />
      <Field
        id="return-reason"
        label={t('return_reason')}
        required
        errors={reason_problem ? [reason_problem] : []}
      >
        <textarea
          id="return-reason"
          className="control control-long"
          rows={2}
          maxLength={500}
          aria-describedby="return-reason-note"
          aria-invalid={reason_problem ? true : undefined}
          value={reason}
          onChange={(event) => {
            set_reason(event.target.value)
          }}
        />
      </Field>
      <footer className="form-foot">
        <Button className="push" onClick={onClose}>
          {t('not_now')}
        </Button>
        <Button kind="primary" busy={part.busy} disabled={!lines.length} onClick={send}>
          {t('action_return')}
        </Button>
      </footer>
    </div>
  )
}

interface ReceptionDialogProps {
  document: Return | null
  onClose: () => void
}

export function ReceptionDialog({ document, onClose }: ReceptionDialogProps) {
  const t = useText()
  return (
    <Dialog
      open={document !== null}
      kind="sheet"
      title={t('reception_title', { number: document?.number ?? '' })}
      onClose={onClose}
    >
      {document ? <ReceptionForm document={document} onClose={onClose} /> : null}
    </Dialog>
  )
}

function ReceptionForm({ document, onClose }: { document: Return; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const warehouses = useWarehouses(true)
  const places = (warehouses.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  if (warehouses.isPending) return null
  return (
    <EntityForm<Order>
      entity="return"
      initial={{ warehouse_id: places[0]?.value }}
      fields={[
        {
          name: 'warehouse_id',
          label: t('warehouse'),
          kind: 'choice',
          options: places,
          required: true,
          span: 2,
        },
      ]}
      submit_label={t('action_receive')}
      onSubmit={async ({ values, key }) => {
        try {
          return await api.post<Order>(`/returns/${document.id}/reception`, filled(values), {
            key,
            version: document.version,
          })
        } catch (error) {
          throw take_stale(client, error, t('changed_meanwhile'))
        }
      }}
      onDone={(now) => {
        show_now(client, now)
        toast.done(t('done_receive', { number: document.number }))
        onClose()
      }}
      onCancel={onClose}
    />
  )
}
