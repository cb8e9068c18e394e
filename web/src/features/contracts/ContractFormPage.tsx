// The form of a new contract, of one that renews another (?renews_id=), and of one being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Row } from '@/lib/api_types'
import type { Values } from '@/lib/form_values'
import { useRecord } from '@/lib/use_record'
import { Card } from '@/ui/Card'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { Loaded, NoPermission } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { renewal_of, type Contract } from './model'
import './contracts.css'

interface Customer extends Row {
  name: string
}

interface Given {
  values: Values
  /** Of the customer, who is chosen already. */
  customer_name?: string | undefined
}

const usual_remind_days = 30

function useFields(one: Contract | undefined, given: Given): FormField[] {
  const t = useText()
  const customer: FormField = {
    name: 'customer_id',
    label: t('customer'),
    required: true,
    span: 2,
    render: ({ id, value, onChange, invalid }) => (
      <Picker<Customer>
        id={id}
        path="/customers"
        value={value as string | null}
        value_label={given.customer_name}
        name_of={(row) => row.name}
        onChange={onChange}
        disabled={!!given.values.renews_id}
        invalid={invalid}
      />
    ),
  }
  return [
    ...(one ? [] : [customer]),
    { name: 'title', required: true, span: 2 },
    { name: 'paper_no' },
    { name: 'signed_on' },
    { name: 'from_on', required: true },
    { name: 'until_on', required: true },
    { name: 'amount_minor', kind: 'money' },
    { name: 'remind_days' },
    { name: 'note', kind: 'long_text', span: 2 },
  ]
}

function ContractForm({ one, given }: { one?: Contract; given: Given }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  // Begins with what was found and stays with it: what others save meanwhile comes as a conflict.
  const [base] = useState(one)
  const fields = useFields(base, given)
  const values = base as unknown as Values
  const initial: Values = base
    ? Object.fromEntries(fields.map(({ name }) => [name, values[name]]))
    : { remind_days: usual_remind_days, ...given.values }
  const save = save_record<Contract>('/contracts', base?.id)
  return (
    <Card>
      <EntityForm<Contract>
        entity="contract"
        fields={fields}
        initial={initial}
        version={base?.version}
        draft={base || Object.keys(given.values).length ? undefined : 'contract.new'}
        onSubmit={(sent) =>
          save(base ? sent : { ...sent, values: { ...pick(given.values, hidden), ...sent.values } })
        }
        onDone={(saved) => {
          toast.done(t('saved', { number: saved.number }))
          for (const entity of ['contract', 'customer'])
            void client.invalidateQueries({ queryKey: [entity] })
          go(`/contracts/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(base ? `/contracts/${base.id}` : '/contracts')
        }}
      />
    </Card>
  )
}

/** What a renewal takes over without a field of its own. */
const hidden = ['renews_id', 'owner_id']
const pick = (values: Values, names: string[]): Values =>
  Object.fromEntries(names.filter((name) => values[name]).map((name) => [name, values[name]]))

export default function ContractFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const [asked] = useState(() => new URLSearchParams(location.search))
  const renews_id = asked.get('renews_id')
  const customer_id = asked.get('customer_id')
  if (id) return <ChangePage id={id} />
  if (renews_id) return <RenewalPage id={renews_id} />
  return (
    <Page title={t('new_title')} layout="narrow">
      {customer_id ? <ForCustomer id={customer_id} /> : <ContractForm given={{ values: {} }} />}
    </Page>
  )
}

/** Begun on a customer's page: the customer is chosen already. */
function ForCustomer({ id }: { id: string }) {
  const customer = useRecord<Customer & { version: number }>('customer', '/customers', id)
  return (
    <Loaded query={customer} lines={8}>
      {(found) => (
        <ContractForm given={{ values: { customer_id: found.id }, customer_name: found.name }} />
      )}
    </Loaded>
  )
}

function RenewalPage({ id }: { id: string }) {
  const t = useText()
  const record = useRecord<Contract>('contract', '/contracts', id)
  return (
    <Page title={t('renew_title')} subtitle={record.data?.title} layout="narrow">
      <Loaded query={record} lines={8}>
        {(before) =>
          before.actions.includes('renew') ? (
            <ContractForm
              given={{ values: renewal_of(before), customer_name: before.customer_name }}
            />
          ) : (
            <NoPermission />
          )
        }
      </Loaded>
    </Page>
  )
}

function ChangePage({ id }: { id: string }) {
  const t = useText()
  const record = useRecord<Contract>('contract', '/contracts', id)
  return (
    <Page title={t('edit')} subtitle={record.data?.title} layout="narrow">
      <Loaded query={record} lines={8}>
        {(one) =>
          one.actions.includes('edit') ? (
            <ContractForm one={one} given={{ values: {} }} />
          ) : (
            <NoPermission />
          )
        }
      </Loaded>
    </Page>
  )
}
