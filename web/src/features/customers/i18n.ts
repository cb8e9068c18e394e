// What the pages of customers say, one file per trait. Names of fields and options come from the
// schema.
import { messages, type Texts } from '@/i18n'
import { list_texts } from './texts_list'
import { record_texts } from './texts_record'
import { story_texts } from './texts_story'

const of = (locale: keyof Texts) => ({
  ...list_texts[locale],
  ...record_texts[locale],
  ...story_texts[locale],
})

export const useText = messages('customers', {
  'zh-CN': of('zh-CN'),
  'zh-TW': of('zh-TW'),
  en: of('en'),
})

export type Text = ReturnType<typeof useText>
export type TextKey = Parameters<Text>[0]
