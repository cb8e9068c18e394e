// Choosing an order's payment term: of a draft at once, of a confirmed order as a change with a
// reason. Also letting goods leave before they are paid.
import { Plus, X } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { Money } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { send_act, show_now } from './act'
import type { Order } from './model'
import {
  body_of_term,
  empty_row,
  form_of,
  is_ready,
  pay_terms,
  pay_whens,
  type PlanRow,
  type TermForm,
} from './payment'
import { usePaymentText } from './payment_texts'

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
        options={pay_terms.map((value) => ({
          value,
          label:
            value === 'deposit' || value === 'credit' ? t(`choice_${value}`) : t(`term_${value}`),
        }))}
        onChange={(term) => {
          set_form({ ...form, term, value: '' })
        }}
      />
      {form.term === 'deposit' || form.term === 'credit' ? (
        <>
          <label htmlFor={`${id}-value`}>{t(form.term === 'deposit' ? 'percent' : 'days')}</label>
          <input
            id={`${id}-value`}
            className="control num"
            inputMode="numeric"
            maxLength={3}
            placeholder={form.term === 'credit' ? t('days_hint') : '30'}
            value={form.value}
            onChange={(event) => {
              set_form({ ...form, value: event.target.value })
            }}
          />
        </>
      ) : null}
      {form.term === 'instalments' ? (
        <PlanRows
          rows={form.rows}
          onChange={(rows) => {
            set_form({ ...form, rows })
          }}
        />
      ) : null}
      {draft ? null : (
        <>
          <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
          <p className="muted">{t('needs_yes')}</p>
        </>
      )}
    </FormDialog>
  )
}

interface PlanRowsProps {
  rows: PlanRow[]
  onChange: (rows: PlanRow[]) => void
}

function PlanRows({ rows, onChange }: PlanRowsProps) {
  const t = usePaymentText()
  const put = (at: number, part: Partial<PlanRow>) => {
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  }
  return (
    <fieldset className="plan-rows">
      <legend>{t('plan')}</legend>
      {rows.map((row, at) => (
        <PlanRowFields
          key={at}
          row={row}
          onPut={(part) => {
            put(at, part)
          }}
          onRemove={
            rows.length > 1
              ? () => {
                  onChange(rows.filter((_, index) => index !== at))
                }
              : undefined
          }
        />
      ))}
      <Button
        size="small"
        icon={Plus}
        onClick={() => {
          onChange([...rows, empty_row()])
        }}
      >
        {t('add_row')}
      </Button>
      <p className="muted">{t('plan_hint')}</p>
    </fieldset>
  )
}

interface PlanRowProps {
  row: PlanRow
  onPut: (part: Partial<PlanRow>) => void
  onRemove?: () => void
}

function PlanRowFields({ row, onPut, onRemove }: PlanRowProps) {
  const t = usePaymentText()
  const id = useId()
  return (
    <div className="plan-row">
      <NativeSelect
        label={t('when')}
        value={row.due_when}
        options={pay_whens.map((value) => ({ value, label: t(`when_${value}`) }))}
        onChange={(due_when) => {
          onPut({ due_when })
        }}
      />
      <label className="plan-field">
        <span className="meta">{t('row_days')}</span>
        <input
          className="control num"
          inputMode="numeric"
          maxLength={3}
          value={row.days}
          onChange={(event) => {
            onPut({ days: event.target.value })
          }}
        />
      </label>
      <label className="plan-field">
        <span className="meta">{t('row_share')}</span>
        <input
          className="control num"
          placeholder="30%"
          value={row.share}
          onChange={(event) => {
            onPut({ share: event.target.value })
          }}
        />
      </label>
      <DateField
        id={`${id}-day`}
        label={t('row_day')}
        placeholder={t('row_day')}
        value={row.due_on}
        onChange={(due_on) => {
          onPut({ due_on })
        }}
      />
      {onRemove ? <IconButton icon={X} label={t('remove_row')} onClick={onRemove} /> : null}
    </div>
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
