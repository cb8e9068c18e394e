import { LogOut, UserCog } from 'lucide-react'
import { locale_names, locales, set_locale, useLocale, useT, type Locale } from '@/i18n'
import { api } from '@/lib/api'
import { get_preference, set_preference, usePreference } from '@/lib/preferences'
import { useUser } from '@/lib/session'
import { set_density, set_theme, type Density, type Theme } from '@/lib/theme'
import { useGo } from '@/ui/Link'
import { Menu, type MenuSection } from '@/ui/Menu'
import { Avatar } from '@/ui/Tag'
import { useSignOut } from './SignOut'

/** The server speaks the same language from now on, on every device. */
async function choose_locale(locale: Locale): Promise<void> {
  set_preference('locale', locale)
  await set_locale(locale)
  await api.post('/account/profile', { locale: locale.replace('-', '_') }).catch(() => undefined)
}

export function useUserSections(): MenuSection[] {
  const t = useT()
  const go = useGo()
  const now_locale = useLocale()
  const sign_out = useSignOut()
  const [theme] = usePreference<Theme>('theme', 'system')
  usePreference<Density>('density', 'normal')
  const density = get_preference<Density>('density', 'normal')
  const themes: Theme[] = ['system', 'light', 'dark']
  const densities: Density[] = ['normal', 'compact']
  return [
    {
      label: t('user.language'),
      items: locales.map((locale) => ({
        key: locale,
        label: locale_names[locale],
        checked: locale === now_locale,
        stay: true,
        onSelect: () => void choose_locale(locale),
      })),
    },
    {
      label: t('user.theme'),
      items: themes.map((one) => ({
        key: one,
        label: t(`user.theme.${one}`),
        checked: one === theme,
        stay: true,
        onSelect: () => {
          set_theme(one)
        },
      })),
    },
    {
      label: t('user.density'),
      items: densities.map((one) => ({
        key: one,
        label: t(`user.density.${one}`),
        checked: one === density,
        stay: true,
        onSelect: () => {
          set_density(one)
        },
      })),
    },
    {
      items: [
        {
          key: 'account',
          label: t('user.account'),
          icon: UserCog,
          onSelect: () => {
            go('/account')
          },
        },
        {
          key: 'sign_out',
          label: t('user.sign_out'),
          icon: LogOut,
          onSelect: () => void sign_out(),
        },
      ],
    },
  ]
}

export function UserMenu() {
  const t = useT()
  const user = useUser()
  return (
    <div className="side-user">
      <Menu
        label={t('user.menu')}
        sections={useUserSections()}
        side="above"
        trigger={(props) => (
          <button type="button" className="user-card" {...props}>
            <Avatar name={user.name} />
            <span className="user-names">
              <span className="ellipsis">{user.name}</span>
              <span className="meta ellipsis">{user.team_name ?? user.org.name}</span>
            </span>
          </button>
        )}
      />
    </div>
  )
}
