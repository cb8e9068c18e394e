import { describe, expect, it } from 'vitest'
import { beside, part_query, share, steps, words_of } from './model'

describe('words of a segment', () => {
  it('are told apart by any comma or space, each once', () => {
    expect(words_of('上海，苏州 无锡、上海')).toEqual(['上海', '苏州', '无锡'])
    expect(words_of('  ')).toEqual([])
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
