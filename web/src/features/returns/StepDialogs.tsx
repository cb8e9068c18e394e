// The steps of a return: decided, received, and what the customer gets in the end.
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { parse_scaled } from '@/lib/format'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { Money } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { useWarehouses } from '@/ui/warehouses'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Return } from './model'

export interface StepDialogProps {
  document: Return
  onClose: () => void
}

/** A step of this return, sent with the version that was there when its window opened. */
export function useStep({ document, onClose }: StepDialogProps, noun: string, done: string) {
  const [{ id, version }] = usePinned(document)
  return useWrite<Record<string, unknown>>({
    send: (body, key) => api.post(`/returns/${id}/${noun}`, body, { key, version }),
    entities: ['return', 'order', 'stock'],
    onDone: () => {
      toast.done(done)
      onClose()
    },
  })
}

export function DecideDialog(props: StepDialogProps & { approve: boolean }) {
  const { document, onClose, approve } = props
  const t = useText()
  const [words, set_words] = useState('')
  const decide = useStep(props, 'decision', t(approve ? 'approved' : 'refused'))
  return (
    <FormDialog
      title={t('decide_title', { number: document.number })}
      action={t(approve ? 'approve' : 'refuse')}
      busy={decide.isPending}
      ready={approve || !!words.trim()}
      error={decide.error}
      onClose={onClose}
      onSend={() => {
        decide.mutate({ approve, words: words.trim() })
      }}
    >
      <ReasonField label={t(approve ? 'words' : 'reason')} value={words} onChange={set_words} />
    </FormDialog>
  )
}

export function ReceiveDialog(props: StepDialogProps) {
  const { document, onClose } = props
  const t = useText()
  const id = useId()
  const warehouses = useWarehouses()
  const [warehouse, set_warehouse] = useState('')
  const receive = useStep(props, 'reception', t('received'))
  return (
    <FormDialog
      title={t('decide_title', { number: document.number })}
      action={t('receive')}
      busy={receive.isPending}
      ready
      error={receive.error}
      onClose={onClose}
      onSend={() => {
        receive.mutate({ warehouse_id: warehouse || null })
      }}
    >
      <label htmlFor={id}>{t('warehouse')}</label>
      <NativeSelect
        id={id}
        label={t('warehouse')}
        options={[
          { value: '', label: t('first_warehouse') },
          ...warehouses.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={warehouse}
        onChange={set_warehouse}
      />
    </FormDialog>
  )
}

export function SettleDialog(props: StepDialogProps & { kind: 'refund' | 'exchange' | 'close' }) {
  const { document, onClose, kind } = props
  const t = useText()
  const id = useId()
  const [credit, set_credit] = useState(String(document.proposed_minor / 100))
  const [agreed_by, set_agreed_by] = useState('')
  const [words, set_words] = useState('')
  const settle = useStep(props, 'settlement', t('settled', { number: document.number }))
  const credit_minor = parse_scaled(credit, 2)
  const ready =
    kind === 'close' ? !!words.trim() : kind === 'refund' ? credit_minor !== null : !!agreed_by
  return (
    <FormDialog
      title={t('decide_title', { number: document.number })}
      action={t(kind)}
      busy={settle.isPending}
      ready={ready}
      error={settle.error}
      onClose={onClose}
      onSend={() => {
        settle.mutate({
          kind,
          words: words.trim(),
          ...(kind === 'refund' ? { credit_minor } : {}),
          ...(kind === 'exchange' ? { agreed_by: agreed_by.trim() } : {}),
        })
      }}
    >
      <p className="meta">{t(`${kind}_note`)}</p>
      {kind === 'refund' ? (
        <>
          <label htmlFor={id}>{t('credit')}</label>
          <input
            id={id}
            className="control num"
            inputMode="decimal"
            value={credit}
            onChange={(event) => {
              set_credit(event.target.value)
            }}
          />
          <p className="meta">
            {t('proposed')} <Money minor={document.proposed_minor} /> · {t('worth')}{' '}
            <Money minor={document.amount_minor} />
          </p>
        </>
      ) : null}
      {kind === 'exchange' ? (
        <>
          <label htmlFor={id}>{t('agreed_by')}</label>
          <input
            id={id}
            className="control"
            maxLength={60}
            value={agreed_by}
            onChange={(event) => {
              set_agreed_by(event.target.value)
            }}
          />
        </>
      ) : null}
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}
