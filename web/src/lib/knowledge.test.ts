import { describe, expect, it } from 'vitest'
import { title_of, words_of, worst_validity, type KnowledgeCard } from './knowledge'

const card = (part: Partial<KnowledgeCard>) =>
  ({
    kind: 'selling_point',
    title: '',
    words: '',
    comparisons: [],
    comparison_validity: [],
    validity: 'valid',
    ...part,
  }) as KnowledgeCard

describe('a knowledge card', () => {
  it('is sent to the customer in its own words', () => {
    expect(words_of(card({ words: '省电三成' }))).toBe('省电三成')
    const fab = card({
      kind: 'fab',
      title: '双面密封',
      advantage: '不进灰',
      benefit: '三年不用加油',
    })
    expect(words_of(fab)).toBe('双面密封，不进灰，三年不用加油')
  })

  it('of a rival is sent as what we have, never as what we say of them', () => {
    const rows = [
      { topic: '质保', ours: '24 个月', theirs: '6 个月', source: '官网', valid_until: null },
    ]
    const rival = card({ kind: 'rival', words: '低价走量', comparisons: rows })
    expect(words_of(rival)).toBe('质保：24 个月')
    expect(words_of(card({ kind: 'rival', words: '低价走量' }))).toBe('')
  })

  it('has a headline whatever its kind', () => {
    expect(title_of(card({ kind: 'plain_word', parameter: '防护等级', value_pattern: '' }))).toBe(
      '防护等级',
    )
    expect(title_of(card({ kind: 'rival', competitor: '某厂', title: 'X1' }))).toBe('某厂 X1')
  })

  it('is as doubtful as the most doubtful of its comparisons', () => {
    expect(worst_validity(card({ comparison_validity: ['valid', 'soon'] }))).toBe('soon')
    expect(worst_validity(card({ validity: 'soon', comparison_validity: ['expired'] }))).toBe(
      'expired',
    )
    expect(worst_validity(card({ validity: 'unlimited' }))).toBe('unlimited')
  })
})
