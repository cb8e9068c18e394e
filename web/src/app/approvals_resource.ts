// Approvals and their settings; entries of resources.ts.
import { Stamp, ListChecks } from 'lucide-react'
import type { Resource } from './resource_types'

export const approvals_resource: Resource = {
  key: 'approvals',
  entity: 'approval',
  path: '/approvals',
  icon: Stamp,
  label: 'nav.approvals',
  group: 'work',
  permission: 'approvals.read',
  page: () => import('@/features/approvals/ApprovalsPage'),
  pages: [
    { path: 'all', page: () => import('@/features/approvals/ApprovalListPage') },
    { path: '$id', page: () => import('@/features/approvals/ApprovalPage') },
  ],
  words: 'approval approve shenpi sp qianhe',
}

export const approval_settings_resource: Resource = {
  key: 'approval_settings',
  path: '/settings/approvals',
  icon: ListChecks,
  label: 'nav.approval_settings',
  group: 'settings',
  permission: 'approvals.settings',
  page: () => import('@/features/approvals/SettingsPage'),
  words: 'approval policy settings shenpi guize sp',
}
