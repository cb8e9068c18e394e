// Goods come in, or the books are put right. Shipments and returns are entered in the order.
import { useState } from 'react'
import { api } from '@/lib/api'
import type { Values } from '@/lib/form_values'
import { useLocale } from '@/i18n'
import { format_number } from '@/lib/format'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, type FormField, type Submission } from '@/ui/EntityForm'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  about_quantity,
  useBalances,
  useRefresh,
  useWarehouses,
  type Goods,
  type MoveResult,
} from './model'

export type MoveKind = 'receive' | 'adjust'

interface MoveDialogProps {
  kind: MoveKind | null
  /** Chosen already; without it the form asks. */
  goods?: Goods
  onClose: () => void
}

const send_move = ({ values, key }: Submission) =>
  about_quantity(api.post<MoveResult>('/stock/moves', values, { key }))

export function MoveDialog({ kind, goods, onClose }: MoveDialogProps) {
  const t = useText()
  const warehouses = useWarehouses()
  const places = warehouses.data?.items ?? []
  return (
    <Dialog
      open={kind !== null && !warehouses.isPending}
      kind="sheet"
      title={`${t(kind === 'adjust' ? 'adjust_title' : 'receive_title')}${goods ? ` · ${goods.name}` : ''}`}
      onClose={onClose}
    >
      <MoveForm
        kind={kind ?? 'receive'}
        goods={goods}
        first_place={places.length === 1 ? places[0]?.id : undefined}
        onClose={onClose}
      />
    </Dialog>
  )
}

function useFields(kind: MoveKind, goods: Goods | undefined): FormField[] {
  const t = useText()
  const warehouses = useWarehouses()
  const adjusts = kind === 'adjust'
  const places = (warehouses.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const product: FormField = {
    name: 'product_id',
    label: t('product'),
    required: true,
    span: 2,
    render: (props) => (
      <Picker<Goods>
        id={props.id}
        path="/products"
        value={props.value as string | null}
        name_of={(row) => `${row.name}  ${row.code}`}
        placeholder={t('find')}
        invalid={props.invalid}
        onChange={props.onChange}
      />
    ),
  }
  const reason: FormField = {
    name: 'reason',
    label: t('kind'),
    kind: 'choice',
    required: true,
    options: (['receipt', 'opening'] as const).map((value) => ({ value, label: t(value) })),
  }
  return [
    ...(goods ? [] : [product]),
    {
      name: 'warehouse_id',
      label: t('warehouse'),
      kind: 'choice',
      required: true,
      options: places,
    },
    ...(adjusts ? [] : [reason]),
    {
      name: 'quantity',
      label: t(adjusts ? 'delta' : 'quantity'),
      kind: 'integer',
      required: true,
      help: adjusts ? t('delta_help') : undefined,
    },
    {
      name: 'note',
      label: t(adjusts ? 'reason' : 'note'),
      required: adjusts,
      placeholder: t(adjusts ? 'reason_hint' : 'note_hint'),
      span: adjusts || !goods ? 2 : 1,
    },
  ]
}

interface MoveFormProps {
  kind: MoveKind
  goods?: Goods
  first_place?: string
  onClose: () => void
}

function MoveForm({ kind, goods, first_place, onClose }: MoveFormProps) {
  const t = useText()
  const locale = useLocale()
  const refresh = useRefresh()
  const fields = useFields(kind, goods)
  const [initial] = useState<Values>(() => ({
    product_id: goods?.id ?? null,
    warehouse_id: first_place ?? null,
    reason: kind === 'adjust' ? 'adjustment' : 'receipt',
    quantity: null,
  }))
  const [values, set_values] = useState(initial)
  return (
    <EntityForm<MoveResult>
      entity="stock_move"
      fields={fields}
      initial={initial}
      onValues={set_values}
      submit_label={t(kind)}
      onSubmit={send_move}
      onDone={(move) => {
        const count = (move.quantity > 0 ? '+' : '') + format_number(move.quantity, locale)
        const lost = move.lost.length
        if (lost) toast.done(t('adjusted_lost', { count, lost }))
        else toast.done(t(kind === 'adjust' ? 'adjusted' : 'received', { count }))
        refresh('stock')
        onClose()
      }}
      onCancel={onClose}
    >
      <Effect values={values} />
    </EntityForm>
  )
}

/** What lies there now, what will after this, and what orders would lose. */
function Effect({ values }: { values: Values }) {
  const t = useText()
  const { product_id, warehouse_id, quantity } = values
  const balances = useBalances(typeof product_id === 'string' ? product_id : '')
  const warehouses = useWarehouses()
  const place = warehouses.data?.items.find((one) => one.id === warehouse_id)
  if (!place || !balances.data) return null
  const none = { on_hand: 0, reserved: 0, available: 0 }
  const found = balances.data.items.find((one) => one.warehouse_id === warehouse_id) ?? none
  const { on_hand, reserved, available } = found
  const left = on_hand + (typeof quantity === 'number' ? quantity : 0)
  return (
    <div role="status">
      <p className="muted num">
        {t('now_here', { place: place.name, on_hand, reserved, available })}
        {typeof quantity === 'number' ? ` · ${t('after', { count: left })}` : ''}
      </p>
      {left >= 0 && left < reserved ? (
        <p className="tone-red">{t('loses', { count: reserved - left })}</p>
      ) : null}
    </div>
  )
}
