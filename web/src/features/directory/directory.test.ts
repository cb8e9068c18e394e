import { describe, expect, it } from 'vitest'
import { clock_of, minute_of, names_person, under_way, type Change, type Run } from './model'

const change = (over: Partial<Change>): Change =>
  ({ kind: 'conflict', reason: 'two_with_one_mobile', name: '张三', ...over }) as Change

describe('the time of a run', () => {
  it('is a minute of the day and back', () => {
    expect(clock_of(150)).toBe('02:30')
    expect(minute_of('02:30')).toBe(150)
    expect(minute_of(clock_of(1439))).toBe(1439)
  })
})

describe('a change', () => {
  it('may be said to be somebody where it is a person', () => {
    expect(names_person(change({}))).toBe(true)
    expect(names_person(change({ kind: 'add_person' }))).toBe(true)
    expect(names_person(change({ reason: 'circle' }))).toBe(false)
    expect(names_person(change({ name: '' }))).toBe(false)
    expect(names_person(change({ kind: 'leave' }))).toBe(false)
  })
})

describe('a run', () => {
  it('is under way while the server works on it', () => {
    expect(under_way({ state: 'applying' } as Run)).toBe(true)
    expect(under_way({ state: 'ready' } as Run)).toBe(false)
  })
})
