// Texts of orders, one file per language.
import { messages } from '@/i18n'
import { en } from './texts_en'
import { zh_cn } from './texts_zh_cn'
import { zh_tw } from './texts_zh_tw'

export const useText = messages('orders', { 'zh-CN': zh_cn, 'zh-TW': zh_tw, en })
