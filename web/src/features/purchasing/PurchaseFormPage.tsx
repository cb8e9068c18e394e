// The form of an order to a supplier made by hand, and of a draft being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRecord } from '@/lib/use_record'
import { Card } from '@/ui/Card'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Loaded, NoPermission } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { BuyRows } from './BuyRows'
import { useText } from './i18n'
import {
  buy_of,
  new_buy,
  useSupplierChoices,
  useWarehouseChoices,
  type Buy,
  type PurchaseView,
} from './model'
import './purchasing.css'

export default function PurchaseFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id) return <ChangePage id={id} />
  return (
    <Page title={t('new_order')} layout="narrow">
      <Form />
    </Page>
  )
}

function ChangePage({ id }: { id: string }) {
  const t = useText()
  const record = useRecord<PurchaseView>('purchase_order', '/purchase_orders', id)
  return (
    <Page title={t('edit')} subtitle={record.data?.number} layout="narrow">
      <Loaded query={record} lines={8}>
        {(order) => (order.actions.includes('edit') ? <Form order={order} /> : <NoPermission />)}
      </Loaded>
    </Page>
  )
}

function useFields(order?: PurchaseView): FormField[] {
  const suppliers = useSupplierChoices()
  const warehouses = useWarehouseChoices()
  const names = new Map(
    order?.lines.map((line) => [line.product_id, `${line.product_name}  ${line.product_code}`]),
  )
  return [
    { name: 'supplier_id', kind: 'choice', required: true, options: suppliers },
    { name: 'warehouse_id', kind: 'choice', required: true, options: warehouses },
    { name: 'expected_on', kind: 'date' },
    { name: 'note', kind: 'long_text', span: 2 },
    {
      name: 'lines',
      span: 2,
      required: true,
      shows_inner: true,
      render: ({ id, value, onChange }, _, inner) => (
        <BuyRows
          id={id}
          items={(value as Buy[] | null) ?? []}
          problems={inner}
          names={names}
          onChange={onChange}
        />
      ),
    },
  ]
}

function initial_of(order: PurchaseView) {
  const { supplier_id, warehouse_id, expected_on, note } = order
  return { supplier_id, warehouse_id, expected_on, note, lines: order.lines.map(buy_of) }
}

function Form({ order }: { order?: PurchaseView }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  return (
    <Card>
      <EntityForm<PurchaseView>
        entity="purchase_order"
        fields={useFields(order)}
        initial={order ? initial_of(order) : { lines: [new_buy()] }}
        version={order?.version}
        draft={order ? undefined : 'purchase_order.new'}
        onSubmit={save_record<PurchaseView>('/purchase_orders', order?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.number }))
          void client.invalidateQueries({ queryKey: ['purchase_order'] })
          go(`/purchase_orders/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(order ? `/purchase_orders/${order.id}` : '/purchase_orders')
        }}
      />
    </Card>
  )
}
