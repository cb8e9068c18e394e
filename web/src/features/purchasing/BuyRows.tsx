// The lines inside the form of a purchase order: product, how many, for how much.
import { Plus, Trash2 } from 'lucide-react'
import type { FieldProblem } from '@/lib/api_types'
import { removed, replaced } from '@/lib/list_edits'
import { Button, IconButton } from '@/ui/Button'
import { Control } from '@/ui/controls'
import { Picker } from '@/ui/Picker'
import { useText } from './i18n'
import { new_buy, type Buy, type Named } from './model'

const parts = ['product_id', 'quantity', 'price_e4'] as const

interface BuyRowsProps {
  id: string
  items: Buy[]
  /** Paths from the list on: `0.quantity`. */
  problems: FieldProblem[]
  /** Of the products that stand there already. */
  names: Map<string, string>
  onChange: (items: Buy[]) => void
}

export function BuyRows({ id, items, problems, names, onChange }: BuyRowsProps) {
  const t = useText()
  return (
    <div className="buy-rows" id={id}>
      {items.map((one, at) => (
        <BuyRow
          key={at}
          id={`${id}-${at}`}
          item={one}
          at={at}
          problems={problems}
          name={names.get(one.product_id ?? '')}
          onChange={(change) => {
            onChange(replaced(items, at, change))
          }}
          onRemove={() => {
            onChange(removed(items, at))
          }}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...items, new_buy()])
          }}
        >
          {t('add_line')}
        </Button>
      </div>
    </div>
  )
}

interface BuyRowProps {
  id: string
  item: Buy
  at: number
  problems: FieldProblem[]
  name: string | undefined
  onChange: (change: Partial<Buy>) => void
  onRemove: () => void
}

function BuyRow({ id, item, at, problems, name, onChange, onRemove }: BuyRowProps) {
  const t = useText()
  const told = (part: string) => problems.filter(({ path }) => path === `${at}.${part}`)
  return (
    <div className="buy-row" role="group" aria-label={`${t('lines')} ${at + 1}`}>
      <Picker<Named>
        label={t('product')}
        path="/products"
        value={item.product_id}
        value_label={name}
        invalid={told('product_id').length > 0}
        placeholder={t('find_product')}
        name_of={(row) => `${row.name}  ${row.code}`}
        onChange={(product_id) => {
          onChange({ product_id })
        }}
      />
      <label>
        <span className="meta">{t('quantity')}</span>
        <Control
          id={`${id}-quantity`}
          kind="integer"
          value={item.quantity}
          invalid={told('quantity').length > 0}
          onChange={(value) => {
            onChange({ quantity: value as number | null })
          }}
        />
      </label>
      <label>
        <span className="meta">{t('buy_price')}</span>
        <Control
          id={`${id}-price`}
          kind="price"
          value={item.price_e4}
          invalid={told('price_e4').length > 0}
          onChange={(value) => {
            onChange({ price_e4: value as number | null })
          }}
        />
      </label>
      <IconButton icon={Trash2} label={t('remove_line', { no: at + 1 })} onClick={onRemove} />
      {parts.flatMap(told).map(({ path, message }) => (
        <p key={path} className="meta tone-red buy-row-problem">
          {message}
        </p>
      ))}
    </div>
  )
}
