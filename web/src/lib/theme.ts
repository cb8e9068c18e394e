// Puts theme and density on <html>. `system` follows the machine's setting.
import { get_preference, set_preference } from './preferences'
import { create_store, useStore } from './store'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'normal' | 'compact'

const dark_query = '(prefers-color-scheme: dark)'
const shown = create_store<'light' | 'dark'>('light')

export function apply_theme(): void {
  const theme = get_preference<Theme>('theme', 'system')
  const dark = theme === 'dark' || (theme === 'system' && matchMedia(dark_query).matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.density = get_preference<Density>('density', 'normal')
  shown.set(dark ? 'dark' : 'light')
}

export function watch_theme(): void {
  apply_theme()
  matchMedia(dark_query).addEventListener('change', apply_theme)
}

export function set_theme(theme: Theme): void {
  set_preference('theme', theme)
  apply_theme()
}

export function set_density(density: Density): void {
  set_preference('density', density)
  apply_theme()
}

/** The theme on screen now: `light` or `dark`. */
export function useShownTheme(): 'light' | 'dark' {
  return useStore(shown)
}
