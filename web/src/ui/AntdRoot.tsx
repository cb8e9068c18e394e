// antd's provider: our tokens, the page's CSP nonce and the language. Loaded beside the first page
// that needs antd, never with the frame.
import ConfigProvider from 'antd/es/config-provider'
import dark_algorithm from 'antd/es/theme/themes/dark'
import default_algorithm from 'antd/es/theme/themes/default'
import type { Locale as AntdLocale } from 'antd/es/locale'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocale, type Locale } from '@/i18n'
import { useShownTheme } from '@/lib/theme'
import { antd_tokens } from './antd_tokens'

const loaders: Record<Locale, () => Promise<{ locale: AntdLocale }>> = {
  'zh-CN': () => import('./antd_locales/zh_cn'),
  'zh-TW': () => import('./antd_locales/zh_tw'),
  en: () => import('./antd_locales/en'),
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

export function AntdRoot({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const theme = useShownTheme()
  const [words, set_words] = useState<AntdLocale>()
  useEffect(() => {
    let current = true
    void loaders[locale]().then((found) => {
      if (current) set_words(found.locale)
    })
    return () => {
      current = false
    }
  }, [locale])
  // The provider wraps its children once more when words come: a page drawn before would be drawn
  // anew then, and lose what was typed into it.
  if (!words) return null
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={words}
      wave={{ disabled: true }}
      // Inside a modal <dialog> a popup must be its child, or it would lie underneath.
      getPopupContainer={(node) => node?.closest('dialog') ?? document.body}
      theme={{
        algorithm: theme === 'dark' ? dark_algorithm : default_algorithm,
        token: antd_tokens(theme),
        cssVar: { key: 'zhuli' },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
