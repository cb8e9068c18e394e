import { describe, expect, it } from 'vitest'
import { scanned_once, set_counted, type CountRow } from './count'
import type { StockItem } from './model'

const item = (id: string) => ({ id, product_id: id, code: id, name: id, on_hand: 3 }) as StockItem

describe('a count', () => {
  it('grows_by_scans_and_shows_the_newest_first', () => {
    let rows: CountRow[] = []
    for (const id of ['a', 'b', 'a']) rows = scanned_once(rows, item(id))
    expect(rows.map((row) => [row.item.id, row.counted])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
  })
  it('sends_another_number_under_another_key_and_the_same_under_the_same', () => {
    const rows = scanned_once([], item('a'))
    const typed = set_counted(rows, 'a', 7)
    expect(typed[0]?.counted).toBe(7)
    expect(typed[0]?.key).not.toBe(rows[0]?.key)
  })
  it('leaves_what_was_entered_alone', () => {
    const done = [{ ...scanned_once([], item('a'))[0], result: { difference: 0, lost: [] } }]
    const rows = scanned_once(done as CountRow[], item('a'))
    expect(rows).toHaveLength(2)
    expect(set_counted(rows, 'a', 9)[1]?.counted).toBe(1)
  })
})
