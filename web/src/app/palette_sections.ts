import type { LucideIcon } from 'lucide-react'
import { ChevronDown, Plus, StickyNote } from 'lucide-react'
import type { ShellKey, Translate } from '@/i18n'
import type { NoteHit, SearchItem } from '@/lib/api_types'
import type { Recent } from './recent'
import { record_path, resource_of_path } from './resource_list'
import type { Create, Resource } from './resource_types'

export interface PaletteEntry {
  key: string
  title: string
  to: string
  note?: string
  icon?: LucideIcon
  spans?: [number, number][]
  note_spans?: [number, number][]
  /** What somebody wrote: in full, with the note below it. */
  written?: boolean
  /** Loads more instead of going anywhere. */
  more?: boolean
}

export interface PaletteSection {
  key: string
  label: string
  entries: PaletteEntry[]
}

/** A note opens the page it is on, at its place; null when the product has none. */
function path_of_note(hit: NoteHit): string | null {
  if (hit.customer_id) return `/customers/${hit.customer_id}?entry=${hit.id}`
  if (hit.inquiry_id) return `/inquiries/${hit.inquiry_id}`
  return record_path(hit.entity, hit.id)
}

/** What was written down, newest first, and the way on when there may be more. */
export function notes_section(
  t: Translate<ShellKey>,
  hits: NoteHit[],
  more: boolean,
  when: (at: number) => string,
): PaletteSection | null {
  const entries: PaletteEntry[] = hits.flatMap((hit) => {
    const to = path_of_note(hit)
    if (!to) return []
    const note = [hit.title, hit.author_name, when(hit.at)].filter(Boolean).join(' · ')
    const icon = resource_of_path(to)?.icon ?? StickyNote
    return [{ key: hit.id, title: hit.words, spans: hit.spans, to, note, icon, written: true }]
  })
  if (more) {
    const title = t('palette.more_notes')
    entries.push({ key: 'more', title, to: '', icon: ChevronDown, more: true })
  }
  return entries.length ? { key: 'notes', label: t('palette.notes'), entries } : null
}

function matches(text: string, ...places: (string | undefined)[]): boolean {
  const wanted = text.toLowerCase()
  return places.some((place) =>
    place
      ?.toLowerCase()
      .split(' ')
      .some((word) => word.includes(wanted)),
  )
}

/** What was opened lately, then records by entity, then notes, then commands, then pages. Entities without a page are left out. */
export function palette_sections(
  t: Translate<ShellKey>,
  text: string,
  hits: SearchItem[],
  resources: Resource[],
  creates: Create[],
  recent: Recent[] = [],
  notes: PaletteSection | null = null,
): PaletteSection[] {
  const sections: PaletteSection[] = []
  if (recent.length) {
    const entries = recent.map(({ path, title }) => ({
      key: path,
      title,
      icon: resource_of_path(path)?.icon,
      to: path,
    }))
    sections.push({ key: 'recent', label: t('palette.recent'), entries })
  }
  for (const hit of hits) {
    const resource = resources.find((one) => (one.entity ?? one.key) === hit.entity)
    if (!resource) continue
    let section = sections.find((one) => one.key === resource.key)
    if (!section) {
      section = { key: resource.key, label: t(resource.label), entries: [] }
      sections.push(section)
    }
    section.entries.push({
      key: hit.id,
      title: hit.title,
      note: hit.by_phone
        ? [hit.subtitle, t('palette.by_phone')].filter(Boolean).join(' · ')
        : hit.subtitle,
      icon: resource.icon,
      spans: hit.spans,
      note_spans: hit.subtitle_spans,
      to: `${resource.path}/${hit.id}`,
    })
  }
  if (notes) sections.push(notes)
  const commands = creates
    .map((one) => ({ key: one.path, title: t(one.label), icon: Plus, to: one.path }))
    .filter((one) => !text || matches(text, one.title, one.key.replace(/\W/gu, ' ')))
  const pages = resources
    .filter((one) => !text || matches(text, t(one.label), one.words, one.key))
    .map((one) => ({ key: one.key, title: t(one.label), icon: one.icon, to: one.path }))
  if (commands.length) {
    sections.push({ key: 'commands', label: t('palette.commands'), entries: commands })
  }
  if (pages.length) sections.push({ key: 'pages', label: t('palette.pages'), entries: pages })
  return sections
}
