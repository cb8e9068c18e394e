// What the customer wants to return, why, and what they want for it.
import { useState } from 'react'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { NativeSelect } from '@/ui/NativeSelect'
import { Quantity } from '@/ui/Money'
import { useCauseName, useReturnSettings } from '@/ui/return_causes'
import { toast } from '@/ui/toast_store'
import type { OrderDialogProps } from './dialogs'
import { useText } from './i18n'
import { LineAmounts } from './LineAmounts'
import { useLineDocument } from './line_document'
import { returnable, type Order } from './model'

export function ReturnDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  return (
    <Dialog open={open} kind="sheet" width={680} title={t('return_title')} onClose={onClose}>
      <ReturnForm order={order} onClose={onClose} />
    </Dialog>
  )
}

const wishes = ['refund', 'exchange'] as const

function ReturnForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const settings = useReturnSettings()
  const name = useCauseName()
  const causes = (settings.data?.causes ?? []).filter((one) => one.active)
  const [chosen, set_cause] = useState('')
  const cause = chosen || (causes[0]?.code ?? '')
  const [wish, set_wish] = useState<(typeof wishes)[number]>('refund')
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
    if (reason.trim()) void part.send({ reason, cause, wish })
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
      <div className="row row-wrap">
        <NativeSelect
          label={t('return_cause')}
          options={causes.map((one) => ({ value: one.code, label: name(one.code, one.name) }))}
          value={cause}
          onChange={set_cause}
        />
        <NativeSelect
          label={t('return_wish')}
          options={wishes.map((value) => ({ value, label: t(`wish_${value}`) }))}
          value={wish}
          onChange={set_wish}
        />
      </div>
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
