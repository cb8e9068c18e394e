// The form of a new opportunity and of one being changed. Its stage is chosen only once, when it is
// begun; afterwards it moves on the board and on its page.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { customer_field, ForCustomer, type NamedCustomer } from '@/ui/customer_field'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { NamesInput } from './NamesInput'
import { useText } from './i18n'
import { is_open, type Opportunity, type Stage } from './model'
import { useColleagues } from './people'
import './opportunities.css'

function useFields(one: Opportunity | undefined, given: NamedCustomer | undefined): FormField[] {
  const t = useText()
  const meta = useMeta('opportunity')
  const assigns = useAllowed('customers.assign')
  const colleagues = useColleagues(assigns)
  const stages = (meta.field('stage')?.enum ?? []).filter(({ value }) => is_open(value as Stage))
  return [
    ...(one ? [] : [customer_field({ label: t('customer'), name: given?.name })]),
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

function OpportunityForm({ one, given }: { one?: Opportunity; given?: NamedCustomer }) {
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
  if (id)
    return (
      <ChangePage<Opportunity>
        entity="opportunity"
        path="/opportunities"
        id={id}
        title={t('edit')}
        name_of={({ name }) => name}
      >
        {(one) => <OpportunityForm one={one} />}
      </ChangePage>
    )
  return (
    <Page title={t('new')} layout="narrow">
      <ForCustomer id={customer_id}>{(given) => <OpportunityForm given={given} />}</ForCustomer>
    </Page>
  )
}
