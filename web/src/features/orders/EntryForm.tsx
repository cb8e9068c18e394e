// An order being entered: its head, usual products and lines, with the sum beside them.
import { Plus } from 'lucide-react'
import { useCallback, type KeyboardEvent } from 'react'
import { useAtHand, useCustomerAtHand } from '@/lib/at_hand'
import { sends } from '@/lib/keys'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import {
  empty_line,
  is_table,
  lines_of_paste,
  read_paste,
  unpriced_of,
  with_held,
  type EntryChange,
} from './entry'
import { focus_on, type EntryFormProps } from './entry_form'
import { EntryHead } from './EntryHead'
import { EntryLines } from './EntryLines'
import { EntrySum } from './EntrySum'
import { useText } from './i18n'
import {
  items_by_code,
  useBuyingProfile,
  useHeldPrices,
  useLiveItems,
  type UsualProduct,
} from './model'
import { TwinHint } from './TwinHint'

export function EntryForm(props: EntryFormProps) {
  const { entry, onChange, onReview } = props
  const t = useText()
  const profile = useBuyingProfile(entry.customer_id)
  const ids = entry.lines.flatMap((line) => (line.item ? [line.item.product_id] : []))
  const live = useLiveItems(ids)
  const lines = with_held(entry.lines, useHeldPrices(entry.customer_id, unpriced_of(entry.lines)))
  useAtHand(entry.lines.map(({ item }) => ({ id: item?.product_id, name: item?.name ?? '' })))
  useCustomerAtHand(entry.customer_id)
  const paste = useCallback(
    (after: string, text: string) => {
      if (!is_table(text)) return false
      const rows = read_paste(text)
      void items_by_code(rows.map((row) => row.code)).then((items) => {
        onChange({ kind: 'add', after, lines: lines_of_paste(rows, items, t('unknown_code')) })
      })
      return true
    },
    [onChange, t],
  )
  const on_key = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    onReview()
  }
  return (
    <div className="entry" onKeyDown={on_key}>
      <div className="stack">
        {props.notice}
        <Card className="entry-card">
          <EntryHead {...props} profile={profile.data} />
          {props.fixed_customer ? null : <TwinHint entry={entry} except_id={props.except_id} />}
          {profile.data?.usual.length ? (
            <Usual
              products={profile.data.usual}
              onTake={(product) => {
                take_usual(product, onChange)
              }}
            />
          ) : null}
          <EntryLines
            lines={lines}
            live={live}
            strict={props.strict}
            onChange={onChange}
            onPaste={paste}
          />
          <div className="entry-foot">
            <Button
              size="small"
              icon={Plus}
              onClick={() => {
                onChange({ kind: 'add', after: null, lines: [empty_line()] })
              }}
            >
              {t('add_line')}
            </Button>
            <span className="meta desk-only">{t('paste_hint')}</span>
          </div>
          <textarea
            className="control"
            rows={1}
            aria-label={t('note')}
            placeholder={t('note_hint')}
            value={entry.note}
            onChange={(event) => {
              onChange({ kind: 'head', change: { note: event.target.value } })
            }}
          />
        </Card>
      </div>
      <EntrySum {...props} lines={lines} profile={profile.data} />
    </div>
  )
}

function take_usual(product: UsualProduct, onChange: (change: EntryChange) => void) {
  const line = { ...empty_line(), item: product, quantity: String(product.last_quantity) }
  onChange({ kind: 'add', after: null, lines: [line] })
  // Drawn with the next frame; its quantity is what one wants to change.
  requestAnimationFrame(() => focus_on(`line-${line.key}-quantity`))
}

interface UsualProps {
  products: UsualProduct[]
  onTake: (product: UsualProduct) => void
}

function Usual({ products, onTake }: UsualProps) {
  const t = useText()
  return (
    <div className="entry-usual" role="group" aria-label={t('usual')}>
      <span className="meta">{t('usual')}</span>
      {products.map((product) => (
        <button
          key={product.product_id}
          type="button"
          title={t('usual_title', { count: product.order_count })}
          onClick={() => {
            onTake(product)
          }}
        >
          {product.name} <span className="num muted">×{product.last_quantity}</span>
        </button>
      ))}
    </div>
  )
}
