import { describe, expect, it } from 'vitest'
import { layout_of } from './layout'
import type { KeyPerson } from './model'

const person = (id: string, reports_to_id: string | null = null) =>
  ({ id, reports_to_id }) as KeyPerson

describe('a decision map', () => {
  const { places, columns, levels } = layout_of([
    person('boss'),
    person('a', 'boss'),
    person('b', 'boss'),
    person('a1', 'a'),
    person('alone', 'somebody who left'),
  ])
  const at = (id: string) => places.find((one) => one.person.id === id)
  it('puts superiors above the middle of their people', () => {
    expect([columns, levels]).toEqual([3, 3])
    expect(at('boss')).toMatchObject({ level: 0, column: 0.5 })
    expect(at('a')).toMatchObject({ level: 1, column: 0 })
    expect(at('b')).toMatchObject({ level: 1, column: 1 })
    expect(at('a1')).toMatchObject({ level: 2, column: 0 })
  })
  it('puts whoever has no superior on the map at the top', () => {
    expect(at('alone')).toMatchObject({ level: 0, column: 2 })
  })
  it('is walked with the arrows along the lines and along a level', () => {
    expect(at('a')).toMatchObject({ up: 'boss', down: 'a1', right: 'b' })
    expect(at('boss')).toMatchObject({ down: 'a', right: 'alone' })
    expect(at('boss')?.up).toBeUndefined()
  })
  it('of nobody is empty', () => {
    expect(layout_of([])).toEqual({ places: [], columns: 0, levels: 0 })
  })
})
