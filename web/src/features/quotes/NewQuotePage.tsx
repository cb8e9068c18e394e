// A new quote of a customer; proposals, opportunities and inquiries begin theirs on their pages.
import { useQueryClient } from '@tanstack/react-query'
import type { Row } from '@/lib/api_types'
import { useListState } from '@/lib/list_state'
import { useRecord } from '@/lib/use_record'
import { Card } from '@/ui/Card'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import type { Quote } from './model'
import './quotes.css'

interface Customer extends Row {
  name: string
}

export default function NewQuotePage() {
  const t = useText()
  const [{ filters }] = useListState()
  return (
    <Page title={t('new')} layout="narrow">
      {filters.customer_id ? <ForCustomer id={filters.customer_id} /> : <Form />}
    </Page>
  )
}

function ForCustomer({ id }: { id: string }) {
  const record = useRecord<Customer>('customer', '/customers', id)
  return (
    <Loaded query={record} lines={4}>
      {(customer) => <Form given={customer} />}
    </Loaded>
  )
}

function Form({ given }: { given?: Customer }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  return (
    <Card>
      <p className="meta quote-begin">{t('begin_note')}</p>
      <EntityForm<Quote>
        entity="quote"
        fields={[
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
                auto_focus={!given}
              />
            ),
          },
          { name: 'title', required: true, span: 2 },
          { name: 'valid_until' },
        ]}
        initial={given ? { customer_id: given.id } : {}}
        submit_label={t('begin')}
        onSubmit={save_record<Quote>('/quotes')}
        onDone={(made) => {
          void client.invalidateQueries({ queryKey: ['quote'] })
          go(`/quotes/${made.id}/edit`, 'replace')
        }}
        onCancel={() => {
          go('/quotes')
        }}
      />
    </Card>
  )
}
