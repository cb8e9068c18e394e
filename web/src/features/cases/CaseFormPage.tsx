// The form of a case: new, or a draft that came out of a complaint.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Row } from '@/lib/api_types'
import { case_entities, type Case } from '@/lib/cases'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

interface ProductOption extends Row {
  name: string
  code: string
}

function fields_of(product_name: string): FormField[] {
  return [
    { name: 'title', required: true, span: 2 },
    { name: 'kind' },
    { name: 'cause' },
    {
      name: 'product_id',
      span: 2,
      render: ({ id, value, onChange }) => (
        <Picker<ProductOption>
          id={id}
          path="/products"
          value={value as string | null}
          value_label={product_name}
          name_of={(row) => `${row.code} ${row.name}`}
          onChange={onChange}
        />
      ),
    },
    { name: 'symptom', kind: 'long_text', required: true, span: 2 },
    { name: 'finding', kind: 'long_text', span: 2 },
    { name: 'remedy', kind: 'long_text', required: true, span: 2 },
    { name: 'prevention', kind: 'long_text', span: 2 },
  ]
}

function CaseForm({ one }: { one?: Case }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const fields = fields_of(one?.product_name ?? '')
  return (
    <Card>
      <EntityForm<Case>
        entity="ticket_case"
        fields={fields}
        initial={one ? Object.fromEntries(fields.map(({ name }) => [name, one[name]])) : {}}
        version={one?.version}
        draft={one ? undefined : 'ticket_case.new'}
        onSubmit={save_record<Case>('/cases', one?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.title }))
          for (const entity of case_entities) void client.invalidateQueries({ queryKey: [entity] })
          go(`/cases/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(one ? `/cases/${one.id}` : '/cases')
        }}
      />
    </Card>
  )
}

export default function CaseFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id)
    return (
      <ChangePage<Case> entity="ticket_case" path="/cases" id={id} title={t('edit')}>
        {(one) => <CaseForm one={one} />}
      </ChangePage>
    )
  return (
    <Page title={t('new')} layout="narrow">
      <CaseForm />
    </Page>
  )
}
