// How one event of a timeline is told: its icon, tone and link. Words for kinds come from the server,
// so that a new capability's events are readable here without a change. Draws nothing.
import {
  AlarmClock,
  Archive,
  ArchiveRestore,
  Banknote,
  CalendarClock,
  CalendarX,
  FileInput,
  FileText,
  Footprints,
  GitMerge,
  Headset,
  Mail,
  MailCheck,
  MapPin,
  Megaphone,
  MessageCircle,
  MessageSquare,
  PackageCheck,
  Paperclip,
  Pencil,
  Phone,
  ShoppingCart,
  Split,
  StickyNote,
  Target,
  ThumbsDown,
  TriangleAlert,
  Trophy,
  Truck,
  Undo2,
  UserPlus,
  UserRoundCog,
  type LucideIcon,
} from 'lucide-react'
import { is_channel, type Channel } from '@/lib/channels'
import type { Tone } from '@/ui/Tag'
import type { TextKey } from './i18n'
import type { Happening } from './model'

export interface Look {
  icon: LucideIcon
  tone?: Tone
}

export const channel_icons: Record<Channel, LucideIcon> = {
  phone: Phone,
  wechat: MessageCircle,
  visit: Footprints,
  email: Mail,
  note: StickyNote,
}

const looks: Record<string, Look> = {
  'customer.created': { icon: UserPlus },
  'customer.assigned': { icon: UserRoundCog },
  'customer.archived': { icon: Archive },
  'customer.restored': { icon: ArchiveRestore },
  'customer.merged': { icon: GitMerge, tone: 'act' },
  'customer.unmerged': { icon: Split, tone: 'amber' },
  'customer.parted': { icon: Split, tone: 'amber' },
  'order.created': { icon: ShoppingCart, tone: 'act' },
  'order.confirmed': { icon: ShoppingCart, tone: 'green' },
  'order.shipped': { icon: Truck, tone: 'act' },
  'order.delivered': { icon: PackageCheck, tone: 'green' },
  'order.cancelled': { icon: ShoppingCart, tone: 'red' },
  'order.imported': { icon: FileInput },
  'payment.received': { icon: Banknote, tone: 'green' },
  'opportunity.won': { icon: Trophy, tone: 'green' },
  'opportunity.lost': { icon: ThumbsDown, tone: 'red' },
  'opportunity.slipped': { icon: CalendarClock, tone: 'amber' },
  'proposal.sent': { icon: FileText, tone: 'act' },
  'proposal.accepted': { icon: FileText, tone: 'green' },
  'proposal.declined': { icon: FileText, tone: 'red' },
  'proposal.expired': { icon: FileText, tone: 'amber' },
  'quote.sent': { icon: FileText, tone: 'act' },
  'quote.accepted': { icon: FileText, tone: 'green' },
  'quote.declined': { icon: FileText, tone: 'red' },
  'quote.asked': { icon: FileText, tone: 'amber' },
  'quote.expired': { icon: FileText, tone: 'amber' },
  'follow_up.snoozed': { icon: AlarmClock },
  'follow_up.cancelled': { icon: CalendarX },
  'follow_up.escalated': { icon: TriangleAlert, tone: 'amber' },
}

/** By the kind, else by the kind of record, else a plain pencil. */
const by_entity: Record<string, Look> = {
  order: { icon: ShoppingCart, tone: 'act' },
  proposal: { icon: FileText },
  quote: { icon: FileText },
  opportunity: { icon: Target, tone: 'act' },
  payment: { icon: Banknote, tone: 'green' },
  return: { icon: Undo2, tone: 'amber' },
  attachment: { icon: Paperclip },
  comment: { icon: MessageSquare },
  offer: { icon: Megaphone },
  check_in: { icon: MapPin },
  consent: { icon: MailCheck },
  ticket: { icon: Headset, tone: 'red' },
  // Its channel is of the conversation to come.
  follow_up: { icon: CalendarClock },
}

export function look_of(item: Happening): Look {
  const known = looks[item.kind] ?? by_entity[item.kind.split('.')[0] ?? '']
  if (known) return known
  return { icon: is_channel(item.channel) ? channel_icons[item.channel] : Pencil }
}

/** The text key of a conversation's title; other kinds have the server's word. */
export function title_key(item: Happening): TextKey | null {
  return item.kind === 'interaction.recorded' && is_channel(item.channel)
    ? `talk_${item.channel}`
    : null
}

/** Where an event leads, if there is a page for it. */
export function link_of(item: Happening): string | null {
  if (item.entity === 'inquiry') return `/inquiries/${item.entity_id}`
  if (item.entity === 'ticket') return `/tickets/${item.entity_id}`
  if (item.entity === 'comment') return `/comments/${item.entity_id}`
  if (item.entity === 'proposal') return `/proposals/${item.entity_id}`
  if (item.entity === 'quote') return `/quotes/${item.entity_id}`
  return item.entity === 'order' ? `/orders/${item.entity_id}` : null
}

/** Leaves out what another item tells already: that something was withdrawn, or entered before it
 * was confirmed or sent in the same moment. */
export function without_echoes(items: Happening[]): Happening[] {
  const withdrawn = new Set(items.filter((one) => one.withdrawn).map((one) => one.entity_id))
  const moment = (one: Happening) => `${one.entity_id} ${one.at}`
  const follows = (one: Happening) =>
    one.kind === 'order.confirmed' || one.kind === 'order.submitted'
  const entered = new Set(items.filter(follows).map(moment))
  return items.filter((one) => {
    if (one.kind === 'interaction.withdrawn') return !withdrawn.has(one.entity_id)
    return one.kind !== 'order.created' || !entered.has(moment(one))
  })
}
