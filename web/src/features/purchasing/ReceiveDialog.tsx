// What came in, line by line. A scanner types a code and Enter: each adds one piece. On a phone the
// numbers are large enough for a thumb.
import { useId, useRef, useState } from 'react'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { FormDialog } from '@/ui/FormDialog'
import { ScanField, type Scanned } from '@/ui/ScanField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { everything, scanned, type Counted, type OrderLine, type PurchaseView } from './model'

export function ReceiveDialog({ order, onClose }: { order: PurchaseView; onClose: () => void }) {
  const t = useText()
  const [counted, set_counted] = useState<Counted>({})
  // The next scan may come before this one is drawn.
  const now = useRef(counted)
  const count = (next: Counted) => {
    now.current = next
    set_counted(next)
  }
  const scan = (typed: string): Scanned => {
    const code = typed.trim()
    const next = scanned(order, now.current, code)
    if (!next) return { text: t('scan_bad', { code }), in_vain: true }
    count(next)
    return { text: t('scan_ok', { code }) }
  }
  const lines = Object.entries(counted)
    .filter(([, quantity]) => quantity > 0)
    .map(([line_id, quantity]) => ({ line_id, quantity }))
  const receive = useWrite<typeof lines, PurchaseView>({
    send: (parts, key) =>
      api.post(`/purchase_orders/${order.id}/receipts`, { lines: parts }, { key }),
    entities: ['purchase_order', 'stock', 'order', 'shortage'],
    onDone: (after) => {
      toast.done(t('received', { count: after.served_count }))
      onClose()
    },
  })
  const open = order.lines.filter((line) => line.received < line.quantity)
  return (
    <FormDialog
      title={t('receive_title', { number: order.number })}
      action={t('receive')}
      busy={receive.isPending}
      ready={lines.length > 0}
      error={receive.error}
      onClose={onClose}
      onSend={() => {
        receive.mutate(lines)
      }}
    >
      <ScanField label={t('scan')} hint={t('scan_hint')} onScan={scan} />
      <div className="purchase-receive">
        {open.map((line) => (
          <LineCount
            key={line.id}
            line={line}
            value={counted[line.id] ?? 0}
            onChange={(value) => {
              count({ ...counted, [line.id]: value })
            }}
          />
        ))}
      </div>
      <div>
        <Button
          size="small"
          onClick={() => {
            count(everything(order))
          }}
        >
          {t('all_of_it')}
        </Button>
      </div>
    </FormDialog>
  )
}

interface LineCountProps {
  line: OrderLine
  value: number
  onChange: (value: number) => void
}

function LineCount({ line, value, onChange }: LineCountProps) {
  const t = useText()
  const id = useId()
  const left = line.quantity - line.received
  return (
    <div className="purchase-count">
      <label htmlFor={id}>
        <span className="strong">{line.product_name}</span>{' '}
        <span className="meta num">
          {line.product_code} · {t('left', { count: left })}
        </span>
      </label>
      <input
        id={id}
        className="control num"
        inputMode="numeric"
        value={value ? String(value) : ''}
        placeholder="0"
        onChange={(event) => {
          const typed = Number(event.target.value.replace(/\D/g, ''))
          onChange(typed)
        }}
      />
    </div>
  )
}
