import { describe, expect, it } from 'vitest'
import { hours_in, in_section, key_of, path_of, place_in } from './model'

const minute = 60_000
const at = (hour: number, minutes = 0) => (hour * 60 + minutes) * minute
const morning = { from_at: at(9), to_at: at(12) }

describe('the axis', () => {
  it('places a span in minutes from the beginning of its section', () => {
    expect(place_in(morning, { from_at: at(9, 30), to_at: at(9, 45) })).toEqual({
      top: 30,
      height: 15,
    })
  })

  it('cuts what reaches beyond the section, and is never negative', () => {
    expect(place_in(morning, { from_at: at(11, 30), to_at: at(13) })).toEqual({
      top: 150,
      height: 30,
    })
    expect(place_in(morning, { from_at: at(13), to_at: at(14) }).height).toBe(0)
  })

  it('shows a block in the section it stands in and in no other', () => {
    const block = { starts_at: at(11, 45), ends_at: at(12) }
    expect(in_section(morning, block)).toBe(true)
    expect(in_section({ from_at: at(12), to_at: at(18) }, block)).toBe(false)
  })

  it('has a line for each full hour', () => {
    expect(hours_in({ from_at: at(8, 30), to_at: at(11) })).toEqual([at(9), at(10)])
  })
})

describe('a duty', () => {
  const duty = {
    entity_id: '7',
    customer_id: '3',
    kind: 'follow_up' as const,
    title: '',
    note: '',
    channel: '' as const,
    due_at: 0,
    timed: false,
    minutes: 15,
  }
  it('opens where it is worked on', () => {
    expect(path_of({ ...duty, entity: 'follow_up' })).toBe('/customers/3')
    expect(path_of({ ...duty, entity: 'inquiry' })).toBe('/inquiries/7')
    expect(path_of({ ...duty, entity: 'sub_request' })).toBe('/sub_requests/7')
    expect(path_of({ ...duty, entity: 'order' })).toBe('/orders/7')
  })
  it('is told apart by its record', () => {
    expect(key_of({ entity: 'order', entity_id: '7' })).not.toBe(
      key_of({ entity: 'inquiry', entity_id: '7' }),
    )
  })
})
