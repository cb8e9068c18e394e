// A proposal as it is being written: texts as they stand in the boxes, what is sent of them, and what
// is still missing before it may go to the customer. Draws nothing.
import { new_key } from '@/lib/api'
import type { FieldProblem } from '@/lib/api_types'
import { parse_scaled, unparse_scaled } from '@/lib/format'
import type { Evidence, Line, Proposal } from './model'

export const price_digits = 4

export interface Goods {
  id: string
  code: string
  name: string
  unit: string
  list_price_e4: number
}

export interface LineEntry {
  key: string
  question: string
  need: string
  product: Goods | null
  quantity: string
  price: string
  offer: string
  fit: string
  shown_on: string | null
  shown_by: string
  shown_result: string
  evidence: Evidence[]
}

export interface Entry {
  title: string
  valid_until: string | null
  opening: string
  note: string
  lines: LineEntry[]
}

export const empty_line = (): LineEntry => ({
  key: new_key(),
  ...{ question: '', need: '', product: null, quantity: '', price: '', offer: '', fit: '' },
  ...{ shown_on: null, shown_by: '', shown_result: '', evidence: [] },
})

export const empty_evidence = (): Evidence => ({
  kind: 'testimonial',
  words: '',
  attachment_id: null,
  link: '',
})

function line_entry(line: Line): LineEntry {
  const { product_id, product_code: code, product_name: name, unit, list_price_e4 } = line
  const product = product_id ? { id: product_id, code, name, unit, list_price_e4 } : null
  return {
    key: new_key(),
    question: line.question,
    need: line.need,
    product,
    quantity: product ? String(line.quantity) : '',
    price: product ? unparse_scaled(line.unit_price_e4, price_digits, 2) : '',
    offer: line.offer,
    fit: line.fit,
    shown_on: line.demonstration.shown_on,
    shown_by: line.demonstration.shown_by,
    shown_result: line.demonstration.result,
    evidence: line.evidence,
  }
}

export const entry_of = ({ title, valid_until, opening, note, lines }: Proposal): Entry => ({
  ...{ title, valid_until, opening, note },
  lines: lines.map(line_entry),
})

/** A number that cannot be read is sent as it would be refused, so that the server names its place. */
const quantity_of = (line: LineEntry): number => parse_scaled(line.quantity, 0) ?? 0

/** Absent: the list price. */
const price_of = (line: LineEntry): number | undefined =>
  line.price.trim() ? (parse_scaled(line.price, price_digits) ?? -1) : undefined

/** In minor units; nothing without a product or while a number cannot be read. */
export function amount_of(line: LineEntry): number | null {
  const price = price_of(line) ?? line.product?.list_price_e4
  if (!line.product || price === undefined || price < 0) return null
  return Number((BigInt(quantity_of(line)) * BigInt(price) + 50n) / 100n)
}

export const total_of = (lines: LineEntry[]): number =>
  lines.reduce((sum, line) => sum + (amount_of(line) ?? 0), 0)

export function body_of(entry: Entry) {
  return {
    ...{ title: entry.title, valid_until: entry.valid_until },
    ...{ opening: entry.opening, note: entry.note },
    lines: entry.lines.map((line) => ({
      ...{ question: line.question, need: line.need, offer: line.offer, fit: line.fit },
      product_id: line.product?.id ?? null,
      quantity: line.product ? quantity_of(line) : 0,
      unit_price_e4: line.product ? (price_of(line) ?? null) : null,
      demonstration: {
        shown_on: line.shown_on,
        shown_by: line.shown_by,
        result: line.shown_result,
      },
      evidence: line.evidence,
    })),
  }
}

/** The lines with one moved a step up or down; at the ends they stay. */
export function moved(lines: LineEntry[], at: number, step: 1 | -1): LineEntry[] {
  const to = at + step
  const line = lines[at]
  if (!line || to < 0 || to >= lines.length) return lines
  const rest = lines.filter((_, index) => index !== at)
  return [...rest.slice(0, to), line, ...rest.slice(to)]
}

export type Missing = 'need' | 'offer' | 'fit'

/** What a line lacks before the proposal may be sent. */
export function missing_in(line: Pick<LineEntry, 'need' | 'product' | 'offer' | 'fit'>): Missing[] {
  const lacks: Missing[] = []
  if (!line.need.trim()) lacks.push('need')
  if (!line.product && !line.offer.trim()) lacks.push('offer')
  if (!line.fit.trim()) lacks.push('fit')
  return lacks
}

/** A problem's place: which line it is about (from 0) and which box of it; else the whole. */
export function place_of({ path }: FieldProblem): { line: number | null; box: string } {
  const found = /^lines\.(\d+)\.(.+)$/u.exec(path)
  return found ? { line: Number(found[1]), box: found[2] ?? '' } : { line: null, box: path }
}

/** What is wrong in one line, by box: `quantity`, `evidence.0.link`. */
export function problems_in(problems: FieldProblem[], at: number): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const problem of problems) {
    const { line, box } = place_of(problem)
    if (line === at) found.set(box, [...(found.get(box) ?? []), problem.message])
  }
  return found
}
