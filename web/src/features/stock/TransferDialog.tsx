// From one warehouse into another: two moves, entered as one.
import { useState } from 'react'
import { api } from '@/lib/api'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  about_quantity,
  useBalances,
  useRefresh,
  useWarehouses,
  type Goods,
  type Move,
} from './model'

export function TransferDialog({ goods, onClose }: { goods: Goods; onClose: () => void }) {
  const t = useText()
  const refresh = useRefresh()
  const warehouses = useWarehouses()
  const balances = useBalances(goods.id)
  const [initial] = useState({ from_id: null, to_id: null, quantity: null, note: '' })
  const places = warehouses.data?.items ?? []
  const free = (id: string) =>
    balances.data?.items.find((one) => one.warehouse_id === id)?.available ?? 0
  const from = places
    .filter(({ id }) => free(id) > 0)
    .map(({ id, name }) => ({
      value: id,
      label: `${name} · ${t('available')} ${String(free(id))}`,
    }))
  const to = places.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog
      open={!warehouses.isPending && !balances.isPending}
      kind="sheet"
      title={`${t('transfer_title')} · ${goods.name}`}
      onClose={onClose}
    >
      <EntityForm<{ items: Move[] }>
        entity="stock_transfer"
        fields={[
          {
            name: 'from_id',
            label: t('from_place'),
            kind: 'choice',
            required: true,
            options: from,
          },
          { name: 'to_id', label: t('to_place'), kind: 'choice', required: true, options: to },
          { name: 'quantity', label: t('quantity'), kind: 'integer', required: true },
          { name: 'note', label: t('note') },
        ]}
        initial={initial}
        submit_label={t('transfer')}
        onSubmit={({ values, key }) =>
          about_quantity(
            api.post<{ items: Move[] }>(
              '/stock/transfers',
              { ...values, product_id: goods.id },
              { key },
            ),
          )
        }
        onDone={({ items }) => {
          toast.done(t('transferred', { count: items[1]?.quantity ?? 0 }))
          refresh('stock')
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
