// The lines of an order being entered. Each row draws itself only when its own line or its share of
// the stock changed, so that 500 rows stay quick. Enter goes from cell to cell and makes the next
// line; Ctrl+Backspace removes one.
import { Trash2 } from 'lucide-react'
import { memo, useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import { composing, goes_on } from '@/lib/keys'
import { IconButton } from '@/ui/Button'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import {
  amount_of,
  demands_of,
  empty_line,
  fault_of,
  price_of,
  typed_price,
  type EntryChange,
  type EntryLine,
} from './entry'
import { useText } from './i18n'
import { Lookup } from './Lookup'
import { find_items, type Item } from './model'

type Cell = 'product' | 'quantity' | 'price'
const cell_id = (key: string, cell: Cell) => `line-${key}-${cell}`

interface EntryLinesProps {
  lines: EntryLine[]
  /** What is free now, by product. */
  live: Map<string, Item> | undefined
  /** Faults are shown once somebody tried to go on. */
  strict: boolean
  onChange: (change: EntryChange) => void
  onPaste: (after: string, text: string) => boolean
}

/** Puts the focus into a cell that may only be drawn after this change. */
function useFocus() {
  const wanted = useRef('')
  useEffect(() => {
    if (!wanted.current) return
    const cell = document.getElementById(wanted.current)
    wanted.current = ''
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest' })
  })
  return useCallback((id: string) => {
    const now = document.getElementById(id)
    if (now) now.focus()
    else wanted.current = id
  }, [])
}

export function EntryLines({ lines, live, strict, onChange, onPaste }: EntryLinesProps) {
  const t = useText()
  const focus = useFocus()
  const latest = useRef(lines)
  useEffect(() => {
    latest.current = lines
  })
  const go = useCallback(
    (key: string, step: number, cell: Cell) => {
      const at = latest.current.findIndex((line) => line.key === key)
      const next = latest.current[at + step]
      if (next) return focus(cell_id(next.key, cell))
      if (step < 0) return
      const line = empty_line()
      onChange({ kind: 'add', after: null, lines: [line] })
      focus(cell_id(line.key, 'product'))
    },
    [focus, onChange],
  )
  const remove = useCallback(
    (key: string, cell: Cell) => {
      const at = latest.current.findIndex((line) => line.key === key)
      const near = latest.current[at - 1] ?? latest.current[at + 1]
      onChange({ kind: 'remove', key })
      if (near) focus(cell_id(near.key, cell))
    },
    [focus, onChange],
  )
  const demands = demands_of(lines)
  return (
    <div className="entry-lines" role="table" aria-label={t('lines')}>
      <div className="entry-head desk-only" role="row">
        <span role="columnheader">#</span>
        <span role="columnheader">{t('product')}</span>
        <span role="columnheader">{t('available')}</span>
        <span role="columnheader">{t('quantity')}</span>
        <span role="columnheader">{t('unit_price')}</span>
        <span role="columnheader">{t('amount')}</span>
        <span role="columnheader">
          <span className="sr-only">{t('remove_line')}</span>
        </span>
      </div>
      {lines.map((line, index) => (
        <LineRow
          key={line.key}
          line={line}
          number={index + 1}
          available={
            line.item
              ? (live?.get(line.item.product_id)?.available ?? line.item.available)
              : undefined
          }
          wanted={line.item ? (demands.get(line.item.product_id) ?? 0) : 0}
          strict={strict}
          onChange={onChange}
          onGo={go}
          onRemove={remove}
          onFocus={focus}
          onPaste={onPaste}
        />
      ))}
    </div>
  )
}

interface LineRowProps {
  line: EntryLine
  number: number
  available: number | undefined
  /** By all lines with this product. */
  wanted: number
  strict: boolean
  onChange: (change: EntryChange) => void
  onGo: (key: string, step: number, cell: Cell) => void
  onRemove: (key: string, cell: Cell) => void
  onFocus: (id: string) => void
  onPaste: (after: string, text: string) => boolean
}

const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, number, strict, onChange, onGo, onRemove, onFocus } = props
  const { key } = line
  const t = useText()
  const fault = strict ? fault_of(line) : null
  const note = line.problem ?? (fault ? t(`fault_${fault}`) : '')
  const change = (next: Partial<EntryLine>) => {
    onChange({ kind: 'line', key, change: next })
  }
  /** Keys that mean the same in every cell of the row. */
  const moved = (event: KeyboardEvent<HTMLInputElement>, cell: Cell): boolean => {
    if (composing(event)) return false
    if ((event.ctrlKey || event.metaKey) && event.key === 'Backspace') onRemove(key, cell)
    else if (event.key === 'ArrowDown') onGo(key, 1, cell)
    else if (event.key === 'ArrowUp') onGo(key, -1, cell)
    else return false
    event.preventDefault()
    return true
  }
  const number_keys =
    (cell: Cell, next: () => void) => (event: KeyboardEvent<HTMLInputElement>) => {
      if (moved(event, cell) || !goes_on(event)) return
      event.preventDefault()
      next()
    }
  const pick = (item: Item) => {
    change({ item, text: '' })
    onFocus(cell_id(key, 'quantity'))
  }
  return (
    <div className={`entry-line${note ? ' entry-line-bad' : ''}`} role="row">
      <span className="entry-no num muted" role="cell">
        {number}
      </span>
      <div className="entry-product" role="cell">
        <Lookup<Item>
          id={cell_id(key, 'product')}
          label={`${t('product')} ${number}`}
          placeholder={t('product_hint')}
          value={line.item ? `${line.item.code} ${line.item.name}` : line.text}
          find={find_items}
          key_of={(item) => item.product_id}
          option={(item) => <ItemOption item={item} />}
          invalid={fault === 'product' || line.problem !== undefined}
          described_by={note ? `${cell_id(key, 'product')}-note` : undefined}
          onText={(text) => {
            change({ item: null, text })
          }}
          onPick={pick}
          onNext={() => {
            if (line.item) onFocus(cell_id(key, 'quantity'))
          }}
          onKey={(event) => void moved(event, 'product')}
          onPaste={(text) => props.onPaste(key, text)}
        />
        {note ? (
          <p id={`${cell_id(key, 'product')}-note`} className="field-error">
            {note}
          </p>
        ) : null}
      </div>
      <div className="entry-stock" role="cell">
        {line.item && props.available !== undefined ? (
          <StockNote item={line.item} available={props.available} wanted={props.wanted} />
        ) : null}
      </div>
      <QuantityCell
        line={line}
        number={number}
        invalid={fault === 'quantity'}
        onText={(quantity) => {
          change({ quantity })
        }}
        onKeyDown={number_keys('quantity', () => {
          onFocus(cell_id(key, 'price'))
        })}
      />
      <PriceCell
        line={line}
        number={number}
        invalid={fault === 'price'}
        onText={(price) => {
          change({ price })
        }}
        onKeyDown={number_keys('price', () => {
          onGo(key, 1, 'product')
        })}
      />
      <div className="entry-amount strong" role="cell">
        <Money minor={amount_of(line)} />
      </div>
      <div className="entry-remove" role="cell">
        <IconButton
          icon={Trash2}
          label={`${t('remove_line')} ${number}`}
          tabIndex={-1}
          onClick={() => {
            onRemove(key, 'product')
          }}
        />
      </div>
    </div>
  )
})

