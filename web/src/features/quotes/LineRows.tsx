// The lines of a quote being written: product, quantity, price, what the customer gives for a lower
// one. Enter in the last box of the last line begins the next.
import { Plus, Trash2 } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { api } from '@/lib/api'
import type { FieldProblem, ListOf, Row } from '@/lib/api_types'
import { unparse_scaled } from '@/lib/format'
import { composing } from '@/lib/keys'
import { Button, IconButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Money, Price } from '@/ui/Money'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import {
  amount_of,
  empty_line,
  goes_down,
  price_digits,
  problems_in,
  type LineEntry,
} from './entry'
import { useText, type TextKey } from './i18n'

interface LineRowsProps {
  lines: LineEntry[]
  customer_id: string
  problems: FieldProblem[]
  onChange: (lines: LineEntry[]) => void
}

export function LineRows({ lines, customer_id, problems, onChange }: LineRowsProps) {
  const t = useText()
  const [fresh, set_fresh] = useState('')
  const add = () => {
    const line = empty_line()
    set_fresh(line.key)
    onChange([...lines, line])
  }
  const remove = (at: number) => {
    onChange(lines.filter((_, index) => index !== at))
    toast.done(t('line_removed', { number: at + 1 }), () => {
      onChange(lines)
      return Promise.resolve()
    })
  }
  return (
    <Card title={t('lines')} count={lines.length}>
      <div className="quote-rows">
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            number={index + 1}
            customer_id={customer_id}
            focused={line.key === fresh}
            problems={problems_in(problems, lines, index)}
            onChange={(part) => {
              onChange(lines.map((one) => (one.key === line.key ? { ...one, ...part } : one)))
            }}
            onRemove={() => {
              remove(index)
            }}
            onEnter={() => {
              if (index === lines.length - 1) add()
            }}
          />
        ))}
      </div>
      <Button icon={Plus} onClick={add}>
        {t('add_line')}
      </Button>
    </Card>
  )
}

interface LineRowProps {
  line: LineEntry
  number: number
  customer_id: string
  focused: boolean
  problems: Map<string, string[]>
  onChange: (part: Partial<LineEntry>) => void
  onRemove: () => void
  onEnter: () => void
}

interface ProductRow extends Row {
  code: string
  name: string
  unit: string
  list_price_e4: number
}

interface HeldPrice {
  product_id: string
  unit_price_e4: number
  list_name: string
}

/** What the goods cost this customer today, and by which price list. */
function useHeldPrice(customer_id: string, line: LineEntry) {
  const product_id = line.product?.id
  const quantity = Number(line.quantity) || 1
  const asked = useQuery({
    queryKey: ['price', customer_id, product_id, quantity],
    queryFn: ({ signal }) =>
      api.post<ListOf<HeldPrice>>(
        '/price_questions',
        { customer_id, lines: [{ product_id, quantity }] },
        { signal },
      ),
    enabled: product_id !== undefined,
    staleTime: 60_000,
  })
  return asked.data?.items[0]
}

function LineRow(props: LineRowProps) {
  const { line, number, focused, problems, onChange, onRemove, onEnter } = props
  const t = useText()
  const id = useId()
  const held = useHeldPrice(props.customer_id, line)
  const base = held?.unit_price_e4 ?? line.product?.base_price_e4
  const box = (name: 'quantity' | 'price' | 'remark' | 'in_return', label: TextKey, more = {}) => {
    const place = name === 'price' ? 'unit_price_e4' : name
    return (
      <label className={`quote-box quote-${name}`}>
        <span className="meta">{t(label)}</span>
        <input
          className={`control${name === 'quantity' || name === 'price' ? ' num' : ''}`}
          autoComplete="off"
          maxLength={name === 'remark' || name === 'in_return' ? 200 : 16}
          aria-invalid={problems.has(place) ? true : undefined}
          aria-describedby={problems.has(place) ? `${id}-wrong` : undefined}
          value={line[name]}
          onChange={(event) => {
            onChange({ [name]: event.target.value })
          }}
          {...more}
        />
      </label>
    )
  }
  const on_key = (event: KeyboardEvent) => {
    const key = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
    if (!key || composing(event)) return
    event.preventDefault()
    onEnter()
  }
  const told = line.steps.at(-1)
  return (
    <div className="quote-row" role="group" aria-label={t('line', { number })}>
      <div className="quote-box quote-product">
        <span className="meta">
          {number}. {t('product')}
        </span>
        <Picker<ProductRow>
          label={t('product')}
          path="/products"
          query={{ on_shelf: 'true' }}
          placeholder={t('product_hint')}
          value={line.product?.id}
          value_label={line.product ? `${line.product.code} ${line.product.name}` : undefined}
          name_of={(row) => `${row.code} ${row.name}`}
          invalid={problems.has('product_id')}
          auto_focus={focused}
          onChange={(_, row) => {
            onChange(
              row
                ? {
                    product: { ...row, base_price_e4: row.list_price_e4 },
                    quantity: line.quantity || '1',
                    price: '',
                    steps: [],
                  }
                : { product: null, price: '', steps: [] },
            )
          }}
        />
      </div>
      {box('quantity', 'quantity', { inputMode: 'numeric' })}
      {box('price', 'price', {
        inputMode: 'decimal',
        placeholder: base === undefined ? undefined : unparse_scaled(base, price_digits, 2),
        onKeyDown: on_key,
      })}
      <span className="quote-amount strong">
        <Money minor={line.price.trim() ? amount_of(line) : amount_at(line, base)} />
      </span>
      <IconButton icon={Trash2} label={t('remove_line', { number })} onClick={onRemove} />
      {held?.list_name || told ? (
        <p className="meta quote-hint">
          {held?.list_name ? (
            <>
              {t('by_list', { name: held.list_name })} <Price e4={held.unit_price_e4} />
            </>
          ) : null}
          {told ? (
            <>
              {held?.list_name ? ' · ' : null}
              {t('told_before')} <Price e4={told.unit_price_e4} />
            </>
          ) : null}
        </p>
      ) : null}
      {goes_down(line) ? box('in_return', 'in_return') : null}
      {box('remark', 'remark', { onKeyDown: on_key })}
      {problems.size ? (
        <ul className="quote-wrong field-error" id={`${id}-wrong`}>
          {[...problems.values()].flat().map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const amount_at = (line: LineEntry, base: number | undefined) =>
  amount_of({ ...line, price: base === undefined ? '' : unparse_scaled(base, price_digits, 2) })
