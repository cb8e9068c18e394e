import { describe, expect, it } from 'vitest'
import type { KnowledgeCard } from '@/lib/knowledge'
import type { useText } from './i18n'
import { policy_text, type PolicyAnswer } from './policies'

const t = ((key: string, words?: Record<string, unknown>) =>
  key === 'policy_comma'
    ? '；'
    : `${key} ${String(words?.count ?? words?.what ?? '')}`) as ReturnType<typeof useText>

const answer = (words: string, product_ids: string[], more: Partial<KnowledgeCard> = {}) =>
  ({
    product_ids,
    card: {
      words,
      return_days: 0,
      warranty_months: 0,
      free_services: '',
      validity: 'valid',
      ...more,
    },
  }) as PolicyAnswer

describe('the policy of an order', () => {
  const name_of = (id: string) => `产品${id}`

  it('is what the card of its products says, with its terms', () => {
    const one = answer('七天可退', ['1', '2'], { return_days: 7, free_services: '安装' })
    expect(policy_text([one], name_of, t)).toBe('七天可退；policy_days 7；policy_free 安装')
  })

  it('names the products where they differ and leaves out what has expired', () => {
    const answers = [
      answer('七天可退', ['1']),
      answer('三十天可退', ['2']),
      answer('旧政策', ['3'], { validity: 'expired' }),
    ]
    expect(policy_text(answers, name_of, t)).toBe('产品1：七天可退\n产品2：三十天可退')
  })
})
