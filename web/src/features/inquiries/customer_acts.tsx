// Who asks: linked to a customer we know, or made into a new one.
import { useId, useState } from 'react'
import type { Row } from '@/lib/api_types'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import type { ActProps } from './acts'
import { useText } from './i18n'
import { title_of, useAct } from './model'

interface CustomerOption extends Row {
  name: string
  code: string
}

export function LinkDialog({ inquiry, onClose }: ActProps) {
  const t = useText()
  const [customer_id, set_customer] = useState<string | null>(null)
  const link = useAct<{ customer_id: string | null }>('customer_link', {
    onDone: ({ customer_name }) => {
      toast.done(t('linked', { name: customer_name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`${t('link')} · ${title_of(inquiry)}`}
      action={t('link')}
      busy={link.isPending}
      ready={!!customer_id}
      error={link.error}
      onClose={onClose}
      onSend={() => {
        link.mutate({ id: inquiry.id, body: { customer_id } })
      }}
    >
      <Picker<CustomerOption>
        label={t('which_customer')}
        path="/customers"
        value={customer_id}
        name_of={(row) => row.name}
        placeholder={t('which_customer')}
        auto_focus
        onChange={set_customer}
      />
    </FormDialog>
  )
}

const kinds = ['company', 'person'] as const

export function ConvertDialog({ inquiry, onClose }: ActProps) {
  const t = useText()
  const id = useId()
  const [kind, set_kind] = useState<(typeof kinds)[number]>('company')
  const [name, set_name] = useState(inquiry.name || inquiry.contact_name)
  const [region, set_region] = useState('')
  const convert = useAct<{ kind: string; name: string; region: string }>('customer', {
    onDone: ({ customer_name }) => {
      toast.done(t('converted', { name: customer_name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`${t('convert')} · ${title_of(inquiry)}`}
      action={t('convert')}
      busy={convert.isPending}
      ready={!!name.trim()}
      error={convert.error}
      onClose={onClose}
      onSend={() => {
        convert.mutate({ id: inquiry.id, body: { kind, name, region } })
      }}
    >
      <Choices
        label={t('kind')}
        options={kinds}
        value={kind}
        text={(one) => t(`kind_${one}`)}
        onChange={set_kind}
      />
      <label htmlFor={`${id}-name`}>{t('customer_name')}</label>
      <input
        id={`${id}-name`}
        data-autofocus
        className="control"
        maxLength={120}
        value={name}
        onChange={(event) => {
          set_name(event.target.value)
        }}
      />
      <label htmlFor={`${id}-region`}>{t('region')}</label>
      <input
        id={`${id}-region`}
        className="control"
        maxLength={60}
        value={region}
        onChange={(event) => {
          set_region(event.target.value)
        }}
      />
    </FormDialog>
  )
}
