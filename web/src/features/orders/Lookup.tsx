// A text box that finds records on the server while one types, made for the keyboard: arrows move,
// Enter takes the best match even when the answer is still on its way, Esc closes. Half-composed
// syllables of an input method are neither searched for nor taken.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { composing } from '@/lib/keys'

interface LookupProps<T> {
  id: string
  label: string
  placeholder?: string
  /** What the box shows. */
  value: string
  find: (q: string, signal: AbortSignal) => Promise<T[]>
  key_of: (item: T) => string
  option: (item: T) => ReactNode
  onText: (text: string) => void
  onPick: (item: T) => void
  /** Enter with nothing to take: go on. */
  onNext?: () => void
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => void
  onPaste?: (text: string) => boolean
  auto_focus?: boolean
  invalid?: boolean
  described_by?: string
}

const typing_pause_ms = 90

interface Found<T> {
  q: string
  items: T[]
}

function useFinding<T>(find: LookupProps<T>['find']) {
  const [found, set_found] = useState<Found<T> | null>(null)
  const [busy, set_busy] = useState(false)
  const [failed, set_failed] = useState(false)
  // What is done with an answer still on its way.
  const on_found = useRef<((items: T[]) => void) | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<AbortController>(undefined)
  const stop = () => {
    on_found.current = null
    clearTimeout(timer.current)
    running.current?.abort()
  }
  useEffect(() => stop, [])
  const then = (act: (items: T[]) => void) => {
    on_found.current = act
  }
  const ask = async (q: string) => {
    const control = new AbortController()
    running.current = control
    try {
      const items = await find(q, control.signal)
      if (control.signal.aborted) return
      set_found({ q, items })
      set_busy(false)
      on_found.current?.(items)
      on_found.current = null
    } catch {
      if (control.signal.aborted) return
      set_failed(true)
      set_busy(false)
    }
  }
  const search = (q: string, pause = typing_pause_ms) => {
    stop()
    set_failed(false)
    set_busy(true)
    timer.current = setTimeout(() => void ask(q), pause)
  }
  return { found, busy, failed, search, stop, then }
}

export function Lookup<T>(props: LookupProps<T>) {
  const list_id = useId()
  const [open, set_open] = useState(false)
  const [active, set_active] = useState(0)
  // Typed since the last choice; Enter then means "take it".
  const typed = useRef(false)
  const finding = useFinding(props.find)
  const take = (item: T | undefined) => {
    if (item === undefined) return
    typed.current = false
    finding.stop()
    set_open(false)
    props.onPick(item)
  }
  const items = finding.found?.items ?? []
  const type = (text: string, composing: boolean) => {
    typed.current = true
    props.onText(text)
    if (composing) return
    set_open(true)
    set_active(0)
    finding.search(text.trim())
  }
  const on_enter = () => {
    if (typed.current && props.value.trim()) {
      if (finding.busy)
        finding.then((found) => {
          take(found[0])
        })
      else take(items[active])
    } else if (open && items.length && !typed.current && active > 0) take(items[active])
    else props.onNext?.()
  }
  const on_key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (composing(event)) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (plain && open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      set_active((now) => Math.min(items.length - 1, Math.max(0, now + step)))
    } else if (plain && event.key === 'ArrowDown' && event.currentTarget.value.trim() === '') {
      event.preventDefault()
      set_open(true)
      finding.search('', 0)
    } else if (plain && event.key === 'Enter') {
      event.preventDefault()
      on_enter()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      set_open(false)
    } else if (event.key === 'Tab' && typed.current && open && items.length) take(items[active])
    else props.onKey?.(event)
  }
  const shown = open && (finding.found !== null || finding.failed)
  return (
    <div className="lookup">
      <input
        id={props.id}
        className="control"
        role="combobox"
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={shown ? list_id : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && items.length ? `${list_id}-${active}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.described_by}
        autoComplete="off"
        autoFocus={props.auto_focus}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => {
          type(event.target.value, (event.nativeEvent as InputEvent).isComposing)
        }}
        onCompositionEnd={(event) => {
          type(event.currentTarget.value, false)
        }}
        onKeyDown={on_key}
        onFocus={(event) => {
          event.currentTarget.select()
          event.currentTarget.scrollIntoView({ block: 'nearest' })
        }}
        onBlur={() => {
          set_open(false)
        }}
        onPaste={(event) => {
          if (props.onPaste?.(event.clipboardData.getData('text'))) event.preventDefault()
        }}
      />
      {shown ? (
        <Options
          {...props}
          list_id={list_id}
          items={items}
          active={active}
          old={finding.busy}
          failed={finding.failed}
          onTake={take}
        />
      ) : null}
    </div>
  )
}

interface OptionsProps<T> extends Pick<LookupProps<T>, 'label' | 'key_of' | 'option'> {
  list_id: string
  items: T[]
  active: number
  /** The next answer is on its way. */
  old: boolean
  failed: boolean
  onTake: (item: T) => void
}

function Options<T>(props: OptionsProps<T>) {
  const { list_id, items, active } = props
  const t = useT()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <ul ref={list} id={list_id} className="lookup-list" role="listbox" aria-label={props.label}>
      {items.map((item, index) => (
        <li
          key={props.key_of(item)}
          id={`${list_id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={props.old ? 'lookup-old' : ''}
          onPointerDown={(event) => {
            event.preventDefault()
            props.onTake(item)
          }}
        >
          {props.option(item)}
        </li>
      ))}
      {items.length ? null : (
        <li className="lookup-none muted" role="option" aria-selected={false} aria-disabled>
          {t(props.failed ? 'state.error' : 'list.no_match')}
        </li>
      )}
    </ul>
  )
}
