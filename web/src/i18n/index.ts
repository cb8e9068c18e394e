// Three languages with flat keys. The shell's texts are in this folder, one file per language and
// only the chosen one is loaded; a feature registers its own texts with `messages(...)`.
import i18next, { type Resource } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { zh_cn } from './zh-CN'

export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof locales)[number]
export const locale_names: Record<Locale, string> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
}

export type ShellKey = keyof typeof zh_cn
type Params = Record<string, string | number>
export type Translate<Key extends string> = (key: Key, params?: Params) => string

const loaders: Record<Exclude<Locale, 'zh-CN'>, () => Promise<Record<string, string>>> = {
  'zh-TW': async () => (await import('./zh-TW')).zh_tw,
  en: async () => (await import('./en')).en,
}

export type Texts = Record<Locale, Record<string, string>>
// Texts of features that were loaded before the language was known.
const waiting: [string, Texts][] = []

function register(feature: string, texts: Texts): void {
  for (const locale of locales) i18next.addResourceBundle(locale, feature, texts[locale])
}

/** Of a browser's word (`zh-TW`) or the server's (`zh_TW`). */
export function to_locale(text: string | undefined | null): Locale {
  const wanted = (text ?? '').toLowerCase().replace('_', '-')
  if (wanted.startsWith('en')) return 'en'
  if (/^zh-(tw|hk|mo|hant)/u.test(wanted)) return 'zh-TW'
  return 'zh-CN'
}

async function load(locale: Locale): Promise<void> {
  if (locale === 'zh-CN' || i18next.hasResourceBundle(locale, 'shell')) return
  i18next.addResourceBundle(locale, 'shell', await loaders[locale]())
}

export async function start_i18n(locale: Locale): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: 'zh-CN',
      fallbackLng: 'zh-CN',
      defaultNS: 'shell',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: { 'zh-CN': { shell: zh_cn } } satisfies Resource,
    })
    for (const [feature, texts] of waiting.splice(0)) register(feature, texts)
  }
  await set_locale(locale)
}

export async function set_locale(locale: Locale): Promise<void> {
  await load(locale)
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}

export function current_locale(): Locale {
  return to_locale(i18next.language)
}

/** The shell's texts: `const t = useT()`. */
export function useT(): Translate<ShellKey> {
  const { t } = useTranslation('shell')
  return t as unknown as Translate<ShellKey>
}

export function useLocale(): Locale {
  const { i18n } = useTranslation()
  return to_locale(i18n.language)
}

/** In English a text with a `count` may have another form for one: `changes`, `changes_one`. */
export type English<Key extends string> = Record<Key, string> & {
  [one in `${Key}_one`]?: string
}

type InEveryLanguage<T> = {
  'zh-CN': T
  'zh-TW': Record<keyof T, string>
  en: English<keyof T & string>
}

/** A part of a feature's texts, for a feature whose texts fill more than one file. */
export function texts<T extends Record<string, string>>(part: InEveryLanguage<T>) {
  return part
}

/**
 * Registers a feature's texts and returns its hook:
 * `export const useText = messages('orders', { 'zh-CN': {…}, 'zh-TW': {…}, en: {…} })`.
 * The compiler refuses a language that misses a key.
 */
export function messages<T extends Record<string, string>>(
  feature: string,
  texts: InEveryLanguage<T>,
): () => Translate<keyof T & string> {
  if (i18next.isInitialized) register(feature, texts)
  else waiting.push([feature, texts])
  return function useFeatureText() {
    const { t } = useTranslation(feature)
    return t as unknown as Translate<keyof T & string>
  }
}
