import { describe, expect, it } from 'vitest'
import {
  amount_of,
  body_of,
  empty_line,
  goes_down,
  problems_in,
  total_of,
  type Entry,
  type LineEntry,
} from './entry'
import { discount_of, type Line } from './model'

const goods = { id: '5', code: 'P1', name: '螺丝', unit: '件', base_price_e4: 125_000 }
const told = { revision_no: 1, unit_price_e4: 125_000, in_return: '', given_at: 1 }
const line = (part: Partial<LineEntry>): LineEntry => ({
  ...empty_line(),
  product: goods,
  quantity: '4',
  ...part,
})
const entry = (lines: LineEntry[], part: Partial<Entry> = {}): Entry => ({
  title: '报价',
  valid_until: '2026-12-10',
  contact_name: '',
  pay_term: 'on_delivery',
  pay_value: '',
  delivery: '',
  policy: '',
  opening: '',
  note: '',
  lines,
  ...part,
})

describe('a quote being written', () => {
  it('costs the price of the customer until another one is typed', () => {
    expect(amount_of(line({}))).toBe(5_000)
    expect(amount_of(line({ price: '12.345', quantity: '3' }))).toBe(3_704)
    expect(amount_of(line({ price: 'viel' }))).toBe(0)
    expect(total_of([line({}), line({ quantity: '' })])).toBe(5_000)
    expect(body_of(entry([line({})])).lines[0]?.unit_price_e4).toBeNull()
    expect(body_of(entry([line({ price: 'viel' })])).lines[0]?.unit_price_e4).toBe(-1)
  })

  it('asks what is given in return only where the price goes down', () => {
    expect(goes_down(line({ price: '12.00' }))).toBe(false)
    expect(goes_down(line({ price: '12.00', steps: [told] }))).toBe(true)
    expect(goes_down(line({ price: '13.00', steps: [told] }))).toBe(false)
    const sent = body_of(entry([line({ price: '13.00', steps: [told], in_return: '多买' })]))
    expect(sent.lines[0]?.in_return).toBe('')
  })

  it('sends a number with the terms that have one', () => {
    expect(body_of(entry([], { pay_term: 'deposit', pay_value: '30' })).pay_value).toBe(30)
    expect(body_of(entry([], { pay_term: 'prepaid', pay_value: '30' })).pay_value).toBe(0)
    expect(body_of(entry([], { pay_term: 'credit', pay_value: 'x' })).pay_value).toBe(0)
  })

  it('leaves out lines nobody began, and finds problems at the lines as they stand', () => {
    const lines = [empty_line(), line({}), line({ quantity: '0' })]
    expect(body_of(entry(lines)).lines).toHaveLength(2)
    const problems = [{ path: 'lines.1.quantity', code: 'x', message: '数量', params: {} }]
    expect(problems_in(problems, lines, 2).get('quantity')).toEqual(['数量'])
    expect(problems_in(problems, lines, 1).size).toBe(0)
    expect(problems_in(problems, lines, 0).size).toBe(0)
  })

  it('tells how far below the base price a line is', () => {
    const of = (unit_price_e4: number) =>
      discount_of({ base_price_e4: 125_000, unit_price_e4 } as Line)
    expect(of(100_000)).toBe(20)
    expect(of(117_917)).toBe(5.7)
    expect(of(130_000)).toBe(0)
  })
})
