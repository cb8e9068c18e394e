// Complaints: entries of resources.tsx.
import { Headset, Timer } from 'lucide-react'
import type { Resource } from './resource_types'

export const ticket_resources: Resource[] = [
  {
    key: 'tickets',
    entity: 'ticket',
    path: '/tickets',
    icon: Headset,
    label: 'nav.tickets',
    group: 'fulfilment',
    permission: 'tickets.read',
    page: () => import('@/features/tickets/TicketsPage'),
    pages: [
      { path: 'all', page: () => import('@/features/tickets/TicketListPage') },
      {
        path: 'new',
        page: () => import('@/features/tickets/TicketFormPage'),
        permission: 'tickets.create',
      },
      { path: '$id', page: () => import('@/features/tickets/TicketPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/tickets/TicketFormPage'),
        permission: 'tickets.edit',
      },
    ],
    create: { label: 'create.ticket', path: '/tickets/new', permission: 'tickets.create' },
    words: 'ticket complaint kesu ks gongdan gd tousu ts',
  },
]

export const ticket_settings_resource: Resource = {
  key: 'ticket_settings',
  path: '/settings/tickets',
  icon: Timer,
  label: 'nav.ticket_settings',
  group: 'settings',
  permission: 'tickets.read',
  page: () => import('@/features/tickets/SettingsPage'),
  words: 'ticket complaint settings sla kesu shezhi kssz shixian',
}
