import { expect, test } from 'vitest'
import {
  amount_of,
  body_of,
  empty_line,
  entry_of,
  missing_in,
  moved,
  place_of,
  problems_in,
  total_of,
  type LineEntry,
} from './entry'
import type { Proposal } from './model'

const product = { id: '7', code: 'A', name: '螺丝', unit: '件', list_price_e4: 125_000 }
const goods = (part: Partial<LineEntry> = {}): LineEntry => ({
  ...empty_line(),
  product,
  quantity: '4',
  ...part,
})

test('a line costs quantity × price, the list price where none was typed', () => {
  expect(amount_of(goods())).toBe(5000)
  expect(amount_of(goods({ quantity: '1', price: '0.0125' }))).toBe(1)
  expect(amount_of(goods({ price: 'x' }))).toBeNull()
  expect(amount_of(empty_line())).toBeNull()
  expect(total_of([goods(), empty_line(), goods()])).toBe(10_000)
})

test('what cannot be read is sent as the server refuses it', () => {
  const sent = body_of({
    title: 'x',
    valid_until: null,
    opening: '',
    note: '',
    lines: [goods({ quantity: 'drei', price: '?' }), empty_line()],
  }).lines
  expect(sent[0]).toMatchObject({ product_id: '7', quantity: 0, unit_price_e4: -1 })
  expect(sent[1]).toMatchObject({ product_id: null, quantity: 0, unit_price_e4: null })
})

test('a saved line comes back as it is sent', () => {
  const line = {
    ...{ question: '多久?', need: '月底前', product_id: '7', product_code: 'A' },
    ...{ product_name: '螺丝', unit: '件', quantity: 4, list_price_e4: 125_000 },
    ...{ floor_price_e4: 1, unit_price_e4: 100_050, amount_minor: 4002, offer: '', fit: '有货' },
    demonstration: { shown_on: null, shown_by: '', result: '' },
    evidence: [],
  }
  const of = { title: 'x', valid_until: null, opening: '', note: '', lines: [line] }
  const [sent] = body_of(entry_of(of as unknown as Proposal)).lines
  expect(sent).toMatchObject({ need: '月底前', quantity: 4, unit_price_e4: 100_050 })
})

test('a line moves a step, and not beyond the ends', () => {
  const lines = ['a', 'b', 'c'].map((key) => ({ ...empty_line(), key }))
  const keys = (at: number, step: 1 | -1) => moved(lines, at, step).map(({ key }) => key)
  expect(keys(0, 1)).toEqual(['b', 'a', 'c'])
  expect(keys(2, -1)).toEqual(['a', 'c', 'b'])
  expect(keys(2, 1)).toEqual(['a', 'b', 'c'])
  expect(keys(0, -1)).toEqual(['a', 'b', 'c'])
})

test('a line says what it lacks before it may be sent', () => {
  expect(missing_in(empty_line())).toEqual(['need', 'offer', 'fit'])
  expect(missing_in(goods({ need: '要', fit: '有' }))).toEqual([])
})

test('problems stand at their line and box', () => {
  const problems = [
    { path: 'lines.1.evidence.0.link', code: 'x', message: 'bad' },
    { path: 'title', code: 'x', message: 'none' },
  ]
  expect(place_of(problems[0]!)).toEqual({ line: 1, box: 'evidence.0.link' })
  expect(problems_in(problems, 1)).toEqual(new Map([['evidence.0.link', ['bad']]]))
  expect(problems_in(problems, 0).size).toBe(0)
})
