// A quote as it is being written: texts as they stand in the boxes, and what is sent of them. Draws
// nothing.
import { new_key } from '@/lib/api'
import type { FieldProblem } from '@/lib/api_types'
import { parse_scaled, unparse_scaled } from '@/lib/format'
import type { Line, PayTerm, PriceStep, Quote } from './model'

export const price_digits = 4

export interface Goods {
  id: string
  code: string
  name: string
  unit: string
  /** What it costs this customer if nobody says otherwise. */
  base_price_e4: number
}

export interface LineEntry {
  key: string
  product: Goods | null
  quantity: string
  price: string
  remark: string
  in_return: string
  /** What the customer was told of these goods before. */
  steps: PriceStep[]
}

export interface Entry {
  title: string
  valid_until: string | null
  contact_name: string
  pay_term: PayTerm
  pay_value: string
  delivery: string
  policy: string
  opening: string
  note: string
  lines: LineEntry[]
}

export const empty_line = (): LineEntry => ({
  key: new_key(),
  ...{ product: null, quantity: '', price: '', remark: '', in_return: '', steps: [] },
})

const line_entry = (line: Line): LineEntry => ({
  key: new_key(),
  product: {
    id: line.product_id,
    code: line.product_code,
    name: line.product_name,
    unit: line.unit,
    base_price_e4: line.base_price_e4,
  },
  quantity: String(line.quantity),
  price: unparse_scaled(line.unit_price_e4, price_digits, 2),
  remark: line.remark,
  in_return: line.in_return,
  steps: line.steps,
})

export const entry_of = (of: Quote): Entry => ({
  title: of.title,
  valid_until: of.valid_until,
  contact_name: of.contact_name,
  pay_term: of.pay_term,
  pay_value: of.pay_value ? String(of.pay_value) : '',
  delivery: of.delivery,
  policy: of.policy,
  opening: of.opening,
  note: of.note,
  lines: of.lines.map(line_entry),
})

/** A number that cannot be read is sent as it would be refused, so that the server names its place. */
const quantity_of = (line: LineEntry): number => parse_scaled(line.quantity, 0) ?? 0

/** Undefined: nothing was typed, and the customer's price holds. -1 is refused at its place. */
export function price_of(line: LineEntry): number | undefined {
  if (!line.price.trim()) return undefined
  return parse_scaled(line.price, price_digits) ?? -1
}

/** In minor units, rounded half away from zero as the server does. */
export function amount_of(line: LineEntry): number {
  const price = price_of(line) ?? line.product?.base_price_e4 ?? 0
  return Math.round((quantity_of(line) * Math.max(price, 0)) / 100)
}

export const total_of = (lines: LineEntry[]): number =>
  lines.reduce((sum, line) => sum + amount_of(line), 0)

/** Lower than what the customer was told last: then something is given for it. */
export function goes_down(line: LineEntry): boolean {
  const told = line.steps.at(-1)
  const price = price_of(line) ?? line.product?.base_price_e4
  return !!told && price !== undefined && price >= 0 && price < told.unit_price_e4
}

const whole = (text: string) => parse_scaled(text, 0) ?? 0

/** The body of a change; a line of which nothing was chosen is left out. */
export const body_of = (entry: Entry) => ({
  title: entry.title,
  valid_until: entry.valid_until,
  contact_name: entry.contact_name,
  pay_term: entry.pay_term,
  pay_value:
    entry.pay_term === 'deposit' || entry.pay_term === 'credit' ? whole(entry.pay_value) : 0,
  delivery: entry.delivery,
  policy: entry.policy,
  opening: entry.opening,
  note: entry.note,
  lines: entry.lines.filter(is_begun).map((line) => ({
    product_id: line.product?.id ?? null,
    quantity: quantity_of(line),
    unit_price_e4: price_of(line) ?? null,
    remark: line.remark,
    in_return: goes_down(line) ? line.in_return : '',
  })),
})

export const is_begun = (line: LineEntry): boolean =>
  line.product !== null || line.quantity.trim() !== '' || line.price.trim() !== ''

/** A problem's place: which line it is about (from 0) and which box of it; else the whole. */
export function place_of({ path }: Pick<FieldProblem, 'path'>): {
  line: number | null
  box: string
} {
  const found = /^lines\.(\d+)\.(.+)$/u.exec(path)
  return found ? { line: Number(found[1]), box: found[2] ?? '' } : { line: null, box: path }
}

/** What is wrong in one line, by box. The server counts the lines that were sent. */
export function problems_in(
  problems: FieldProblem[],
  lines: LineEntry[],
  at: number,
): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const line = lines[at]
  if (!line || !is_begun(line)) return found
  const sent = lines.slice(0, at).filter(is_begun).length
  for (const problem of problems) {
    const place = place_of(problem)
    if (place.line === sent)
      found.set(place.box, [...(found.get(place.box) ?? []), problem.message])
  }
  return found
}
