// The form of a new opportunity and of one being changed. Its stage is chosen only once, when it is
// begun; afterwards it moves on the board and on its page.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import type { Row } from '@/lib/api_types'
import { Card } from '@/ui/Card'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { Loaded, NoPermission } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { NamesInput } from './NamesInput'
import { useText } from './i18n'
import { is_open, type Opportunity, type Stage } from './model'
import { useColleagues } from './people'
import './opportunities.css'

interface Customer extends Row {
  name: string
  code: string
}

function useFields(one: Opportunity | undefined, given: Customer | undefined): FormField[] {
  const t = useText()
  const meta = useMeta('opportunity')
  const assigns = useAllowed('customers.assign')
  const colleagues = useColleagues(assigns)
  const stages = (meta.field('stage')?.enum ?? []).filter(({ value }) => is_open(value as Stage))
  const begins: FormField[] = [
    {
      name: 'customer_id',
      label: t('customer'),
      required: true,
      span: 2,
      render: ({ id, value, onChange, invalid }) => (
        <Picker<Customer>
          id={id}
          path="/customers"
          value={value as string | null}
          value_label={given?.name}
          name_of={(row) => row.name}
          onChange={onChange}
          invalid={invalid}
        />
      ),
    },
  ]
  return [
    ...(one ? [] : begins),
    { name: 'name', required: true, span: 2 },
    ...(one ? [] : [{ name: 'stage', required: true, options: stages }]),
    { name: 'amount_minor', kind: 'money' },
    { name: 'expected_close_on', required: true },
    ...(assigns ? [{ name: 'owner_id', kind: 'choice', options: colleagues } as const] : []),
    { name: 'next_step', required: true, heading: t('next') },
    { name: 'next_step_on', required: true },
    {
      name: 'competitors',
      span: 2,
      help: t('competitors_hint'),
      render: ({ id, value, onChange }) => (
        <NamesInput id={id} value={(value ?? []) as string[]} onChange={onChange} />
      ),
    },
    { name: 'note', kind: 'long_text', span: 2 },
  ]
}

function OpportunityForm({ one, given }: { one?: Opportunity; given?: Customer }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  // Begins with what was found and stays with it: what others save meanwhile comes as a conflict.
  const [base] = useState(one)
  const fields = useFields(base, given)
  const initial = base
    ? Object.fromEntries(fields.map(({ name }) => [name, base[name]]))
    : { stage: 'discovery', ...(given ? { customer_id: given.id } : {}) }
  return (
    <Card>
      <EntityForm<Opportunity>
        entity="opportunity"
        fields={fields}
        initial={initial}
        version={base?.version}
        draft={base || given ? undefined : 'opportunity.new'}
        onSubmit={save_record<Opportunity>('/opportunities', base?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['opportunity'] })
          go(`/opportunities/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(base ? `/opportunities/${base.id}` : '/opportunities')
        }}
      />
    </Card>
  )
}

export default function OpportunityFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const customer_id = new URLSearchParams(location.search).get('customer_id')
  if (id) return <ChangePage id={id} />
  return (
    <Page title={t('new')} layout="narrow">
      {customer_id ? <ForCustomer id={customer_id} /> : <OpportunityForm />}
    </Page>
  )
}

/** Begun on a customer's page: the customer is chosen already. */
function ForCustomer({ id }: { id: string }) {
  const customer = useRecord<Customer>('customer', '/customers', id)
  return (
    <Loaded query={customer} lines={8}>
      {(given) => <OpportunityForm given={given} />}
    </Loaded>
  )
}

function ChangePage({ id }: { id: string }) {
  const t = useText()
  const record = useRecord<Opportunity>('opportunity', '/opportunities', id)
  return (
    <Page title={t('edit')} subtitle={record.data?.name} layout="narrow">
      <Loaded query={record} lines={8}>
        {(one) => (one.actions.includes('edit') ? <OpportunityForm one={one} /> : <NoPermission />)}
      </Loaded>
    </Page>
  )
}
