import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus, Search } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocale, useT } from '@/i18n'
import { api } from '@/lib/api'
import type { NoteHit, SearchItem } from '@/lib/api_types'
import { useServerNow } from '@/lib/clock'
import { day_of, relative_day } from '@/lib/format'
import { composing } from '@/lib/keys'
import { useUser } from '@/lib/session'
import { useStore } from '@/lib/store'
import { Highlight } from '@/ui/Highlight'
import { Kbd } from '@/ui/Kbd'
import { useGo } from '@/ui/Link'
import { close_palette, palette_open } from './palette_store'
import { notes_section, palette_sections, type PaletteSection } from './palette_sections'
import { recent_items } from './recent'
import { possible_creates, visible_resources } from './resource_list'
import './palette.css'

const typing_pause_ms = 120

function usePaused(text: string): string {
  const [paused, set_paused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => {
      set_paused(text)
    }, typing_pause_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return paused
}

function useFound(q: string) {
  return useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) =>
      api.get<{ items: SearchItem[] }>('/search', { query: { q, limit: 20 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
}

interface NotesPage {
  items: NoteHit[]
  next_before: string | null
}

const notes_shown = 6

function useNotes(q: string) {
  return useInfiniteQuery({
    queryKey: ['search', 'notes', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<NotesPage>('/notes', {
        query: { q, limit: notes_shown, before: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_before ?? undefined,
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
}

/** How long ago, as a day. */
function useWhen(): (at: number) => string {
  const locale = useLocale()
  const zone = useUser().org.timezone
  const today = day_of(useServerNow(60_000), zone)
  return (at) => relative_day(day_of(at, zone), today, locale)
}

/** What was written down; nothing while nothing is typed. */
function useWritten(q: string, typed: boolean) {
  const t = useT()
  const notes = useNotes(q)
  const when = useWhen()
  const hits = typed ? (notes.data?.pages.flatMap((page) => page.items) ?? []) : []
  return {
    section: notes_section(t, hits, typed && notes.hasNextPage, when),
    asking: notes.isFetching,
    look_further: () => void notes.fetchNextPage(),
  }
}

/** Ctrl+K: finds records on the server, and pages and commands here. */
export function Palette() {
  const open = useStore(palette_open)
  return open ? <PaletteWindow /> : null
}

function PaletteWindow() {
  const t = useT()
  const user = useUser()
  const go = useGo()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, set_text] = useState('')
  const [at, set_at] = useState(0)
  const q = usePaused(text.trim())
  const found = useFound(q)
  const written = useWritten(q, text.trim() !== '')
  const hits = text.trim() ? (found.data?.items ?? []) : []
  const resources = visible_resources(user)
  const creates = possible_creates(user)
  const recent = text.trim() ? [] : recent_items()
  const { section } = written
  const sections = palette_sections(t, text.trim(), hits, resources, creates, recent, section)
  const flat = sections.flatMap((section) => section.entries)
  const active = Math.min(at, Math.max(0, flat.length - 1))
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
    }
  }, [])
  useEffect(() => {
    document.getElementById(`palette-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const choose = (index: number) => {
    const entry = flat[index]
    if (!entry) return
    if (entry.more) {
      written.look_further()
      return
    }
    close_palette()
    go(entry.to)
  }
  const on_key = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (composing(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && flat.length) {
      event.preventDefault()
      set_at((active + step + flat.length) % flat.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(active)
    }
  }
  const asking = found.isFetching || written.asking
  const nothing = flat.length === 0 && text.trim() !== '' && !asking && q === text.trim()
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.open')}
      onCancel={(event) => {
        event.preventDefault()
        close_palette()
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) close_palette()
      }}
    >
      <div className="palette-box">
        <div className="palette-input">
          <Search size={19} aria-hidden />
          <input
            autoFocus
            role="combobox"
            aria-expanded={flat.length > 0}
            aria-controls="palette-list"
            aria-activedescendant={flat.length ? `palette-${active}` : undefined}
            aria-label={t('palette.open')}
            placeholder={t('palette.placeholder')}
            value={text}
            onChange={(event) => {
              set_text(event.target.value)
              set_at(0)
            }}
            onKeyDown={on_key}
          />
          <button type="button" className="palette-esc" onClick={close_palette}>
            <Kbd>Esc</Kbd>
            <span className="phone-only">{t('action.close')}</span>
          </button>
        </div>
        <PaletteList sections={sections} active={active} onPoint={set_at} onChoose={choose} />
        {found.isError && q ? <p className="palette-note">{t('palette.failed')}</p> : null}
        {nothing && !found.isError ? (
          <p className="palette-note">
            <span className="strong">{t('palette.none', { q })}</span>
            <br />
            {t('palette.none_hint')}
          </p>
        ) : null}
        <footer className="palette-foot desk-only">{t('palette.hint')}</footer>
        <span className="sr-only" role="status">
          {q ? t('palette.results', { count: flat.length }) : ''}
        </span>
      </div>
    </dialog>
  )
}

interface PaletteListProps {
  sections: PaletteSection[]
  active: number
  onPoint: (index: number) => void
  onChoose: (index: number) => void
}

function PaletteList({ sections, active, onPoint, onChoose }: PaletteListProps) {
  const t = useT()
  const starts = sections.map((_, index) =>
    sections.slice(0, index).reduce((sum, one) => sum + one.entries.length, 0),
  )
  return (
    <div id="palette-list" role="listbox" aria-label={t('palette.short')} className="palette-list">
      {sections.map((section, part) => (
        <div key={section.key} role="group" aria-label={section.label}>
          <div className="palette-label" aria-hidden>
            {section.label}
          </div>
          {section.entries.map((entry, index) => {
            const place = (starts[part] ?? 0) + index
            const Icon = entry.icon ?? Plus
            return (
              <div
                key={entry.key}
                id={`palette-${place}`}
                role="option"
                aria-selected={place === active}
                className={entry.written ? 'palette-entry palette-written' : 'palette-entry'}
                onPointerMove={() => {
                  if (place !== active) onPoint(place)
                }}
                onClick={() => {
                  onChoose(place)
                }}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden />
                <span className={entry.written ? 'palette-words' : 'palette-title ellipsis'}>
                  <Highlight text={entry.title} spans={entry.spans} />
                </span>
                {entry.note ? (
                  <span className="meta ellipsis">
                    <Highlight text={entry.note} spans={entry.note_spans} />
                  </span>
                ) : null}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
