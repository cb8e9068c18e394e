import { describe, expect, it } from 'vitest'
import type { Source } from './model'
import { given_by, places_in } from './ship_from'

const source = (line: string, place: string, held: number, free: number): Source => ({
  order_line_id: line,
  warehouse_id: place,
  warehouse_name: place,
  held,
  free,
})
const line = (id: string, wanted: number, product_id = 'P') => ({ id, product_id, wanted })

describe('warehouses to ship from', () => {
  it('give what they hold for the line and what is free there', () => {
    const sources = [source('1', 'north', 5, 1), source('1', 'south', 0, 3)]
    expect(given_by(sources, '1', 'north')).toBe(6)
    expect(given_by(sources, '1', 'nowhere')).toBe(0)
    expect(places_in(sources, [line('1', 5)])).toEqual([
      { id: 'north', name: 'north', pieces: 5, covers: true },
      { id: 'south', name: 'south', pieces: 3, covers: false },
    ])
  })

  it('share what is free among lines with one product, and come first when they have all', () => {
    const sources = [
      source('1', 'north', 0, 4),
      source('2', 'north', 0, 4),
      source('1', 'south', 3, 3),
      source('2', 'south', 0, 3),
    ]
    const lines = [line('1', 3), line('2', 3)]
    expect(places_in(sources, lines).map((one) => [one.id, one.pieces, one.covers])).toEqual([
      ['south', 6, true],
      ['north', 4, false],
    ])
    const others = [line('1', 3), line('2', 3, 'Q')]
    expect(places_in(sources, others).find((one) => one.id === 'north')?.pieces).toBe(6)
  })
})
