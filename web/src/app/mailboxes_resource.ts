// The mailboxes that complaints come in by; one entry of resources.ts.
import { Inbox } from 'lucide-react'
import type { Resource } from './resource_types'

export const mailboxes_resource: Resource = {
  key: 'mailboxes',
  path: '/settings/mailboxes',
  icon: Inbox,
  label: 'nav.mailboxes',
  group: 'settings',
  permission: 'mailboxes.settings',
  page: () => import('@/features/mailboxes/MailboxesPage'),
  words: 'mailbox mail imap complaint kesu youxiang ksyx youjian yj',
}
