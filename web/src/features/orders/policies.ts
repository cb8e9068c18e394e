// What is promised after the sale, out of the knowledge cards of the products of an order. Draws nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api } from '@/lib/api'
import type { KnowledgeCard } from '@/lib/knowledge'
import { useAllowed } from '@/lib/session'
import type { useText } from './i18n'

export interface PolicyAnswer {
  card: KnowledgeCard
  product_ids: string[]
}

export const policy_limit = 1000

const none: PolicyAnswer[] = []

export function usePolicies(product_ids: string[]): PolicyAnswer[] {
  const may = useAllowed('knowledge.read')
  const ids = [...new Set(product_ids)].sort()
  const found = useQuery({
    queryKey: ['knowledge_card', 'policies', ids],
    queryFn: () => api.post<{ items: PolicyAnswer[] }>('/policy_questions', { product_ids: ids }),
    enabled: may && ids.length > 0,
    placeholderData: keepPreviousData,
  })
  return ids.length ? (found.data?.items ?? none) : none
}

/** One sentence a policy, with the products it is about where there are several. */
export function policy_text(
  answers: PolicyAnswer[],
  name_of: (product_id: string) => string,
  t: ReturnType<typeof useText>,
): string {
  const standing = answers.filter(({ card }) => card.validity !== 'expired')
  const several = answers.length > 1
  return standing
    .map(({ card, product_ids }) => {
      const terms = [
        card.words,
        card.return_days ? t('policy_days', { count: card.return_days }) : '',
        card.warranty_months ? t('policy_months', { count: card.warranty_months }) : '',
        card.free_services ? t('policy_free', { what: card.free_services }) : '',
      ]
      const said = terms.filter(Boolean).join(t('policy_comma'))
      return several ? `${product_ids.map(name_of).join('、')}：${said}` : said
    })
    .join('\n')
    .slice(0, policy_limit)
}

/** Fills what nobody typed, and follows the lines until somebody does. */
export function useFilled(value: string, text: string, on: boolean, fill: (text: string) => void) {
  const filled = useRef<string | null>(null)
  useEffect(() => {
    if (!on || text === filled.current || text === value) return
    if (value !== '' && value !== filled.current) return
    filled.current = text
    fill(text)
    // What is typed meanwhile is no reason to fill it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, on])
}
