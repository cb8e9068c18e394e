import { useT } from '@/i18n'
import type { Row } from '@/lib/api_types'
import { Card } from '@/ui/Card'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'

export default function FormSample() {
  const t = useT()
  const go = useGo()
  return (
    <Page title={t('create.customer')} layout="narrow">
      <Card>
        <EntityForm<Row>
          entity="customer"
          draft="customer.new"
          fields={[
            { name: 'name', span: 2 },
            'grade',
            'stage',
            'next_on',
            'year_minor',
            { name: 'price_e4', label: '协议单价', kind: 'price' },
            {
              name: 'parent_id',
              label: '上级客户',
              render: (props) => (
                <Picker<Row & { name: string }>
                  id={props.id}
                  path="/customers"
                  value={props.value as string | null}
                  name_of={(row) => row.name}
                  onChange={props.onChange}
                />
              ),
            },
            { name: 'note', label: '备注', kind: 'long_text' },
          ]}
          onSubmit={save_record('/customers')}
          onDone={(row) => {
            toast.done(t('state.saved'), () => Promise.resolve())
            go(`/customers/${row.id}`)
          }}
          onCancel={() => {
            go('/customers')
          }}
        />
      </Card>
    </Page>
  )
}
