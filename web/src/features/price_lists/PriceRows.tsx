// The prices inside the form of a price list: product, from which quantity on, unit price.
import { Plus, Trash2 } from 'lucide-react'
import type { FieldProblem, Row } from '@/lib/api_types'
import { Button, IconButton } from '@/ui/Button'
import { Control } from '@/ui/controls'
import { Picker } from '@/ui/Picker'
import { useText } from './i18n'
import type { PriceLine } from './model'
import './price_lists.css'

interface Product extends Row {
  code: string
  name: string
}

interface PriceRowsProps {
  id: string
  items: PriceLine[]
  /** Paths from the list on: `0.unit_price_e4`. */
  problems: FieldProblem[]
  /** Of the products that stand there already. */
  names: Map<string, string>
  onChange: (items: PriceLine[]) => void
}

const parts = ['product_id', 'from_quantity', 'unit_price_e4'] as const

export function PriceRows({ id, items, problems, names, onChange }: PriceRowsProps) {
  const t = useText()
  const change = (at: number, part: Partial<PriceLine>) => {
    onChange(items.map((one, index) => (index === at ? { ...one, ...part } : one)))
  }
  const told = (at: number) =>
    parts.flatMap((part) => problems.filter(({ path }) => path === `${at}.${part}`))
  const is_bad = (at: number, part: string) => problems.some(({ path }) => path === `${at}.${part}`)
  return (
    <div className="price-rows">
      {items.map((one, index) => (
        <div
          key={index}
          className="price-row"
          role="group"
          aria-label={`${t('prices')} ${index + 1}`}
        >
          <Picker<Product>
            label={t('product')}
            path="/products"
            value={one.product_id}
            value_label={names.get(one.product_id ?? '')}
            invalid={is_bad(index, 'product_id')}
            name_of={(row) => `${row.code} ${row.name}`}
            onChange={(product_id) => {
              change(index, { product_id })
            }}
          />
          <label>
            <span className="meta">{t('from_quantity')}</span>
            <Control
              id={`${id}-${index}-quantity`}
              kind="integer"
              value={one.from_quantity}
              invalid={is_bad(index, 'from_quantity')}
              onChange={(value) => {
                change(index, { from_quantity: value as number | null })
              }}
            />
          </label>
          <label>
            <span className="meta">{t('unit_price')}</span>
            <Control
              id={`${id}-${index}-price`}
              kind="price"
              value={one.unit_price_e4}
              invalid={is_bad(index, 'unit_price_e4')}
              onChange={(value) => {
                change(index, { unit_price_e4: value as number | null })
              }}
            />
          </label>
          <IconButton
            icon={Trash2}
            label={`${t('remove')} ${index + 1}`}
            onClick={() => {
              onChange(items.filter((_, at) => at !== index))
            }}
          />
          {told(index).map(({ path, message }) => (
            <p key={path} className="meta tone-red price-row-problem">
              {message}
            </p>
          ))}
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...items, { product_id: null, from_quantity: 1, unit_price_e4: null }])
          }}
        >
          {t('add_price')}
        </Button>
      </div>
    </div>
  )
}
