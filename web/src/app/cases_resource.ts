// The case library and the retro; entries of resources.ts.
import { BookMarked, History } from 'lucide-react'
import type { Resource } from './resource_types'

export const cases_resource: Resource = {
  key: 'cases',
  entity: 'ticket_case',
  path: '/cases',
  icon: BookMarked,
  label: 'nav.cases',
  group: 'growth',
  permission: 'cases.read',
  page: () => import('@/features/cases/CasesPage'),
  pages: [
    {
      path: 'new',
      page: () => import('@/features/cases/CaseFormPage'),
      permission: 'cases.write',
    },
    { path: '$id', page: () => import('@/features/cases/CasePage') },
    {
      path: '$id/edit',
      page: () => import('@/features/cases/CaseFormPage'),
      permission: 'cases.write',
    },
  ],
  words: 'case library anli al anliku alk',
}

export const retro_resource: Resource = {
  key: 'retro',
  entity: 'sop_change',
  path: '/retro',
  icon: History,
  label: 'nav.retro',
  group: 'growth',
  permission: 'retros.read',
  page: () => import('@/features/retros/RetroPage'),
  words: 'retro sop complaint fupan fp kesu',
  light: true,
}