interface NumberCellProps {
  line: EntryLine
  number: number
  invalid: boolean
  onText: (text: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** What stands in the head of the column where there is one. */
function CellName({ of, name }: { of: string; name: string }) {
  return (
    <label className="entry-cell-name meta phone-only" htmlFor={of}>
      {name}
    </label>
  )
}

function QuantityCell({ line, number, invalid, onText, onKeyDown }: NumberCellProps) {
  const t = useText()
  return (
    <div className="entry-quantity" role="cell">
      <CellName of={cell_id(line.key, 'quantity')} name={t('quantity')} />
      <input
        id={cell_id(line.key, 'quantity')}
        className="control num"
        inputMode="numeric"
        autoComplete="off"
        aria-label={`${t('quantity')} ${number}`}
        aria-invalid={invalid || undefined}
        value={line.quantity}
        onChange={(event) => {
          onText(event.target.value)
        }}
        onFocus={(event) => {
          event.target.select()
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function PriceCell({ line, number, invalid, onText, onKeyDown }: NumberCellProps) {
  const t = useText()
  const price = price_of(line)
  const floor = line.item?.floor_price_e4 ?? 0
  const below = line.item !== null && price !== null && price < floor
  const id = cell_id(line.key, 'price')
  return (
    <div className={`entry-price${below ? ' entry-below' : ''}`} role="cell">
      <CellName of={id} name={t('unit_price')} />
      <input
        id={id}
        className="control num"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${t('unit_price')} ${number}`}
        aria-invalid={invalid || undefined}
        aria-describedby={below ? `${id}-note` : undefined}
        placeholder={line.item ? typed_price(line.held_e4 ?? line.item.list_price_e4) : ''}
        value={line.price}
        onChange={(event) => {
          onText(event.target.value)
        }}
        onFocus={(event) => {
          event.target.select()
        }}
        onKeyDown={onKeyDown}
      />
      {below ? (
        <p id={`${id}-note`} className="entry-note tone-amber">
          {t('below_floor_short')} <Price e4={floor} />
        </p>
      ) : null}
    </div>
  )
}

export function ItemOption({ item }: { item: Item }) {
  const tone = stock_tone(item.available, item.safety_stock ?? 0)
  return (
    <span className="item-option">
      <span className="num muted">{item.code}</span>
      <span className="ellipsis">{item.name}</span>
      <span className="muted">
        <Price e4={item.list_price_e4} />
      </span>
      <span className={`strong tone-${tone}`}>
        <Quantity value={item.available} unit={item.unit} />
      </span>
    </span>
  )
}

const stock_tone = (available: number, wanted: number) =>
  available <= 0 ? 'red' : available < wanted ? 'amber' : 'green'

interface StockNoteProps {
  item: Item
  available: number
  wanted: number
}

/** What is free, what is lacking and when there is more: colour always with the words. */
function StockNote({ item, available, wanted }: StockNoteProps) {
  const t = useText()
  const lacking = wanted - available
  if (lacking <= 0)
    return (
      <span className="strong tone-green">
        <Quantity value={available} unit={item.unit} />
      </span>
    )
  return (
    <span className="strong tone-red" role="status">
      <Quantity value={Math.max(0, available)} unit={item.unit} /> ·{' '}
      {t('lacking', { count: lacking })}
      {item.more_on ? (
        <>
          {' · '}
          {t('more_on')} <DateText on={item.more_on} />
        </>
      ) : null}
    </span>
  )
}
