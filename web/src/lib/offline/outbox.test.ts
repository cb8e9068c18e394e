import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it, vi } from 'vitest'
import { ApiProblem } from '../api'
import type { Row } from '../api_types'
import { close_keep } from './db'
import { can_edit, is_too_old, too_old, verdict_of, type Note } from './notes'
import {
  count_notes,
  drop_note,
  edit_note,
  find_note,
  outbox,
  read_notes,
  send_notes,
  watch_notes,
  write_note,
} from './outbox'

const me = '1.7'
const day_ms = 86_400_000

function note(id: string, change: Partial<Note> = {}): Note {
  const body = { channel: 'phone' as const, words: id, from_customer: false, next_contact_on: null }
  return {
    ...{ id, owner: me, customer_id: '9', customer_name: '昆山联创', body, written_at: Number(id) },
    ...{ tried_at: null, state: 'waiting', refusal: null, ...change },
  }
}

/** A server that keeps the first of each key. */
function server() {
  const kept = new Map<string, string>()
  const post = vi.fn(({ id, body }: Note): Promise<Row> => {
    if (!kept.has(id)) kept.set(id, body.words)
    return Promise.resolve({ id: `made ${id}` })
  })
  return { kept, post }
}

const refusing = (status: number, code = '') =>
  vi.fn((_: Note): Promise<Row> =>
    Promise.reject(new ApiProblem({ status, code, detail: '为什么' })),
  )

beforeEach(async () => {
  await close_keep()
  globalThis.indexedDB = new IDBFactory()
  outbox.set([])
})

it('sends_what_waits_oldest_first_and_forgets_it', async () => {
  await write_note(note('2'))
  await write_note(note('1'))
  const { post } = server()
  const sent = await send_notes(me, post)
  expect(post.mock.calls.map(([one]) => one.id)).toEqual(['1', '2'])
  expect(sent.get('2')).toEqual({ id: 'made 2' })
  expect(await count_notes()).toBe(0)
})

it('sends_again_under_the_same_key_what_may_have_arrived', async () => {
  await write_note(note('1'))
  const { kept, post } = server()
  const lost = vi.fn(async (one: Note): Promise<Row> => {
    await post(one)
    throw new ApiProblem({ status: 0 })
  })
  expect((await send_notes(me, lost, () => 50)).size).toBe(0)
  expect(await find_note('1')).toMatchObject({ state: 'waiting', tried_at: 50 })
  expect((await send_notes(me, post, () => 90)).size).toBe(1)
  expect([...kept]).toEqual([['1', '1']])
})

it('stops_where_the_server_cannot_be_asked_and_keeps_the_rest', async () => {
  for (const id of ['1', '2']) await write_note(note(id))
  const away = refusing(503)
  await send_notes(me, away)
  expect(away).toHaveBeenCalledOnce()
  expect((await read_notes(me)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
})

it('keeps_a_refused_one_with_its_reason_and_sends_the_others', async () => {
  for (const id of ['1', '2']) await write_note(note(id))
  const { post } = server()
  const no = refusing(422, 'problem.invalid')
  await send_notes(me, (one) => (one.id === '1' ? no(one) : post(one)))
  const [left, ...none] = await read_notes(me)
  expect(none).toEqual([])
  expect(left).toMatchObject({ id: '1', state: 'refused', refusal: { message: '为什么' } })
  // It is not tried again by itself, but once it says something else.
  await send_notes(me, post)
  expect(await count_notes()).toBe(1)
  expect(await edit_note(note('1'), { ...note('1').body, words: '改好了' })).toBe(true)
  expect((await send_notes(me, post)).has('1')).toBe(true)
  expect(post.mock.lastCall?.[0].body.words).toBe('改好了')
})

it('sends_what_a_killed_app_left_on_its_way', async () => {
  await write_note(note('1', { state: 'sending', tried_at: 5 }))
  const { post } = server()
  expect((await send_notes(me, post, () => 6)).size).toBe(1)
})

it('never_sends_or_shows_what_somebody_else_wrote', async () => {
  await write_note(note('1', { owner: '1.70' }))
  await write_note(note('2', { owner: '1.8' }))
  const { post } = server()
  const stop = watch_notes(me)
  expect((await send_notes(me, post)).size).toBe(0)
  expect(post).not.toHaveBeenCalled()
  expect(outbox.get()).toEqual([])
  expect(await count_notes()).toBe(2)
  stop()
})

it('lets_only_one_tab_send', async () => {
  let last: Promise<unknown> = Promise.resolve()
  const locks = {
    request: <T>(_: string, work: () => Promise<T>) => {
      const mine = last.then(work)
      last = mine
      return mine
    },
  }
  vi.stubGlobal('navigator', { onLine: true, locks })
  for (const id of ['1', '2', '3']) await write_note(note(id))
  const { post } = server()
  const [here, there] = await Promise.all([send_notes(me, post), send_notes(me, post)])
  expect(post).toHaveBeenCalledTimes(3)
  expect(here.size + there.size).toBe(3)
  vi.unstubAllGlobals()
})

it('changes_nothing_that_was_sent_or_dropped_meanwhile', async () => {
  await write_note(note('1'))
  await write_note(note('2'))
  const { post } = server()
  const no = refusing(422)
  await send_notes(me, async (one) => {
    if (one.id === '1') return post(one)
    await drop_note(one)
    return no(one)
  })
  expect(await count_notes()).toBe(0)
  expect(await edit_note(note('1'), note('1').body)).toBe(false)
  expect(await count_notes()).toBe(0)
})

it('does_not_send_again_what_the_server_no_longer_knows_the_key_of', async () => {
  await write_note(note('1', { tried_at: 1 }))
  const { post } = server()
  await send_notes(me, post, () => 30 * day_ms)
  expect(post).not.toHaveBeenCalled()
  const left = await find_note('1')
  expect(left).toMatchObject({ state: 'refused', refusal: { code: too_old } })
  expect(left && can_edit(left)).toBe(false)
  expect(is_too_old(note('1'), 99 * day_ms)).toBe(false)
})

it('tells_a_refusal_from_a_server_that_cannot_be_asked', () => {
  const later = [0, 401, 408, 429, 500, 502, 503].map((status) => verdict_of({ status }))
  expect(new Set(later)).toEqual(new Set(['later']))
  expect(verdict_of({ status: 403, code: 'problem.csrf' })).toBe('later')
  for (const status of [403, 404, 409, 422]) expect(verdict_of({ status })).toBe('refused')
})

it('lets_words_be_changed_only_while_they_cannot_have_arrived', () => {
  expect(can_edit(note('1'))).toBe(true)
  expect(can_edit(note('1', { tried_at: 3 }))).toBe(false)
  expect(can_edit(note('1', { tried_at: 3, state: 'refused' }))).toBe(true)
})
