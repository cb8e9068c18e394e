import { describe, expect, it } from 'vitest'
import { everything, scanned, type PurchaseView } from './model'

const order = {
  lines: [
    { id: '1', product_code: 'P1', quantity: 2, received: 1 },
    { id: '2', product_code: 'P2', quantity: 5, received: 0 },
    { id: '3', product_code: 'P1', quantity: 1, received: 0 },
  ],
  barcodes: ['690001', '690002', '690001'],
} as unknown as PurchaseView

describe('a code that was scanned', () => {
  it('adds one piece of its line, by barcode or product code', () => {
    expect(scanned(order, {}, '690002')).toEqual({ '2': 1 })
    expect(scanned(order, { '2': 1 }, ' p2 ')).toEqual({ '2': 2 })
  })
  it('goes on with the next line of the product and stops at what is still to come', () => {
    expect(scanned(order, { '1': 1 }, '690001')).toEqual({ '1': 1, '3': 1 })
    expect(scanned(order, { '1': 1, '3': 1 }, '690001')).toBeNull()
  })
  it('is nothing when nobody knows it', () => {
    expect(scanned(order, {}, '123')).toBeNull()
    expect(scanned(order, {}, '')).toBeNull()
  })
})

describe('everything', () => {
  it('is what is still to come', () => {
    expect(everything(order)).toEqual({ '1': 1, '2': 5, '3': 1 })
  })
})
