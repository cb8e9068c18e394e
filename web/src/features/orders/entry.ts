// The state of an order being entered: pure functions over lines of typed text. Quantities and
// prices stay as typed until they are read, so that half a number is never turned into another.
import { parse_scaled } from '@/lib/format'
import type { FieldProblem } from '@/lib/api_types'
import type { Item, Order } from './model'
import { body_of_term, type TermForm } from './payment'

export const lines_limit = 500
export const quantity_limit = 1_000_000

export interface EntryLine {
  key: string
  item: Item | null
  /** What stands in the product cell while nothing is chosen. */
  text: string
  quantity: string
  /** Empty: what a price list says, or the list price. */
  price: string
  /** What a price list says, see `with_held`. */
  held_e4?: number
  /** From the server, or an unknown code of a paste; gone with the next change. */
  problem?: string
  /** Of a confirmed order being changed. */
  line_id?: string
}

export interface Entry {
  customer_id: string
  customer_name: string
  promised_on: string
  note: string
  /** The customer's own number of it. */
  customer_ref: string
  /** Empty: the customer's own. */
  delivery_address: string
  contact_name: string
  contact_phone: string
  policy: string
  /** None: what the customer pays by, or what stands in the order being changed. */
  term: TermForm | null
  lines: EntryLine[]
}

export type EntryChange =
  | { kind: 'head'; change: Partial<Omit<Entry, 'lines'>> }
  | { kind: 'line'; key: string; change: Partial<EntryLine> }
  | { kind: 'add'; after: string | null; lines: EntryLine[] }
  | { kind: 'remove'; key: string }
  | { kind: 'problems'; problems: Map<string, string> }
  | { kind: 'replace'; entry: Entry }

let last_key = 0
export function empty_line(): EntryLine {
  last_key += 1
  return {
    key: `${Date.now().toString(36)}.${last_key}`,
    item: null,
    text: '',
    quantity: '',
    price: '',
  }
}

export function empty_entry(): Entry {
  return {
    customer_id: '',
    customer_name: '',
    promised_on: '',
    note: '',
    customer_ref: '',
    delivery_address: '',
    contact_name: '',
    contact_phone: '',
    policy: '',
    term: null,
    lines: [empty_line()],
  }
}

export const is_blank_line = (line: EntryLine) => !line.item && !line.text && !line.quantity

function with_line(entry: Entry, key: string, change: Partial<EntryLine>): Entry {
  const lines = entry.lines.map((line) =>
    line.key === key ? { ...line, problem: undefined, ...change } : line,
  )
  return { ...entry, lines }
}

function with_added(entry: Entry, after: string | null, added: EntryLine[]): Entry {
  const at = after === null ? entry.lines.length : entry.lines.findIndex((l) => l.key === after) + 1
  const before = entry.lines.slice(0, at)
  // The line one stood in gives way when nothing was entered there yet.
  if (before.length && is_blank_line(before[before.length - 1] as EntryLine) && added[0]?.item)
    before.pop()
  return { ...entry, lines: [...before, ...added, ...entry.lines.slice(at)] }
}

export function change_entry(entry: Entry, change: EntryChange): Entry {
  switch (change.kind) {
    case 'head':
      return { ...entry, ...change.change }
    case 'line':
      return with_line(entry, change.key, change.change)
    case 'add':
      return with_added(entry, change.after, change.lines)
    case 'remove': {
      const lines = entry.lines.filter((line) => line.key !== change.key)
      return { ...entry, lines: lines.length ? lines : [empty_line()] }
    }
    case 'problems':
      return {
        ...entry,
        lines: entry.lines.map((line) => ({ ...line, problem: change.problems.get(line.key) })),
      }
    case 'replace':
      return change.entry
  }
}

const price_digits = 4

export function quantity_of(line: EntryLine): number | null {
  const quantity = parse_scaled(line.quantity, 0)
  return quantity !== null && quantity >= 1 && quantity <= quantity_limit ? quantity : null
}

export function price_of(line: EntryLine): number | null {
  if (!line.price.trim()) return line.held_e4 ?? line.item?.list_price_e4 ?? null
  const price = parse_scaled(line.price, price_digits)
  return price !== null && price >= 0 ? price : null
}

export interface HeldPrice {
  product_id: string
  quantity: number
  unit_price_e4: number
}

/** Lines without a price that the server can be asked for. */
export function unpriced_of(lines: EntryLine[]): { product_id: string; quantity: number }[] {
  return lines.flatMap((line) => {
    const quantity = quantity_of(line)
    if (!line.item || line.price.trim() || quantity === null) return []
    return [{ product_id: line.item.product_id, quantity }]
  })
}

/** The lines with what price lists say of them; others stay the same objects. */
export function with_held(lines: EntryLine[], held: HeldPrice[]): EntryLine[] {
  const key_of = (product_id: string, quantity: number) => `${product_id} ${quantity}`
  const prices = new Map(held.map((one) => [key_of(one.product_id, one.quantity), one]))
  return lines.map((line) => {
    const price = prices.get(key_of(line.item?.product_id ?? '', quantity_of(line) ?? 0))
    if (!price || price.unit_price_e4 === line.item?.list_price_e4) return line
    return { ...line, held_e4: price.unit_price_e4 }
  })
}

/** quantity × price in minor units, rounded half up, as the server does; beyond 2^53 too. */
export function amount_of(line: EntryLine): number | null {
  const quantity = quantity_of(line)
  const price = price_of(line)
  if (!line.item || quantity === null || price === null) return null
  return Number((BigInt(quantity) * BigInt(price) + 50n) / 100n)
}

