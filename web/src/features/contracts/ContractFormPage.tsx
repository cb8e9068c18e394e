// The form of a new contract, of one that renews another (?renews_id=), and of one being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Values } from '@/lib/form_values'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { customer_field, ForCustomer, type NamedCustomer } from '@/ui/customer_field'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { renewal_of, type Contract } from './model'
import './contracts.css'

interface Given {
  values: Values
  /** Of the customer, who is chosen already. */
  customer_name?: string | undefined
}

const usual_remind_days = 30

function useFields(one: Contract | undefined, given: Given): FormField[] {
  const t = useText()
  const customer = customer_field({
    label: t('customer'),
    name: given.customer_name,
    disabled: !!given.values.renews_id,
  })
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

const given_by = (customer: NamedCustomer | undefined): Given =>
  customer ? { values: { customer_id: customer.id }, customer_name: customer.name } : { values: {} }

export default function ContractFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const [asked] = useState(() => new URLSearchParams(location.search))
  const renews_id = asked.get('renews_id')
  if (id)
    return (
      <ChangePage<Contract>
        entity="contract"
        path="/contracts"
        id={id}
        title={t('edit')}
        name_of={({ title }) => title}
      >
        {(one) => <ContractForm one={one} given={{ values: {} }} />}
      </ChangePage>
    )
  if (renews_id)
    return (
      <ChangePage<Contract>
        entity="contract"
        path="/contracts"
        id={renews_id}
        title={t('renew_title')}
        name_of={({ title }) => title}
        action="renew"
      >
        {(before) => (
          <ContractForm
            given={{ values: renewal_of(before), customer_name: before.customer_name }}
          />
        )}
      </ChangePage>
    )
  return (
    <Page title={t('new_title')} layout="narrow">
      <ForCustomer id={asked.get('customer_id')}>
        {(customer) => <ContractForm given={given_by(customer)} />}
      </ForCustomer>
    </Page>
  )
}
