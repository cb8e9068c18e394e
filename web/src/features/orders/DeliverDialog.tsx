// Goods arrived: which shipments, who took them, their signature and photos. One who takes several at
// once signs once; each waybill keeps its own proof.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, create_key_ring } from '@/lib/api'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { body_of_proof, is_signed, no_proof, ProofFields, useProofFiles } from '@/ui/ProofFields'
import { toast } from '@/ui/toast_store'
import { useFormAct } from './act'
import type { OrderDialogProps } from './dialogs'
import { useText } from './i18n'
import { useWaybills, type Order, type Shipment } from './model'

interface DeliverDialogProps extends OrderDialogProps {
  /** One shipment; without it every one on the way. */
  only?: Shipment
}

const changed_with_it = ['order', 'waybill', 'dispatch', 'live']

/** Writes down one arrival after the other, each once however often it is sent. */
function useDelivery(order: Order, open: boolean) {
  const client = useQueryClient()
  const act = useFormAct(order, open)
  const waybills = useWaybills(open ? order.id : '')
  const [keys] = useState(() => new Map<string, ReturnType<typeof create_key_ring>>())
  const [proof, set_proof] = useState(() => no_proof(order.contact_name))
  const send_files = useProofFiles()
  const waybill_of = (shipment: Shipment) =>
    waybills.data?.find((one) => one.shipment_id === shipment.id)
  const key_of = (id: string, body: unknown) => {
    const ring = keys.get(id) ?? create_key_ring()
    keys.set(id, ring)
    return ring.key_for(body)
  }
  const prove = async (shipment: Shipment) => {
    const waybill = waybill_of(shipment)
    if (!waybill) return
    const body = body_of_proof(proof)
    await api.post(`/waybills/${waybill.id}/proof`, body, { key: key_of(shipment.id, body) })
    send_files(waybill.id, proof)
  }
  /** Without waybills, which not everybody may see, the order alone says that goods arrived. */
  const say = async (only: Shipment | undefined) => {
    const body = only ? { shipment_id: only.id } : {}
    await act({ noun: 'delivery', body }, key_of(only?.id ?? '', body))
  }
  const deliver_all = async (shipments: Shipment[], only: Shipment | undefined) => {
    try {
      if (!shipments.some(waybill_of)) await say(only)
      else for (const shipment of shipments) await prove(shipment)
    } finally {
      for (const entity of changed_with_it) void client.invalidateQueries({ queryKey: [entity] })
    }
  }
  return { deliver_all, waybill_of, proof, set_proof, asked: !waybills.isLoading }
}

export function DeliverDialog({ order, only, open, onClose }: DeliverDialogProps) {
  const t = useText()
  const way = only ? [only] : order.shipments.filter((one) => one.delivered_at === 0)
  const { deliver_all, waybill_of, proof, set_proof, asked } = useDelivery(order, open)
  const [left_out, set_left_out] = useState<string[]>([])
  const [busy, set_busy] = useState(false)
  const several = way.length > 1 && way.some(waybill_of)
  const chosen = way.filter((one) => !several || !left_out.includes(one.id))
  const signs = chosen.some(waybill_of)
  const send = async () => {
    set_busy(true)
    try {
      await deliver_all(chosen, only)
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
      kind="sheet"
      title={t('deliver_title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('not_now')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!asked || !chosen.length || (signs && !is_signed(proof))}
            onClick={() => void send()}
          >
            {t('action_deliver')}
          </Button>
        </>
      }
    >
      <p className="muted dialog-lead">{t(several ? 'deliver_several' : 'deliver_hint')}</p>
      <ul className="deliver-list">
        {way.map((shipment) => (
          <ShipmentLine
            key={shipment.id}
            shipment={shipment}
            chosen={several ? chosen.includes(shipment) : undefined}
            onChoose={(on) => {
              const others = left_out.filter((id) => id !== shipment.id)
              set_left_out(on ? others : [...others, shipment.id])
            }}
          />
        ))}
      </ul>
      {signs ? (
        <div className="stack">
          <ProofFields value={proof} onChange={set_proof} />
        </div>
      ) : null}
    </Dialog>
  )
}

interface ShipmentLineProps {
  shipment: Shipment
  /** Nothing where there is no choice. */
  chosen: boolean | undefined
  onChoose: (on: boolean) => void
}

function ShipmentLine({ shipment, chosen, onChoose }: ShipmentLineProps) {
  const names = (
    <span>
      <span className="num strong">{shipment.number}</span>{' '}
      <span className="muted">
        {[shipment.carrier, shipment.tracking_no].filter(Boolean).join(' ')}
      </span>
    </span>
  )
  if (chosen === undefined) return <li>{names}</li>
  return (
    <li>
      <label className="check-line">
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => {
            onChoose(event.target.checked)
          }}
        />
        {names}
      </label>
    </li>
  )
}
