import { describe, expect, it } from 'vitest'
import {
  amount_of,
  body_of,
  change_entry,
  demands_of,
  empty_entry,
  empty_line,
  fault_of,
  goods_of,
  is_table,
  lines_of_order,
  price_of,
  unpriced_of,
  with_held,
  lines_of_paste,
  is_placed,
  place_problems,
  read_paste,
  term_problems,
  totals_of,
  type Entry,
  type EntryLine,
} from './entry'
import type { Item, Order } from './model'
import { chosen, usual_term } from './payment'

const item = (code: string, list_price_e4 = 125_000): Item => ({
  product_id: `id-${code}`,
  code,
  name: `轴承 ${code}`,
  unit: '件',
  list_price_e4,
  floor_price_e4: 0,
  available: 10,
})

const line = (code: string, quantity: string, price = ''): EntryLine => ({
  ...empty_line(),
  item: item(code),
  quantity,
  price,
})

const entry_of = (lines: EntryLine[]): Entry => ({ ...empty_entry(), customer_id: '7', lines })

describe('a line', () => {
  it.each([
    ['3', '', 3750],
    ['1', '0.0125', 1],
    ['1', '0.0049', 0],
    ['1,000', '12.60', 1_260_000],
    ['1000000', '99999999.9999', 9_999_999_999_990_000],
  ])('of %s at %s is worth %s', (quantity, price, amount) => {
    expect(amount_of(line('A', quantity, price))).toBe(amount)
  })

  it.each([
    ['0', ''],
    ['-1', ''],
    ['1000001', ''],
    ['1.5', ''],
    ['abc', ''],
    ['', ''],
  ])('with quantity %s is not sent', (quantity, price) => {
    expect(fault_of(line('A', quantity, price))).toBe('quantity')
    expect(amount_of(line('A', quantity, price))).toBeNull()
  })

  it('names what is wrong with it, and a blank one has nothing wrong', () => {
    expect(fault_of(empty_line())).toBeNull()
    expect(fault_of({ ...empty_line(), text: 'zx' })).toBe('product')
    expect(fault_of(line('A', '1', '1.23456'))).toBe('price')
    expect(fault_of(line('A', '1', '-1'))).toBe('price')
    expect(fault_of(line('A', '１２'))).toBeNull()
  })
})

describe('a payment term', () => {
  it('is left to the server until one is chosen', () => {
    expect(body_of(entry_of([line('A', '1')]))).not.toHaveProperty('pay_term')
    const entry = { ...entry_of([line('A', '1')]), term: { ...chosen('deposit'), value: '30' } }
    expect(body_of(entry)).toMatchObject({ pay_term: 'deposit', pay_value: 30, instalments: [] })
    const kept = entry_of([line('A', '1')]) as Partial<Entry>
    delete kept.term // an entry kept from before there were terms
    expect(body_of(kept as Entry)).not.toHaveProperty('pay_term')
  })

  it('of a customer with credit is their days', () => {
    expect(usual_term(30)).toEqual({ pay_term: 'credit', pay_value: 30 })
    expect(usual_term(0).pay_term).toBe('on_delivery')
  })

  it('gathers whatever is wrong with it', () => {
    const found = new Map([
      ['pay_value', 'a'],
      ['instalments.0.percent', 'b'],
      ['note', 'c'],
    ])
    expect(term_problems(found)).toEqual(['a', 'b'])
    expect(is_placed(empty_entry(), 'instalments.0.percent')).toBe(true)
    expect(is_placed(empty_entry(), 'lines')).toBe(true)
    expect(is_placed(empty_entry(), 'owner_id')).toBe(false)
  })
})

