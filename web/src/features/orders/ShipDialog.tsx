// Goods leave: which lines, how many, with whom. Made for a scanner too: a scan of a product's code
// or barcode counts one piece, Enter in the last box sends.
import { ScanLine } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { goes_on, sends } from '@/lib/keys'
import { get_preference, set_preference } from '@/lib/preferences'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { Quantity } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { ScanField, type Scanned } from '@/ui/ScanField'
import { toast } from '@/ui/toast_store'
import type { OrderDialogProps } from './dialogs'
import { useText } from './i18n'
import { LineAmounts, type Amounts } from './LineAmounts'
import { typed_quantity, useLineDocument } from './line_document'
import { find_scanned, useSources, type Order, type OrderLine } from './model'
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
          state.set_amounts((now) => ({
            ...now,
            [line.id]: String(typed_quantity(now[line.id]) + 1),
          }))
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

/** Piece by piece, for who has a scanner: everything starts at nothing then. */
function Scan({ lines, onClear, onScanned }: ScanProps) {
  const t = useText()
  const [on, set_on] = useState(false)
  const scan = async (code: string): Promise<Scanned> => {
    let line = lines.find((one) => one.product_code === code)
    if (!line) {
      // A barcode: the server knows which product bears it.
      const found = await find_scanned(code).catch(() => [])
      line = lines.find((one) => one.product_id === found[0]?.product_id)
    }
    if (!line) return { text: t('scanned_other', { code }), in_vain: true }
    onScanned(line)
    return { text: t('scanned', { name: line.product_name }) }
  }
  if (on) return <ScanField label={t('scan_label')} hint={t('scan_hint')} onScan={scan} />
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
