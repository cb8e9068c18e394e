import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/lib/api'
import { beside, elsewhere, filter_problems, part_query, share, steps, words_of } from './model'

describe('words of a segment', () => {
  it('are told apart by any comma or space, each once', () => {
    expect(words_of('上海，苏州 无锡、上海')).toEqual(['上海', '苏州', '无锡'])
    expect(words_of('  ')).toEqual([])
  })
})

describe('a refused condition', () => {
  const refused = new ApiProblem({
    status: 422,
    fields: [
      { path: 'filter.not_ordered_for_days', code: 'field.out_of_range', message: '0 到 3650' },
      { path: 'filter.regions.3', code: 'field.too_long', message: '太长' },
    ],
  })
  it('stands at its box', () => {
    expect(filter_problems(refused)).toEqual({ not_ordered_for_days: '0 到 3650', regions: '太长' })
    expect(elsewhere(refused)).toBeNull()
  })
  it('is told below when it has no box', () => {
    const named = new ApiProblem({
      status: 422,
      fields: [{ path: 'name', code: 'field.required', message: '请填写' }],
    })
    expect(filter_problems(named)).toEqual({})
    expect(elsewhere(named)).toBe(named)
  })
})

describe('the funnel', () => {
  it('has a question for each of its numbers', () => {
    for (const part of [...steps, ...beside])
      expect(Object.keys(part_query[part]).length).toBeGreaterThan(0)
  })
  it('shows no share of nothing', () => {
    expect(share(3, 0)).toBe(0)
    expect(share(1, 4)).toBe(0.25)
  })
})
