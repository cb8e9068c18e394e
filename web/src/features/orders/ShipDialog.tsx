// Goods leave: which lines, how many, with whom. Made for a scanner too: a scan of a product's code
// or barcode counts one piece, Enter in the last box sends.
import { ScanLine } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { api, create_key_ring } from '@/lib/api'
import { goes_on, sends } from '@/lib/keys'
import { get_preference, set_preference } from '@/lib/preferences'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { Quantity } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { body_of_proof, is_signed, no_proof, ProofFields, useProofFiles } from '@/ui/ProofFields'
import { toast } from '@/ui/toast_store'
import { useFormAct } from './act'
import type { OrderDialogProps } from './dialogs'
import { useText } from './i18n'
import { LineAmounts, type Amounts } from './LineAmounts'
import { typed_quantity, useLineDocument } from './line_document'
import {
  find_scanned,
  useSources,
  useWaybill,
  type Order,
  type OrderLine,
  type Shipment,
} from './model'
import { given_by, places_in, type Place } from './ship_from'

export function ShipDialog({ order, open, onClose }: OrderDialogProps) {
  const t = useText()
  return (
    <Dialog open={open} kind="sheet" width={680} title={t('ship_title')} onClose={onClose}>
      <ShipForm order={order} onClose={onClose} />
    </Dialog>
  )
}

const left_of = (line: OrderLine) => line.quantity - line.shipped
const carriers = ['顺丰', '德邦', '中通', '圆通', '京东物流', '跨越速运', '自提', '自送']

/** Held pieces first; an order that holds nothing starts with what is left. */
function first_amounts(lines: OrderLine[]): Amounts {
  const holds = lines.some((line) => line.reserved > 0)
  return Object.fromEntries(
    lines.map((line) => [line.id, String(holds ? line.reserved : left_of(line))]),
  )
}

function useShipping(order: Order, onClose: () => void) {
  const t = useText()
  const [carrier, set_carrier] = useState(() => get_preference('orders.carrier', ''))
  const [tracking_no, set_tracking_no] = useState('')
  const [warehouse_id, set_warehouse] = useState('')
  const part = useLineDocument({
    order,
    noun: 'shipments',
    lines: order.lines.filter((line) => left_of(line) > 0),
    first: first_amounts,
    nothing: t('ships_nothing'),
    onDone: (now) => {
      set_preference('orders.carrier', carrier)
      toast.done(t('done_ship', { number: now.shipments.at(-1)?.number ?? now.number }))
      onClose()
    },
  })
  return {
    ...{ ...part, carrier, set_carrier, tracking_no, set_tracking_no },
    ...{ warehouse_id, set_warehouse },
    send: () => void part.send({ carrier, tracking_no, warehouse_id: warehouse_id || null }),
  }
}

function ShipForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText()
  const state = useShipping(order, onClose)
  const sources = useSources(order)
  const places = places_in(
    sources,
    state.lines.map((line) => ({ ...line, wanted: typed_quantity(state.amounts[line.id]) })),
  )
  const enter = (next: () => void) => (event: KeyboardEvent) => {
    if (sends(event)) state.send()
    else if (goes_on(event)) next()
    else return
    event.preventDefault()
  }
  return (
    <div className="stack">
      <Scan
        lines={state.lines}
        onClear={() => {
          state.set_amounts(Object.fromEntries(state.lines.map((line) => [line.id, '0'])))
        }}
        onScanned={(line) => {
          const now = typed_quantity(state.amounts[line.id])
          state.set_amounts({ ...state.amounts, [line.id]: String(now + 1) })
        }}
      />
      <LineAmounts
        lines={state.lines}
        amounts={state.amounts}
        problems={state.problems}
        facts={(line) => (
          <>
            {t('part_reserved')} <Quantity value={line.reserved} /> · {t('left_to_ship')}{' '}
            <Quantity value={left_of(line)} />
            {state.warehouse_id ? (
              <>
                {' · '}
                {t('given_there')}{' '}
                <Quantity value={given_by(sources, line.id, state.warehouse_id)} />
              </>
            ) : null}
          </>
        )}
        onChange={state.set_amounts}
        onEnd={state.send}
      />
      <div className="form-grid">
        <FromField places={places} value={state.warehouse_id} onChange={state.set_warehouse} />
        <Field id="ship-carrier" label={t('carrier')}>
          <input
            id="ship-carrier"
            className="control"
            list="ship-carriers"
            value={state.carrier}
            maxLength={60}
            onChange={(event) => {
              state.set_carrier(event.target.value)
            }}
            onKeyDown={enter(() => document.getElementById('ship-tracking')?.focus())}
          />
          <datalist id="ship-carriers">
            {carriers.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </Field>
        <Field id="ship-tracking" label={t('tracking_no')}>
          <input
            id="ship-tracking"
            className="control num"
            data-autofocus
            placeholder={t('tracking_hint')}
            value={state.tracking_no}
            maxLength={60}
            onChange={(event) => {
              state.set_tracking_no(event.target.value)
            }}
            onKeyDown={enter(() => document.getElementById('ship-send')?.focus())}
          />
        </Field>
      </div>
      <footer className="form-foot">
        <Button className="push" onClick={onClose}>
          {t('not_now')}
        </Button>
        <Button id="ship-send" kind="primary" busy={state.busy} keys="Ctrl ↵" onClick={state.send}>
          {t('action_ship')}
        </Button>
      </footer>
    </div>
  )
}

