// Texts of quotes on the seller's pages, one file per language; the customer's page: open_texts.ts.
import { messages } from '@/i18n'
import { en } from './texts_en'
import { zh_cn, type QuoteKey } from './texts_zh_cn'
import { zh_tw } from './texts_zh_tw'

export type TextKey = QuoteKey
export const useText = messages('quotes', { 'zh-CN': zh_cn, 'zh-TW': zh_tw, en })
