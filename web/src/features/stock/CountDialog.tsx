// A stock count of one product in one warehouse. What the count would take from orders is said
// before it is saved.
import { useState } from 'react'
import { api } from '@/lib/api'
import type { Values } from '@/lib/form_values'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useBalances, useRefresh, useWarehouses, type CountResult, type Goods } from './model'

export function CountDialog({ goods, onClose }: { goods: Goods; onClose: () => void }) {
  const t = useText()
  const warehouses = useWarehouses()
  return (
    <Dialog
      open={!warehouses.isPending}
      kind="sheet"
      title={`${t('count_title')} · ${goods.name}`}
      onClose={onClose}
    >
      <CountForm goods={goods} places={warehouses.data?.items ?? []} onClose={onClose} />
    </Dialog>
  )
}

interface CountFormProps {
  goods: Goods
  places: { id: string; name: string }[]
  onClose: () => void
}

function CountForm({ goods, places, onClose }: CountFormProps) {
  const t = useText()
  const refresh = useRefresh()
  const [initial] = useState<Values>(() => ({
    warehouse_id: places.length === 1 ? (places[0]?.id ?? null) : null,
    counted: null,
    note: '',
  }))
  const [values, set_values] = useState(initial)
  return (
    <EntityForm<CountResult>
      entity="stock_count"
      fields={[
        {
          name: 'warehouse_id',
          label: t('warehouse'),
          kind: 'choice',
          required: true,
          options: places.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'counted',
          label: t('counted'),
          kind: 'integer',
          required: true,
          help: t('counted_help'),
        },
        { name: 'note', label: t('reason'), placeholder: t('reason_hint'), span: 2 },
      ]}
      initial={initial}
      onValues={set_values}
      submit_label={t('do_count')}
      onSubmit={({ values: counted, key }) =>
        api.post<CountResult>('/stock/counts', { ...counted, product_id: goods.id }, { key })
      }
      onDone={(result) => {
        const lost = result.lost.length
        if (lost) toast.done(t('counted_lost', { count: lost }))
        else if (result.difference) toast.done(t('counted_done', { count: result.difference }))
        else toast.done(t('counted_same'))
        refresh('stock')
        onClose()
      }}
      onCancel={onClose}
    >
      <Effect goods={goods} values={values} />
    </EntityForm>
  )
}

/** What the books say, by how much it differs, and what orders would lose. */
function Effect({ goods, values }: { goods: Goods; values: Values }) {
  const t = useText()
  const balances = useBalances(goods.id)
  const { warehouse_id, counted } = values
  const found = balances.data?.items.find((one) => one.warehouse_id === warehouse_id)
  if (!found) return null
  const { on_hand, reserved, available, warehouse_name } = found
  const missing = typeof counted === 'number' ? reserved - counted : 0
  return (
    <div role="status">
      <p className="muted num">
        {t('now_here', { place: warehouse_name, on_hand, reserved, available })}
        {typeof counted === 'number' ? ` · ${t('difference', { count: counted - on_hand })}` : ''}
      </p>
      {missing > 0 ? <p className="tone-red">{t('loses', { count: missing })}</p> : null}
    </div>
  )
}
