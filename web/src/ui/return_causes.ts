// Why goods come back: the causes of the organisation in its own words and order, and the usual
// words of those it never named. Shared by whoever asks for a return, shows one, or keeps the list.
import { useQuery } from '@tanstack/react-query'
import { messages } from '@/i18n'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'

export interface ReturnCause {
  /** Of a new one empty until the server gives it. */
  code: string
  /** Of a usual one empty: the usual words. */
  name: string
  our_fault: boolean
  active: boolean
}

export interface ReturnSettings extends Row {
  version: number
  causes: ReturnCause[]
}

const zh_cn = {
  quality: '质量问题',
  damaged_on_the_way: '运输损坏',
  wrong_goods: '发错货',
  too_late: '到货太迟',
  ordered_wrong: '客户订错',
  not_needed: '不再需要',
  other: '其他',
}
type Usual = keyof typeof zh_cn

const useUsual = messages('return_causes', {
  'zh-CN': zh_cn,
  'zh-TW': {
    quality: '品質問題',
    damaged_on_the_way: '運送損壞',
    wrong_goods: '出錯貨',
    too_late: '到貨太遲',
    ordered_wrong: '客戶訂錯',
    not_needed: '不再需要',
    other: '其他',
  },
  en: {
    quality: 'Quality',
    damaged_on_the_way: 'Damaged on the way',
    wrong_goods: 'Wrong goods',
    too_late: 'Too late',
    ordered_wrong: 'Ordered wrong',
    not_needed: 'Not needed any more',
    other: 'Other',
  },
})

const is_usual = (code: string): code is Usual => code in zh_cn

/** What a cause is called: in the organisation's words, else in the usual ones. */
export function useCauseName(): (code: string, name: string) => string {
  const t = useUsual()
  return (code, name) => name || (is_usual(code) ? t(code) : code)
}

export const return_settings_key = ['return_settings', 'all'] as const

export function useReturnSettings() {
  return useQuery({
    queryKey: return_settings_key,
    queryFn: ({ signal }) => api.get<ReturnSettings>('/return_settings', { signal }),
  })
}
