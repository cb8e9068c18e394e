// Complaints: entries of resources.ts.
import {
  BadgeDollarSign,
  Gauge,
  Handshake,
  Headset,
  ListChecks,
  MailCheck,
  MessageSquare,
  Timer,
} from 'lucide-react'
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
  {
    key: 'ticket_board',
    path: '/ticket_board',
    icon: Gauge,
    label: 'nav.ticket_board',
    group: 'insight',
    permission: 'tickets.board',
    page: () => import('@/features/tickets/BoardPage'),
    words: 'ticket board sla kesu kanban kskb chaoshi',
    light: true,
  },
]

/** The letters that answer complaints are reached from these, not from the menu. */
export const resolution_resources: Resource[] = [
  {
    key: 'resolutions',
    entity: 'resolution',
    path: '/resolutions',
    icon: MailCheck,
    label: 'nav.resolution_costs',
    group: 'fulfilment',
    hidden: true,
    permission: 'resolutions.costs',
    page: () => import('@/features/resolutions/CostsPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/resolutions/LetterFormPage'),
        permission: 'resolutions.edit',
      },
      {
        path: '$id',
        page: () => import('@/features/resolutions/LetterPage'),
        permission: 'resolutions.read',
      },
      {
        path: '$id/edit',
        page: () => import('@/features/resolutions/LetterFormPage'),
        permission: 'resolutions.edit',
      },
      {
        path: '$id/print',
        page: () => import('@/features/resolutions/LetterPrintPage'),
        permission: 'resolutions.read',
      },
    ],
  },
  {
    key: 'resolution_costs',
    path: '/complaint_costs',
    icon: BadgeDollarSign,
    label: 'nav.resolution_costs',
    group: 'fulfilment',
    permission: 'resolutions.costs',
    page: () => import('@/features/resolutions/CostsPage'),
    words: 'cost of complaints compensation kesu chengben kscb buchang bc',
  },
]

/** What departments ask of each other. */
export const request_resources: Resource[] = [
  {
    key: 'sub_requests',
    entity: 'sub_request',
    path: '/sub_requests',
    icon: Handshake,
    label: 'nav.cooperation',
    group: 'work',
    permission: 'sub_requests.read',
    page: () => import('@/features/sub_requests/RequestsPage'),
    pages: [{ path: '$id', page: () => import('@/features/sub_requests/RequestPage') }],
    words: 'request department xiezuo xz xieban xb',
  },
]

/** Where what is said about a comment leads: on to the record it stands on. */
export const comment_resource: Resource = {
  key: 'comments',
  entity: 'comment',
  path: '/comments',
  icon: MessageSquare,
  label: 'nav.comments',
  group: 'work',
  hidden: true,
  permission: 'comments.read',
  page: () => import('@/features/notices/NoticesPage'),
  pages: [{ path: '$id', page: () => import('@/features/comments/CommentPage') }],
  light: true,
}

export const request_settings_resource: Resource = {
  key: 'sub_request_settings',
  path: '/settings/sub_requests',
  icon: ListChecks,
  label: 'nav.sub_request_settings',
  group: 'settings',
  permission: 'sub_requests.settings',
  page: () => import('@/features/sub_requests/SettingsPage'),
  words: 'request templates xieban muban xbmb',
}

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
