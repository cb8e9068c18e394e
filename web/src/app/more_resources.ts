// Entries with a file of their own, in the order of the menu.
import { approval_settings_resource, approvals_resource } from './approvals_resource'
import { cases_resource, retro_resource } from './cases_resource'
import { contracts_resource } from './contracts_resource'
import { directory_resource } from './directory_resource'
import { return_settings_resource } from './logistics_resources'
import { mailboxes_resource } from './mailboxes_resource'
import { price_lists_resource } from './price_lists_resource'
import type { Resource } from './resource_types'
import { comment_resource } from './ticket_resources'

export const more_resources: Resource[] = [
  contracts_resource,
  price_lists_resource,
  approvals_resource,
  approval_settings_resource,
  return_settings_resource,
  directory_resource,
  mailboxes_resource,
  cases_resource,
  retro_resource,
  comment_resource,
]
