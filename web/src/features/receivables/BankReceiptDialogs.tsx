// What is done with money beside matching it: whose credit the rest is, paying it back, undoing.
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { Picker } from '@/ui/Picker'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { shown_minor, touched, typed_minor, type BankReceiptView } from './model'

interface DialogProps {
  receipt: BankReceiptView
  onClose: () => void
}

function useSend(path: string, onClose: () => void) {
  const t = useText()
  return useWrite<Record<string, unknown>>({
    send: (body, key) => api.post(path, body, { key }),
    entities: touched,
    onDone: () => {
      toast.done(t('done'))
      onClose()
    },
  })
}

interface CustomerRow extends Row {
  name: string
}

export function KeepDialog({ receipt, onClose }: DialogProps) {
  const t = useText()
  const id = useId()
  const [customer, set_customer] = useState<string | null>(null)
  const keep = useSend(`/bank_receipts/${receipt.id}/credit`, onClose)
  return (
    <FormDialog
      title={t('keep_title')}
      action={t('keep')}
      busy={keep.isPending}
      ready={customer !== null}
      error={keep.error}
      onClose={onClose}
      onSend={() => {
        keep.mutate({ customer_id: customer })
      }}
    >
      <label htmlFor={id}>{t('customer')}</label>
      <Picker<CustomerRow>
        id={id}
        path="/customers"
        value={customer}
        name_of={(row) => row.name}
        placeholder={t('find_customer')}
        onChange={set_customer}
      />
    </FormDialog>
  )
}

export function RepayDialog({ receipt, onClose }: DialogProps) {
  const t = useText()
  const id = useId()
  const [amount, set_amount] = useState(() => shown_minor(receipt.open_minor))
  const [reason, set_reason] = useState('')
  const repay = useSend(`/bank_receipts/${receipt.id}/repayment`, onClose)
  const minor = typed_minor(amount)
  return (
    <FormDialog
      title={t('repay_title')}
      action={t('repay')}
      busy={repay.isPending}
      ready={minor !== null && minor > 0 && reason.trim() !== ''}
      error={repay.error}
      onClose={onClose}
      onSend={() => {
        repay.mutate({ amount_minor: minor, reason })
      }}
    >
      <label htmlFor={id}>{t('amount')}</label>
      <input
        id={id}
        className="control num"
        inputMode="decimal"
        value={amount}
        onChange={(event) => {
          set_amount(event.target.value)
        }}
      />
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}

interface ReasonDialogProps {
  title: string
  action: string
  path: string
  /** What goes with the reason. */
  body: Record<string, unknown>
  onClose: () => void
}

export function ReasonDialog({ title, action, path, body, onClose }: ReasonDialogProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const send = useSend(path, onClose)
  return (
    <FormDialog
      title={title}
      action={action}
      busy={send.isPending}
      ready={reason.trim() !== ''}
      error={send.error}
      onClose={onClose}
      onSend={() => {
        send.mutate({ ...body, reason })
      }}
    >
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
