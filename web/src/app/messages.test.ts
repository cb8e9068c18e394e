import i18next from 'i18next'
import { expect, it } from 'vitest'
import { locales, to_locale } from '@/i18n'
import { en } from '@/i18n/en'
import { zh_cn } from '@/i18n/zh-CN'
import { zh_tw } from '@/i18n/zh-TW'

import.meta.glob('../features/*/i18n.ts', { eager: true })

/** In English a text with a count may have a form for one beside it. */
const keys = (texts: Record<string, string>) =>
  Object.keys(texts).filter((key) => !(key.endsWith('_one') && key.slice(0, -4) in texts))
const parameters = (text: string) => (text.match(/\{\{\w+\}\}/gu) ?? []).sort().join()

function expect_same_shape(texts: Record<string, string>[]) {
  const [first, ...others] = texts
  for (const other of others) {
    expect(keys(other)).toEqual(keys(first ?? {}))
    for (const [key, text] of Object.entries(first ?? {})) {
      expect.soft(parameters(other[key] ?? ''), key).toBe(parameters(text))
      expect.soft(other[key]?.trim(), key).toBeTruthy()
    }
  }
}

it('every_shell_text_exists_in_all_languages_with_the_same_parameters', () => {
  expect_same_shape([zh_cn, zh_tw, en])
})

it('every_feature_text_exists_in_all_languages_with_the_same_parameters', () => {
  const namespaces = Object.keys(i18next.store.data['zh-CN'] ?? {}).filter((n) => n !== 'shell')
  for (const name of namespaces) {
    expect_same_shape(
      locales.map((locale) => i18next.getResourceBundle(locale, name) as Record<string, string>),
    )
  }
})

it('understands the locale of a browser and that of the server', () => {
  expect(['zh-TW', 'zh_TW', 'zh-Hant-HK'].map(to_locale)).toEqual(['zh-TW', 'zh-TW', 'zh-TW'])
  expect(['en', 'en-GB', 'en_US'].map(to_locale)).toEqual(['en', 'en', 'en'])
  expect(['zh_CN', 'fr', null, undefined].map(to_locale)).toEqual(Array(4).fill('zh-CN'))
})
