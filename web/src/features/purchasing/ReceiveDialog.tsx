// What came in, line by line. A scanner types a code and Enter: each adds one piece. On a phone the
// numbers are large enough for a thumb.
import { useId, useState, type KeyboardEvent } from 'react'
import { api } from '@/lib/api'
import { composing } from '@/lib/keys'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { everything, scanned, type Counted, type OrderLine, type PurchaseView } from './model'

export function ReceiveDialog({ order, onClose }: { order: PurchaseView; onClose: () => void }) {
  const t = useText()
  const [counted, set_counted] = useState<Counted>({})
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
      <Scanner order={order} counted={counted} onCount={set_counted} />
      <div className="purchase-receive">
        {open.map((line) => (
          <LineCount
            key={line.id}
            line={line}
            value={counted[line.id] ?? 0}
            onChange={(value) => {
              set_counted({ ...counted, [line.id]: value })
            }}
          />
        ))}
      </div>
      <div>
        <Button
          size="small"
          onClick={() => {
            set_counted(everything(order))
          }}
        >
          {t('all_of_it')}
        </Button>
      </div>
    </FormDialog>
  )
}

interface ScannerProps {
  order: PurchaseView
  counted: Counted
  onCount: (counted: Counted) => void
}

function Scanner({ order, counted, onCount }: ScannerProps) {
  const t = useText()
  const id = useId()
  const [code, set_code] = useState('')
  const [said, set_said] = useState('')
  const on_key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || composing(event.nativeEvent) || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    const next = scanned(order, counted, code)
    if (next) onCount(next)
    set_said(next ? t('scan_ok', { code: code.trim() }) : t('scan_bad', { code: code.trim() }))
    set_code('')
  }
  return (
    <>
      <label htmlFor={id}>{t('scan')}</label>
      <input
        id={id}
        data-autofocus
        className="control"
        autoComplete="off"
        enterKeyHint="next"
        value={code}
        onChange={(event) => {
          set_code(event.target.value)
        }}
        onKeyDown={on_key}
      />
      <p className="meta" role="status">
        {said || t('scan_hint')}
      </p>
    </>
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
