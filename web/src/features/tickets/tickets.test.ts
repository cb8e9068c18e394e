import { describe, expect, it } from 'vitest'
import { list_behind, share_in_time } from './board'
import { live_stages, next_of, query_of } from './model'

describe('a queue of complaints', () => {
  it('asks for what runs, the first to be due first', () => {
    expect(query_of('due', '7')).toEqual({ stage: live_stages, paused: false, sort: 'due_at' })
    expect(query_of('inbox', '7')).toMatchObject({ owner_id: '0', paused: false })
    expect(query_of('mine', '7')).toMatchObject({ owner_id: '7', sort: 'due_at' })
    expect(query_of('waiting', '7')).toMatchObject({ paused: true, sort: '-opened_at' })
  })
})

describe('the stages', () => {
  it('follow one another and end', () => {
    expect(next_of('accepted')).toBe('investigating')
    expect(next_of('revisiting')).toBe('closed')
    expect(next_of('closed')).toBeNull()
    expect(next_of('joined')).toBeNull()
  })
})

describe('the board', () => {
  it('rounds a share down, and leads to what is behind a number', () => {
    const time = { clock: 'reply', median_ms: 1 }
    expect(share_in_time({ ...time, stopped: 200, in_time: 199 })).toBe(99)
    expect(share_in_time({ ...time, stopped: 2, in_time: 2 })).toBe(100)
    const address = new URL(list_behind('owner', '7', true), 'http://x')
    expect(address.pathname).toBe('/tickets/all')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      owner_id: '7',
      stage: live_stages,
      paused: 'true',
      sort: 'due_at',
    })
  })
})
