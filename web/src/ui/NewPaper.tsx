// The page that begins a proposal or a quote of a customer; those that come out of something else
// are begun there in one step.
import { useQueryClient } from '@tanstack/react-query'
import type { Row } from '@/lib/api_types'
import { useListState } from '@/lib/list_state'
import { Card } from './Card'
import { customer_field, ForCustomer, type NamedCustomer } from './customer_field'
import { EntityForm, save_record } from './EntityForm'
import { useGo } from './Link'
import { Page } from './Page'
import './papers.css'

interface NewPaperProps {
  kind: 'proposal' | 'quote'
  t: (key: 'new' | 'begin_note' | 'customer' | 'begin') => string
}

export function NewPaper(props: NewPaperProps) {
  const [{ filters }] = useListState()
  return (
    <Page title={props.t('new')} layout="narrow">
      <ForCustomer id={filters.customer_id}>
        {(customer) => <Form {...props} given={customer} />}
      </ForCustomer>
    </Page>
  )
}

function Form({ kind, t, given }: NewPaperProps & { given?: NamedCustomer }) {
  const go = useGo()
  const client = useQueryClient()
  const list = `/${kind}s`
  return (
    <Card>
      <p className="meta paper-begin">{t('begin_note')}</p>
      <EntityForm<Row>
        entity={kind}
        fields={[
          customer_field({ label: t('customer'), name: given?.name, auto_focus: !given }),
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