interface FromFieldProps {
  places: Place[]
  value: string
  onChange: (warehouse_id: string) => void
}

/** Asked only where there is a choice. */
function FromField({ places, value, onChange }: FromFieldProps) {
  const t = useText()
  if (places.length < 2) return null
  return (
    <Field id="ship-from" label={t('ship_from')} span={2}>
      <div className="ship-from">
        <NativeSelect
          id="ship-from"
          label={t('ship_from')}
          value={value}
          options={[
            { value: '', label: t('ship_from_held') },
            ...places.map(({ id, name, pieces, covers }) => ({
              value: id,
              label: t(covers ? 'place_covers' : 'place_lacks', { name, pieces }),
            })),
          ]}
          onChange={onChange}
        />
      </div>
    </Field>
  )
}

interface ScanProps {
  lines: OrderLine[]
  onClear: () => void
  onScanned: (line: OrderLine) => void
}

function Scan({ lines, onClear, onScanned }: ScanProps) {
  const t = useText()
  const [on, set_on] = useState(false)
  const [code, set_code] = useState('')
  const [said, set_said] = useState('')
  const scan = async () => {
    const wanted = code.trim()
    if (!wanted) return
    set_code('')
    let line = lines.find((one) => one.product_code === wanted)
    if (!line) {
      // A barcode: the server knows which product bears it.
      const found = await find_scanned(wanted).catch(() => [])
      line = lines.find((one) => one.product_id === found[0]?.product_id)
    }
    set_said(
      line ? t('scanned', { name: line.product_name }) : t('scanned_other', { code: wanted }),
    )
    if (line) onScanned(line)
  }
  if (!on) {
    return (
      <div>
        <Button
          size="small"
          icon={ScanLine}
          onClick={() => {
            onClear()
            set_on(true)
          }}
        >
          {t('scan')}
        </Button>
      </div>
    )
  }
  return (
    <div className="scan">
      <input
        className="control num"
        autoFocus
        aria-label={t('scan_label')}
        placeholder={t('scan_label')}
        value={code}
        onChange={(event) => {
          set_code(event.target.value)
        }}
        onKeyDown={(event) => {
          if (!goes_on(event)) return
          event.preventDefault()
          void scan()
        }}
      />
      <span className="meta" role="status">
        {said}
      </span>
    </div>
  )
}

interface DeliverDialogProps extends OrderDialogProps {
  /** One shipment; without it every one on the way. */
  only?: Shipment
}

export function DeliverDialog({ order, only, open, onClose }: DeliverDialogProps) {
  const t = useText()
  const client = useQueryClient()
  const act = useFormAct(order, open)
  const [busy, set_busy] = useState(false)
  const [keys] = useState(create_key_ring)
  const way = only ? [only] : order.shipments.filter((one) => one.delivered_at === 0)
  // One shipment is signed for with its waybill; of several at once no single signature says so.
  const single = way.length === 1 ? way[0] : undefined
  const waybill = useWaybill(open && single ? single.id : '')
  const [proof, set_proof] = useState(() => no_proof(order.contact_name))
  const send_files = useProofFiles()
  const deliver = async () => {
    if (!waybill) {
      const body = only ? { shipment_id: only.id } : {}
      await act({ noun: 'delivery', body }, keys.key_for(body))
      return
    }
    const body = body_of_proof(proof)
    await api.post(`/waybills/${waybill.id}/proof`, body, { key: keys.key_for(body) })
    send_files(waybill.id, proof)
    for (const entity of ['order', 'waybill', 'dispatch'])
      void client.invalidateQueries({ queryKey: [entity] })
  }
  const send = async () => {
    set_busy(true)
    try {
      await deliver()
      toast.done(t('done_deliver', { number: order.number }))
      onClose()
    } catch (error) {
      toast.error(t('not_done'), error)
    } finally {
      set_busy(false)
    }
  }
  return (
    <Dialog
      open={open}
      title={t('deliver_title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('not_now')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!!waybill && !is_signed(proof)}
            onClick={() => void send()}
          >
            {t('action_deliver')}
          </Button>
        </>
      }
    >
      <p className="muted dialog-lead">{t('deliver_hint')}</p>
      <ul className="stack">
        {way.map((shipment) => (
          <li key={shipment.id}>
            <span className="num strong">{shipment.number}</span>{' '}
            <span className="muted">
              {[shipment.carrier, shipment.tracking_no].filter(Boolean).join(' ')}
            </span>
          </li>
        ))}
      </ul>
      {waybill ? (
        <div className="stack">
          <ProofFields value={proof} onChange={set_proof} />
        </div>
      ) : null}
    </Dialog>
  )
}
