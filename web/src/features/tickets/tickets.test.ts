import { describe, expect, it } from 'vitest'
import { list_behind, share_in_time } from './board'
import { live_stages, next_of, path_of, query_of, queues_of } from './model'
import { body_of, inbox, seen_items, undoing, type TriageRow, type Wanted } from './triage'
import { words_in } from './words'

describe('a queue of complaints', () => {
  it('asks for what runs, the first to be due first', () => {
    expect(query_of('due', '7')).toEqual({ stage: live_stages, paused: false, sort: 'due_at' })
    expect(query_of('inbox', '7')).toMatchObject({ owner_id: '0', paused: false })
    expect(query_of('mine', '7')).toMatchObject({ owner_id: '7', sort: 'due_at' })
    expect(query_of('waiting', '7')).toMatchObject({ paused: true, sort: '-opened_at' })
  })

  it('of ones customers is for who sells, or leads who does', () => {
    expect(queues_of(['service'])).not.toContain('customers')
    expect(queues_of(['manager'])).toContain('customers')
    expect(path_of('customers')).toBe('/customer_tickets')
    expect(path_of('due')).toBe('/tickets')
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

describe('many at once', () => {
  const row = (id: string, more: Partial<TriageRow> = {}): TriageRow => ({
    ticket_id: id,
    number: '',
    title: '',
    kind: 'logistics',
    severity: 's3',
    confidence: 80,
    owner_before: null,
    owner_name: '',
    version: 1,
    unchanged: false,
    refusal: '',
    ...more,
  })

  it('ask_for_nothing_while_something_is_to_be_chosen', () => {
    const wanted: Wanted = { act: 'give', ids: ['1'], owner_id: '', into_id: '' }
    expect(body_of(wanted)).toBeNull()
    expect(body_of({ ...wanted, owner_id: '7' })).toMatchObject({ owner_id: '7', to_inbox: false })
    expect(body_of({ ...wanted, owner_id: inbox })).toMatchObject({
      owner_id: null,
      to_inbox: true,
    })
    expect(body_of({ ...wanted, act: 'join' })).toBeNull()
    expect(body_of({ ...wanted, act: 'accept' })?.items).toEqual([{ id: '1' }])
  })

  it('do_what_was_seen_of_those_that_are_not_refused', () => {
    const rows = [row('1'), row('2', { refusal: 'no' }), row('3', { unchanged: true })]
    expect(seen_items('accept', rows)).toEqual([{ id: '1', kind: 'logistics', severity: 's3' }])
    expect(seen_items('give', rows)).toEqual([{ id: '1' }])
  })

  it('are_taken_back_where_they_were_changed', () => {
    const rows = [row('1', { version: 4 }), row('2', { refusal: 'no' })]
    expect(undoing('join', rows)).toEqual({ act: 'join', items: [{ id: '1', version: 4 }] })
    expect(undoing('give', [row('3', { unchanged: true })])).toBeNull()
  })
})

it('words_are_separated_by_commas_of_any_kind_and_lines', () => {
  expect(words_in('起火、冒烟,serial fault；\n起火\n')).toEqual(['起火', '冒烟', 'serial fault'])
})
