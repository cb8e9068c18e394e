import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { apply_event, apply_reset, parse_event } from './events'
import {
  changed_values,
  check_values,
  keep_draft,
  is_about,
  problems_by_field,
  problems_inside,
  split_problems,
  read_draft,
} from './form_values'
import { list_search, parse_list_state } from './list_state'
import { kind_of } from './meta'
import { follow_trail, leave_trail } from './trail'

describe('events', () => {
  it('the_entity_is_read_from_either_spelling', () => {
    expect(parse_event('{"entity":"order","id":"7"}')).toEqual({ entity: 'order', id: '7' })
    expect(parse_event('{"type":"order.confirmed","entity_id":7}')).toEqual({
      entity: 'order',
      id: '7',
    })
    expect(parse_event('nonsense')).toBeNull()
  })
  it('a_change_makes_its_record_stale_but_no_list', () => {
    const client = new QueryClient()
    const record = ['order', 'record', '7']
    const other = ['order', 'record', '8']
    const list = ['order', 'list', {}]
    for (const key of [record, other, list]) client.setQueryData(key, {})
    apply_event(client, { entity: 'order', id: '7' })
    const stale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated
    expect([stale(record), stale(other), stale(list)]).toEqual([true, false, false])
  })
  it('a_reset_makes_every_record_stale_but_no_list', () => {
    const client = new QueryClient()
    const record = ['order', 'record', '7']
    const list = ['order', 'list', {}]
    for (const key of [record, list]) client.setQueryData(key, {})
    apply_reset(client)
    const stale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated
    expect([stale(record), stale(list)]).toEqual([true, false])
  })
})

describe('list state', () => {
  it('survives_the_address', () => {
    const state = { q: '杭州', sort: '-name', view: 'mine', filters: { stage: 'won' } }
    expect(parse_list_state(list_search(state))).toEqual(state)
  })
})

describe('forms', () => {
  const name = { name: 'name', type: 'text', label: '名称', required: true, max_length: 3 }
  it('all_problems_are_found_at_once', () => {
    const note = { ...name, name: 'note', required: false }
    const problems = check_values([name, note], { name: ' ', note: '一二三四' })
    expect(problems.map((one) => one.code)).toEqual(['required', 'too_long'])
  })
  it('length_is_counted_in_characters', () => {
    expect(check_values([name], { name: '𠮷𠮷𠮷' })).toEqual([])
  })
  it('only_what_changed_is_sent', () => {
    expect(changed_values({ a: 1, b: null }, { a: 2, b: '' })).toEqual({ a: 2 })
  })
  it('warnings_are_not_shown_as_errors', () => {
    const found = problems_by_field([
      { path: 'name', code: 'x', message: 'X' },
      { path: 'name', code: 'y', message: 'Y', severity: 'warning' },
    ])
    expect(found.get('name')).toEqual(['X'])
  })
  it('a_list_that_shows_its_own_problems_gets_them_with_their_places', () => {
    const problems = ['cadences', 'cadences[1].steps.0.channel', 'other.0.x'].map((path) => ({
      path,
      code: 'x',
      message: 'X',
    }))
    expect(problems_inside(problems, 'cadences').map((one) => one.path)).toEqual([
      '1.steps.0.channel',
    ])
  })
  it('problems_of_a_list_that_shows_its_own_stand_inside_it_and_warnings_nowhere', () => {
    const at = (path: string, severity?: 'warning') => ({
      path,
      code: 'x',
      message: path,
      severity,
    })
    const told = [
      at('steps.0.goal'),
      at('name'),
      at('steps.1.goal', 'warning'),
      at('tier', 'warning'),
    ]
    const { inner, outer } = split_problems(told, ['steps'])
    expect(inner.get('steps')?.map(({ path }) => path)).toEqual(['0.goal'])
    expect([...outer.keys()]).toEqual(['name'])
    expect(told.filter((one) => is_about(one, 'steps'))).toHaveLength(2)
    expect(is_about(at('steps_more'), 'steps')).toBe(false)
  })

  it('problems_inside_a_list_stand_at_the_list_with_the_row', () => {
    const found = problems_by_field([
      { path: 'contacts.0.phone', code: 'x', message: 'X' },
      { path: 'lines[2].quantity', code: 'y', message: 'Y' },
    ])
    expect(Object.fromEntries(found)).toEqual({ contacts: ['1: X'], lines: ['3: Y'] })
  })
  it('a_draft_comes_back', () => {
    keep_draft('k', { name: 'A' })
    expect(read_draft('k')).toEqual({ name: 'A' })
    expect(read_draft('other')).toBeNull()
  })
})

describe('kinds', () => {
  it.each([
    ['amount_minor', 'integer', 'money'],
    ['price_e4', 'integer', 'price'],
    ['due_at', 'integer', 'instant'],
    ['due_on', 'text', 'date'],
    ['is_open', 'boolean', 'boolean'],
    ['name', 'text', 'text'],
  ])('%s of type %s is %s', (field, type, kind) => {
    expect(kind_of({ name: field, type })).toBe(kind)
  })
})

describe('trail', () => {
  it('gives_neighbours_and_the_way_back', () => {
    leave_trail('customer', { href: '/customers?q=a', records: ['/c/1', '/c/2', '/c/3'] })
    expect(follow_trail('customer', '/c/2')).toMatchObject({
      back: '/customers?q=a',
      previous: '/c/1',
      next: '/c/3',
      position: 2,
    })
    expect(follow_trail('customer', '/c/9')).toEqual({ back: '/customers?q=a' })
  })
})
