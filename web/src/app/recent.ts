// What one opened lately, newest first, for the palette. Kept with one's other choices on the server.
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useT } from '@/i18n'
import { get_preference, set_preference } from '@/lib/preferences'
import { resource_of_path } from './resource_list'

export interface Recent {
  path: string
  title: string
}

const preference = 'recent'
const kept_at_most = 8
/** A page tells its title once its record is there. */
const settled_ms = 1500

export function recent_items(): Recent[] {
  return get_preference<Recent[]>(preference, [])
}

export function with_recent(now: Recent[], opened: Recent): Recent[] {
  return [opened, ...now.filter((one) => one.path !== opened.path)].slice(0, kept_at_most)
}

/** Remembers the record pages one stays on. */
export function useRecent(): void {
  const t = useT()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const product = t('product')
  useEffect(() => {
    const resource = resource_of_path(path)
    if (!resource?.entity || !/^\/\d+$/u.test(path.slice(resource.path.length))) return
    const timer = setTimeout(() => {
      const title = document.title.replace(` · ${product}`, '')
      if (title && title !== product)
        set_preference(preference, with_recent(recent_items(), { path, title }))
    }, settled_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [path, product])
}
