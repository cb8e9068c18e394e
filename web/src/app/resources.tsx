// The one list from which side nav, phone bar, palette and routes are drawn. An entry is added
// when its page works, never before.
import { Sunrise } from 'lucide-react'
import type { Resource } from './resource_types'

export const resources: Resource[] = [
  {
    key: 'today',
    path: '/today',
    icon: Sunrise,
    label: 'nav.today',
    group: 'work',
    page: () => import('@/features/today/TodayPage'),
    words: 'today jinri jr',
    light: true,
  },
]
