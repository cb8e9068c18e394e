import { describe, expect, it } from 'vitest'
import { basket_of, read_scan, type PickLine } from './model'

const line = (held: number, picked: number): PickLine => ({
  order_line_id: '1',
  product_id: '2',
  product_code: 'P1',
  product_name: '轴承',
  unit: '件',
  barcode: '6901',
  ordered: held,
  held,
  shipped: 0,
  picked,
  places: [],
})

describe('a scan', () => {
  it('is a code, or so many of it', () => {
    expect(read_scan(' 6901 ')).toEqual({ code: '6901', quantity: 1 })
    expect(read_scan('3*6901')).toEqual({ code: '6901', quantity: 3 })
    expect(read_scan('12 × P-1001')).toEqual({ code: 'P-1001', quantity: 12 })
    expect(read_scan('  ')).toBeNull()
  })
  it('of a code that begins with a number and an x is that code', () => {
    expect(read_scan('6901x')).toEqual({ code: '6901x', quantity: 1 })
  })
})

describe('the basket', () => {
  it('says how much of what is held is in it', () => {
    expect(basket_of([line(3, 1), line(2, 2)])).toEqual({ picked: 3, held: 5 })
  })
})
