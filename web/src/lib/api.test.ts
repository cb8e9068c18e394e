import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  api,
  ApiProblem,
  create_key_ring,
  set_csrf_token,
  set_signed_out_handler,
  url_of,
} from './api'

const fetch_mock = vi.fn<(request: Request) => Promise<Response>>()
vi.stubGlobal('fetch', fetch_mock)

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  fetch_mock.mockResolvedValueOnce(new Response(text, { status, headers }))
}

async function refusal(promise: Promise<unknown>): Promise<ApiProblem> {
  return promise.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as ApiProblem,
  )
}

afterEach(() => {
  fetch_mock.mockReset()
  set_csrf_token('')
})

describe('requests', () => {
  it('post_sends_csrf_token_and_idempotency_key', async () => {
    set_csrf_token('token')
    answer(200, { id: '1' })
    await api.post('/orders', { a: 1 }, { key: 'k1' })
    const request = fetch_mock.mock.calls[0]?.[0]
    expect(request?.headers.get('X-CSRF-Token')).toBe('token')
    expect(request?.headers.get('Idempotency-Key')).toBe('k1')
    expect(await request?.json()).toEqual({ a: 1 })
  })
  it('patch_sends_the_version', async () => {
    answer(200, {})
    await api.patch('/orders/1', {}, 7)
    expect(fetch_mock.mock.calls[0]?.[0].headers.get('If-Match')).toBe('7')
  })
  it('get_carries_no_csrf_token', async () => {
    set_csrf_token('token')
    answer(200, {})
    await api.get('/orders')
    expect(fetch_mock.mock.calls[0]?.[0].headers.has('X-CSRF-Token')).toBe(false)
  })
  it('empty_query_values_are_left_out', () => {
    expect(url_of('/customers', { q: '', sort: '-name', cursor: undefined, n: 0 })).toBe(
      '/api/v1/customers?sort=-name&n=0',
    )
  })
})

describe('refusals', () => {
  it('problem_keeps_fields_and_reference', async () => {
    const fields = [{ path: 'name', code: 'required', message: '请填写名称' }]
    answer(422, { status: 422, code: 'input.invalid', detail: '无效', fields, reference: 'r-1' })
    const problem = await refusal(api.post('/customers'))
    expect([problem.status, problem.code, problem.reference]).toEqual([422, 'input.invalid', 'r-1'])
    expect(problem.fields).toEqual(fields)
  })
  it('an_answer_that_is_no_json_is_still_a_problem', async () => {
    answer(502, '<html>', { 'X-Request-Id': 'r-2' })
    const problem = await refusal(api.get('/today'))
    expect([problem.status, problem.reference]).toEqual([502, 'r-2'])
  })
  it('a_lost_connection_is_told_apart', async () => {
    fetch_mock.mockRejectedValueOnce(new TypeError('failed'))
    expect((await refusal(api.get('/today'))).offline).toBe(true)
  })
  it('a_lost_session_is_reported_but_a_wrong_password_is_not', async () => {
    const signed_out = vi.fn()
    set_signed_out_handler(signed_out)
    answer(401, { status: 401 })
    await refusal(api.post('/session', {}, { anonymous: true }))
    expect(signed_out).not.toHaveBeenCalled()
    answer(401, { status: 401 })
    await refusal(api.get('/today'))
    expect(signed_out).toHaveBeenCalledOnce()
  })
})

describe('key ring', () => {
  it('same_content_keeps_its_key_until_spent', () => {
    const keys = create_key_ring()
    const first = keys.key_for({ a: 1 })
    expect(keys.key_for({ a: 1 })).toBe(first)
    expect(keys.key_for({ a: 2 })).not.toBe(first)
    const second = keys.key_for({ a: 2 })
    keys.spent()
    expect(keys.key_for({ a: 2 })).not.toBe(second)
  })
})
