// Counts beside the menu's entries, kept current by the event stream on whatever page one is.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/lib/api'
import { set_badges } from '@/lib/badges'

interface Badges {
  items: { key: string; count: number }[]
}

export function useMenuBadges(): void {
  const badges = useQuery({
    queryKey: ['live', 'badges'],
    queryFn: ({ signal }) => api.get<Badges>('/today/badges', { signal }),
  })
  const found = badges.data
  useEffect(() => {
    if (!found) return
    set_badges(Object.fromEntries(found.items.map(({ key, count }) => [key, { count }])))
  }, [found])
}