export interface Totals {
  amount_minor: number
  quantity: number
  lines: number
}

export function totals_of(lines: EntryLine[]): Totals {
  const totals = { amount_minor: 0, quantity: 0, lines: 0 }
  for (const line of lines) {
    if (!line.item) continue
    totals.lines += 1
    totals.amount_minor += amount_of(line) ?? 0
    totals.quantity += quantity_of(line) ?? 0
  }
  return totals
}

/** What all lines together want of each product: the same product twice is one demand. */
export function demands_of(lines: EntryLine[]): Map<string, number> {
  const wanted = new Map<string, number>()
  for (const line of lines) {
    if (!line.item) continue
    const id = line.item.product_id
    wanted.set(id, (wanted.get(id) ?? 0) + (quantity_of(line) ?? 0))
  }
  return wanted
}

export type LineFault = 'product' | 'quantity' | 'price'

/** What keeps a line from being sent; blank lines are left out and have no fault. */
export function fault_of(line: EntryLine): LineFault | null {
  if (is_blank_line(line)) return null
  if (!line.item) return 'product'
  if (quantity_of(line) === null) return 'quantity'
  return price_of(line) === null ? 'price' : null
}

export const sent_lines = (entry: Entry) => entry.lines.filter((line) => line.item !== null)

/** The body of POST /orders, of a review and of a PATCH. */
/** Kept entries of earlier days have no term. */
export const term_of = ({ term }: Partial<Entry>) => (term ? body_of_term(term) : {})

const is_of_term = (field: string) => /^(pay_|instalments)/u.test(field)
/** What the server says of the payment term, whichever part of it. */
export const term_problems = (by_field: Map<string, string>) =>
  [...by_field].flatMap(([field, text]) => (is_of_term(field) ? [text] : []))
/** Whether a problem of the head stands at a field of the form. */
export const is_placed = (entry: Entry, field: string) => field in entry || is_of_term(field)

export function body_of(entry: Entry) {
  const own = {
    ...(entry.delivery_address ? { delivery_address: entry.delivery_address } : {}),
    ...(entry.contact_name ? { contact_name: entry.contact_name } : {}),
    ...(entry.contact_phone ? { contact_phone: entry.contact_phone } : {}),
  }
  return {
    customer_id: entry.customer_id,
    promised_on: entry.promised_on || null,
    note: entry.note,
    customer_ref: entry.customer_ref,
    policy: entry.policy,
    ...own,
    ...term_of(entry),
    lines: sent_lines(entry).map((line) => ({
      product_id: line.item?.product_id ?? '',
      quantity: quantity_of(line) ?? 0,
      ...(line.price.trim() ? { unit_price_e4: price_of(line) ?? 0 } : {}),
    })),
  }
}

/** What is asked about orders that were entered already. */
export const goods_of = (entry: Entry) =>
  sent_lines(entry).flatMap((line) => {
    const quantity = quantity_of(line)
    return line.item && quantity ? [{ product_id: line.item.product_id, quantity }] : []
  })

/** The server's problems by line key (`lines.2.quantity`) and by field of the head. */
export function place_problems(entry: Entry, problems: FieldProblem[]) {
  const by_line = new Map<string, string>()
  const by_field = new Map<string, string>()
  const sent = sent_lines(entry)
  for (const { path, message } of problems) {
    const line = sent[Number(/^lines[.[](\d+)/u.exec(path)?.[1] ?? -1)]
    const where: [Map<string, string>, string] = line ? [by_line, line.key] : [by_field, path]
    const before = where[0].get(where[1])
    where[0].set(where[1], before ? `${before} ${message}` : message)
  }
  return { by_line, by_field }
}

export interface PastedRow {
  code: string
  quantity: string
  price: string
}

/** Rows copied from a spreadsheet: code, quantity, price; a heading row is left out. */
export function read_paste(text: string): PastedRow[] {
  const rows = text
    .split(/\r?\n/u)
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells[0])
    .map(([code = '', quantity = '', price = '']) => ({ code, quantity, price }))
  const [first] = rows
  if (first && rows.length > 1 && first.quantity && parse_scaled(first.quantity, 0) === null)
    rows.shift()
  return rows.slice(0, lines_limit)
}

export const is_table = (text: string) => /[\t\n]/u.test(text.trim())

export function lines_of_paste(rows: PastedRow[], items: Item[], unknown: string): EntryLine[] {
  const known = new Map(items.map((item) => [item.code, item]))
  return rows.map(({ code, quantity, price }) => {
    const item = known.get(code) ?? null
    return {
      ...empty_line(),
      item,
      text: item ? '' : code,
      quantity: quantity.replace(/[,\s]/gu, ''),
      price,
      problem: item ? undefined : unknown,
    }
  })
}

export const typed_price = (e4: number) => (e4 / 10_000).toFixed(4).replace(/0{1,2}$/u, '')

/** An old order's lines with today's products; what is gone stays to be replaced. */
export function lines_of_order(order: Order, items: Item[], gone: string): EntryLine[] {
  const known = new Map(items.map((item) => [item.product_id, item]))
  return order.lines.map((line) => {
    const item = known.get(line.product_id) ?? null
    return {
      ...empty_line(),
      item,
      text: item ? '' : `${line.product_code} ${line.product_name}`,
      quantity: String(Math.max(1, line.quantity)),
      price: typed_price(line.unit_price_e4),
      problem: item ? undefined : gone,
      line_id: line.id,
    }
  })
}
