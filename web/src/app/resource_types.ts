import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { ShellKey } from '@/i18n'

export type Group = 'work' | 'sales' | 'fulfilment' | 'market' | 'insight' | 'growth' | 'settings'

export const groups: Group[] = [
  'work',
  'sales',
  'fulfilment',
  'market',
  'insight',
  'growth',
  'settings',
]

/** Loads a page: `() => import('@/features/orders/OrdersPage')`, the page being its default. */
export type PageLoader = () => Promise<{ default: ComponentType }>

export interface SubPage {
  /** Under the resource's path: `$id`, `new`, `$id/edit`, `$id/print`. */
  path: string
  page: PageLoader
  permission?: string | string[]
}

export interface Create {
  label: ShellKey
  path: string
  permission?: string | string[]
  /** The one button at the top of the side nav and in the middle of the phone bar. */
  main?: boolean
}

export interface Resource {
  key: string
  path: string
  icon: LucideIcon
  label: ShellKey
  group: Group
  permission?: string | string[]
  page: PageLoader
  pages?: SubPage[]
  /** Entity name in search results and events; its records open at `path/id`. */
  entity?: string
  create?: Create
  /** Further words for the palette: pinyin, initials, English. */
  words?: string
  /** Drawn without antd, to stay within the first-load budget. */
  light?: boolean
  /** Reachable, but not in the side nav. */
  hidden?: boolean
}
