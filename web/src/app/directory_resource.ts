// Where office platforms and their directories are looked after; one entry of resources.ts.
import { ContactRound } from 'lucide-react'
import type { Resource } from './resource_types'

export const directory_resource: Resource = {
  key: 'directory',
  path: '/settings/directory',
  icon: ContactRound,
  label: 'nav.directory',
  group: 'settings',
  permission: ['directory.settings', 'directory.sync'],
  page: () => import('@/features/directory/PlatformsPage'),
  pages: [
    { path: 'accounts', page: () => import('@/features/directory/AccountsPage') },
    { path: '$id', page: () => import('@/features/directory/RunPage') },
  ],
  entity: 'directory_run',
  words:
    'directory platform wecom dingtalk feishu sign in tongxunlu txl qiyeweixin dingding feishu',
}
