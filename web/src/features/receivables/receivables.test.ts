import { describe, expect, it } from 'vitest'
import { parts_of } from './model'

describe('matching', () => {
  it('sends what is typed, in minor units', () => {
    expect(parts_of({ a: '12.50', b: '', c: '1' }, 2000)).toEqual([
      { order_id: 'a', amount_minor: 1250 },
      { order_id: 'c', amount_minor: 100 },
    ])
  })

  it('sends nothing that cannot be', () => {
    expect(parts_of({}, 100)).toBeNull()
    expect(parts_of({ a: 'x' }, 100)).toBeNull()
    expect(parts_of({ a: '-1' }, 100)).toBeNull()
    expect(parts_of({ a: '1.01' }, 100)).toBeNull()
  })
})
