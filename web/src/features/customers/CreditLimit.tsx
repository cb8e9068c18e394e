// How much a customer may owe, for whoever may change it.
import { Pencil } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { IconButton } from '@/ui/Button'
import { Control } from '@/ui/controls'
import { FormDialog } from '@/ui/FormDialog'
import { Money } from '@/ui/Money'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Customer } from './model'

export function CreditLimit({ customer }: { customer: Customer }) {
  const t = useText()
  const meta = useMeta('customer')
  const [open, set_open] = useState(false)
  return (
    <p className="row">
      <span className="muted">{meta.label('credit_limit_minor')}</span>
      {customer.credit_limit_minor ? (
        <Money minor={customer.credit_limit_minor} />
      ) : (
        <span className="muted">{t('no_limit')}</span>
      )}
      <span className="muted">{meta.label('credit_days')}</span>
      <span className="num">{customer.credit_days}</span>
      <IconButton
        icon={Pencil}
        label={t('change_limit')}
        onClick={() => {
          set_open(true)
        }}
      />
      {open ? (
        <LimitDialog
          customer={customer}
          onClose={() => {
            set_open(false)
          }}
        />
      ) : null}
    </p>
  )
}

function LimitDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const before = customer.credit_limit_minor
  const meta = useMeta('customer')
  const [limit, set_limit] = useState<unknown>(before || null)
  const [days, set_days] = useState<unknown>(customer.credit_days || null)
  const set = useWrite<[number, number], Customer>({
    send: ([credit_limit_minor, credit_days], key) =>
      api.put<Customer>(
        `/customers/${customer.id}/credit_limit`,
        { credit_limit_minor, credit_days },
        { key },
      ),
    entities: ['customer', 'order'],
  })
  return (
    <FormDialog
      title={t('limit_title', { name: customer.name })}
      action={t('limit_save')}
      busy={set.isPending}
      ready={[limit, days].every((one) => one === null || typeof one === 'number')}
      error={set.error}
      onSend={() => {
        void set.mutateAsync([Number(limit ?? 0), Number(days ?? 0)]).then(
          () => {
            toast.done(t('limit_saved', { name: customer.name }), () =>
              set.mutateAsync([before, customer.credit_days]),
            )
            onClose()
          },
          () => undefined, // told in the window
        )
      }}
      onClose={onClose}
    >
      <label htmlFor={id}>{t('limit_field')}</label>
      <Control id={id} kind="money" value={limit} onChange={set_limit} auto_focus />
      <label htmlFor={`${id}-days`}>{meta.label('credit_days')}</label>
      <Control id={`${id}-days`} kind="integer" value={days} onChange={set_days} />
    </FormDialog>
  )
}
