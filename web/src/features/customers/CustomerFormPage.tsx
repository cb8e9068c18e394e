// The form of a new customer and of one being changed, with a duplicate check while typing.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import type { Values } from '@/lib/form_values'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { AddressesInput } from './AddressesInput'
import { ContactsInput } from './ContactsInput'
import { DuplicateWarning } from './DuplicateWarning'
import { TagsInput } from './TagsInput'
import { useText } from './i18n'
import { useColleagues, type Address, type Contact, type Customer } from './model'
import { needs_reason } from './stages'
import './customers.css'

function useFields(customer: Customer | undefined, status: unknown): FormField[] {
  const meta = useMeta('customer')
  const assigns = useAllowed('customers.assign')
  // A first limit may come with a new customer; later ones are finance's.
  const credits = useAllowed('customers.credit')
  const colleagues = useColleagues(assigns)
  const people = (colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const kinds = (meta.field('kind')?.enum ?? []).filter((one) => one.value !== 'walk_in')
  // The stages the server offers now; a new customer may enter at any that needs no reason.
  const may_be = (value: string) =>
    customer
      ? value === customer.status || customer.actions?.includes(`to_${value}`)
      : !needs_reason(value)
  const stages = (meta.field('status')?.enum ?? []).filter((one) => may_be(one.value))
  return [
    { name: 'name', required: true, span: 2 },
    ...(customer?.kind === 'walk_in' ? [] : [{ name: 'kind', required: true, options: kinds }]),
    { name: 'credit_code' },
    { name: 'short_name' },
    { name: 'source' },
    { name: 'contact_name' },
    { name: 'contact_title' },
    { name: 'phone', kind: 'phone' },
    { name: 'wechat' },
    { name: 'email', kind: 'email' },
    { name: 'next_contact_on' },
    {
      name: 'contacts',
      span: 2,
      render: ({ id, value, onChange }) => (
        <ContactsInput id={id} value={(value ?? []) as Contact[]} onChange={onChange} />
      ),
    },
    { name: 'status', required: true, options: stages },
    { name: 'tier', required: true },
    ...(needs_reason(status) ? [{ name: 'status_reason', required: true, span: 2 } as const] : []),
    { name: 'region' },
    { name: 'industry' },
    { name: 'address', span: 2 },
    {
      name: 'addresses',
      span: 2,
      render: ({ id, value, onChange }) => (
        <AddressesInput id={id} value={(value ?? []) as Address[]} onChange={onChange} />
      ),
    },
    { name: 'buys' },
    { name: 'price_sensitivity' },
    { name: 'delivery_window' },
    { name: 'invoice_title' },
    ...(customer && !credits ? [] : [{ name: 'credit_limit_minor', kind: 'money' } as const]),
    ...(assigns ? [{ name: 'owner_id', kind: 'choice', options: people } as const] : []),
    {
      name: 'tags',
      span: 2,
      render: ({ id, value, onChange }) => (
        <TagsInput id={id} value={(value ?? []) as string[]} onChange={onChange} />
      ),
    },
    { name: 'note', kind: 'long_text', span: 2 },
  ]
}

const pick = (customer: Customer, fields: FormField[]) =>
  Object.fromEntries(fields.map(({ name }) => [name, customer[name]]))

function CustomerForm({ customer }: { customer?: Customer }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [values, set_values] = useState<Values>(customer ?? { kind: 'company' })
  const fields = useFields(customer, values.status)
  const focus = useListState()[0].filters.focus
  const back = customer ? `/customers/${customer.id}` : '/customers'
  return (
    <Card>
      <EntityForm<Customer>
        entity="customer"
        fields={fields}
        initial={customer ? pick(customer, fields) : { kind: 'company', status: 'lead', tier: 'c' }}
        version={customer?.version}
        draft={customer ? undefined : 'customer.new'}
        focus={focus}
        onValues={set_values}
        onSubmit={save_record<Customer>('/customers', customer?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['customer'] })
          go(`/customers/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(back)
        }}
      >
        <DuplicateWarning values={values} except_id={customer?.id} />
      </EntityForm>
    </Card>
  )
}

export default function CustomerFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (!id) {
    return (
      <Page title={t('new')} layout="narrow">
        <CustomerForm />
      </Page>
    )
  }
  return (
    <ChangePage<Customer>
      entity="customer"
      path="/customers"
      id={id}
      title={t('edit')}
      name_of={({ name }) => name}
    >
      {(customer) => <CustomerForm customer={customer} />}
    </ChangePage>
  )
}