describe('an entry', () => {
  it('sums its lines and counts one demand per product', () => {
    const lines = [line('A', '3'), line('B', '2'), line('A', '4'), empty_line()]
    expect(totals_of(lines)).toEqual({ amount_minor: 11_250, quantity: 9, lines: 3 })
    expect(demands_of(lines).get('id-A')).toBe(7)
  })

  it('lets an empty line give way to what is added after it', () => {
    const first = empty_line()
    const added = [line('A', '1'), line('B', '1')]
    const next = change_entry(entry_of([first]), { kind: 'add', after: first.key, lines: added })
    expect(next.lines.map((one) => one.item?.code)).toEqual(['A', 'B'])
  })

  it('always keeps a line to write on', () => {
    const only = line('A', '1')
    const next = change_entry(entry_of([only]), { kind: 'remove', key: only.key })
    expect(next.lines).toHaveLength(1)
    expect(next.lines[0]?.item).toBeNull()
  })

  it('sends neither blank lines nor a list price', () => {
    const body = body_of(entry_of([line('A', '3'), empty_line(), line('B', '2', '9.9')]))
    expect(body.lines).toEqual([
      { product_id: 'id-A', quantity: 3 },
      { product_id: 'id-B', quantity: 2, unit_price_e4: 99_000 },
    ])
    expect(body.promised_on).toBeNull()
    expect('contact_phone' in body).toBe(false)
  })

  it('asks about repeated orders by what is ordered, half a line left out', () => {
    const entry = entry_of([line('A', '3', '8'), line('B', ''), empty_line()])
    expect(goods_of(entry)).toEqual([{ product_id: 'id-A', quantity: 3 }])
  })

  it('finds the line a problem belongs to, blank ones not counted', () => {
    const lines = [line('A', '3'), empty_line(), line('B', '2')]
    const { by_line, by_field } = place_problems(entry_of(lines), [
      { path: 'lines.1.quantity', code: 'x', message: '太多' },
      { path: 'promised_on', code: 'x', message: '过去' },
    ])
    expect(by_line.get(lines[2]?.key ?? '')).toBe('太多')
    expect(by_field.get('promised_on')).toBe('过去')
  })
})

describe('a paste', () => {
  it('is told from one word', () => {
    expect(is_table('P1001')).toBe(false)
    expect(is_table('P1001\n')).toBe(false)
    expect(is_table('P1001\t3')).toBe(true)
    expect(is_table('P1001\nP1002')).toBe(true)
  })

  it('leaves out the heading and empty rows', () => {
    const rows = read_paste('编号\t数量\t单价\r\nP1001\t1,200\t12.60\r\n\r\nP1003\t2\r\n')
    expect(rows).toEqual([
      { code: 'P1001', quantity: '1,200', price: '12.60' },
      { code: 'P1003', quantity: '2', price: '' },
    ])
  })

  it('keeps unknown codes to be replaced', () => {
    const lines = lines_of_paste(read_paste('A\t1\nNO\t2'), [item('A')], '没有')
    expect(lines.map((one) => [one.item?.code, one.text, one.problem])).toEqual([
      ['A', '', undefined],
      [undefined, 'NO', '没有'],
    ])
    expect(lines[0]?.quantity).toBe('1')
  })

  it('takes no more lines than an order may have', () => {
    expect(read_paste('A\t1\n'.repeat(700))).toHaveLength(500)
  })
})

it('an old order comes again with the price agreed on then', () => {
  const old = {
    lines: [
      {
        product_id: 'id-A',
        product_code: 'A',
        product_name: 'a',
        quantity: 5,
        unit_price_e4: 99_000,
      },
      {
        product_id: 'id-B',
        product_code: 'B',
        product_name: 'b',
        quantity: 2,
        unit_price_e4: 125_000,
      },
      { product_id: 'id-C', product_code: 'C', product_name: 'c', quantity: 1, unit_price_e4: 125 },
    ],
  } as Order
  const lines = lines_of_order(old, [item('A'), item('B')], '没有了')
  expect(lines.map((one) => one.price)).toEqual(['9.90', '12.50', '0.0125'])
  expect(lines[2]?.problem).toBe('没有了')
})

it('a line without a price costs what a price list says of its product and quantity', () => {
  const lines = [line('A', '10'), line('A', '9'), line('A', '10', '9.9'), line('B', '10')]
  expect(unpriced_of(lines)).toEqual([
    { product_id: 'id-A', quantity: 10 },
    { product_id: 'id-A', quantity: 9 },
    { product_id: 'id-B', quantity: 10 },
  ])
  const held = [
    { product_id: 'id-A', quantity: 10, unit_price_e4: 100_000 },
    { product_id: 'id-B', quantity: 10, unit_price_e4: 125_000 },
  ]
  const told = with_held(lines, held)
  expect(told.map(price_of)).toEqual([100_000, 125_000, 99_000, 125_000])
  expect(told[3]).toBe(lines[3])
})
