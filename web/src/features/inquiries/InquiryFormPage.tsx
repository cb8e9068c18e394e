// The form of a new inquiry and of one being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMeta } from '@/lib/meta'
import type { Row } from '@/lib/api_types'
import { useAllowed, useUser } from '@/lib/session'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { customer_field } from '@/ui/customer_field'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { entities, title_of, useColleagues, type Inquiry } from './model'
import './inquiries.css'

interface ProductOption extends Row {
  name: string
  code: string
}

function product_field(inquiry?: Inquiry): FormField {
  return {
    name: 'product_id',
    render: ({ id, value, onChange }) => (
      <Picker<ProductOption>
        id={id}
        path="/products"
        value={value as string | null}
        value_label={inquiry?.product_name}
        name_of={(row) => `${row.code} ${row.name}`}
        onChange={onChange}
      />
    ),
  }
}

/** What may be changed later too. */
function common_fields(inquiry?: Inquiry): FormField[] {
  return [
    { name: 'words', kind: 'long_text', required: true, span: 2 },
    product_field(inquiry),
    { name: 'interest' },
    { name: 'name' },
    { name: 'contact_name' },
    { name: 'phone', kind: 'phone' },
    { name: 'wechat' },
    { name: 'email', kind: 'email' },
    { name: 'source' },
  ]
}

function useNewFields(): FormField[] {
  const t = useText()
  const me = useUser()
  const meta = useMeta('inquiry')
  const assigns = useAllowed('inquiries.assign')
  const takes = useAllowed('inquiries.take')
  const sees = useAllowed('customers.read')
  const colleagues = useColleagues(assigns)
  const others = (colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const people = others.length ? others : takes ? [{ value: me.id, label: me.name }] : []
  const channels = (meta.field('channel')?.enum ?? []).filter((one) => one.value !== 'note')
  return [
    { name: 'channel', required: true, options: channels },
    { name: 'owner_id', kind: 'choice', options: people, help: t('owner_help') },
    ...(sees ? [customer_field({ required: false })] : []),
    ...common_fields(),
    {
      name: 'answered',
      kind: 'boolean',
      label: t('answered_at_once'),
      help: t('answered_help'),
      span: 2,
    },
  ]
}

function useSaved() {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  return (saved: Inquiry) => {
    toast.done(t('saved', { name: title_of(saved) }))
    for (const entity of entities) void client.invalidateQueries({ queryKey: [entity] })
    go(`/inquiries/${saved.id}`, 'replace')
  }
}

function NewForm() {
  const me = useUser()
  const go = useGo()
  const fields = useNewFields()
  const onDone = useSaved()
  const takes = useAllowed('inquiries.take')
  const customer_id = new URLSearchParams(location.search).get('customer_id')
  return (
    <EntityForm<Inquiry>
      entity="inquiry"
      fields={fields}
      initial={{ channel: 'phone', customer_id, owner_id: takes ? me.id : null, answered: false }}
      draft={customer_id ? undefined : 'inquiry.new'}
      onSubmit={save_record<Inquiry>('/inquiries')}
      onDone={onDone}
      onCancel={() => {
        go('/inquiries')
      }}
    />
  )
}

function ChangeForm({ inquiry }: { inquiry: Inquiry }) {
  const go = useGo()
  const onDone = useSaved()
  const fields = common_fields(inquiry)
  return (
    <EntityForm<Inquiry>
      entity="inquiry"
      fields={fields}
      initial={Object.fromEntries(fields.map(({ name }) => [name, inquiry[name]]))}
      version={inquiry.version}
      onSubmit={save_record<Inquiry>('/inquiries', inquiry.id)}
      onDone={onDone}
      onCancel={() => {
        go(`/inquiries/${inquiry.id}`)
      }}
    />
  )
}

export default function InquiryFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id)
    return (
      <ChangePage<Inquiry>
        entity="inquiry"
        path="/inquiries"
        id={id}
        title={t('edit')}
        name_of={title_of}
      >
        {(inquiry) => (
          <Card>
            <ChangeForm inquiry={inquiry} />
          </Card>
        )}
      </ChangePage>
    )
  return (
    <Page title={t('new')} layout="narrow">
      <Card>
        <NewForm />
      </Card>
    </Page>
  )
}
