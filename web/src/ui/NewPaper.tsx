// The page that begins a proposal or a quote of a customer; those that come out of something else
// are begun there in one step.
import { useQueryClient } from '@tanstack/react-query'
import type { Row } from '@/lib/api_types'
import { useListState } from '@/lib/list_state'
import { useRecord } from '@/lib/use_record'
import { Card } from './Card'
import { EntityForm, save_record } from './EntityForm'
import { useGo } from './Link'
import { Page } from './Page'
import { Picker } from './Picker'
import { Loaded } from './States'
import './papers.css'

interface Customer extends Row {
  name: string
}

interface NewPaperProps {
  kind: 'proposal' | 'quote'
  t: (key: 'new' | 'begin_note' | 'customer' | 'begin') => string
}

export function NewPaper(props: NewPaperProps) {
  const [{ filters }] = useListState()
  return (
    <Page title={props.t('new')} layout="narrow">
      {filters.customer_id ? (
        <ForCustomer {...props} id={filters.customer_id} />
      ) : (
        <Form {...props} />
      )}
    </Page>
  )
}

function ForCustomer({ id, ...props }: NewPaperProps & { id: string }) {
  const record = useRecord<Customer>('customer', '/customers', id)
  return (
    <Loaded query={record} lines={4}>
      {(customer) => <Form {...props} given={customer} />}
    </Loaded>
  )
}

function Form({ kind, t, given }: NewPaperProps & { given?: Customer }) {
  const go = useGo()
  const client = useQueryClient()
  const list = `/${kind}s`
  return (
    <Card>
      <p className="meta paper-begin">{t('begin_note')}</p>
      <EntityForm<Row>
        entity={kind}
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
        onSubmit={save_record<Row>(list)}
        onDone={(made) => {
          void client.invalidateQueries({ queryKey: [kind] })
          go(`${list}/${made.id}/edit`, 'replace')
        }}
        onCancel={() => {
          go(list)
        }}
      />
    </Card>
  )
}
