import { ChevronDown, Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import type { ListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { Kbd } from './Kbd'
import { keys_taken } from './queue_keys'

export interface FilterSpec {
  /** Query parameter. */
  name: string
  label: string
  options: { value: string; label: string }[]
}

interface ListToolsProps {
  entity: string
  state: ListState
  onChange: (change: Partial<ListState>) => void
  filters: (string | FilterSpec)[]
  /** What is searched; without it there is no box. */
  hint?: string
  end?: ReactNode
  /** Instead of them on a phone. */
  phone_end?: ReactNode
}

const typing_pause_ms = 220

/** Search box (F), one choice per filter, settings at the end. */
export function ListTools(props: ListToolsProps) {
  const { entity, state, onChange, filters, hint, end, phone_end } = props
  const meta = useMeta(entity)
  const specs = filters.flatMap((one): FilterSpec[] => {
    if (typeof one !== 'string') return [one]
    const field = meta.field(one)
    return field?.enum ? [{ name: one, label: field.label, options: field.enum }] : []
  })
  return (
    <div className="list-tools">
      {hint ? (
        <SearchBox
          value={state.q}
          hint={hint}
          onValue={(q) => {
            onChange({ q })
          }}
        />
      ) : null}
      {specs.map((spec) => {
        const value = state.filters[spec.name] ?? ''
        return (
          <span key={spec.name} className={`list-filter${value ? ' list-filter-on' : ''}`}>
            <select
              aria-label={spec.label}
              value={value}
              onChange={(event) => {
                onChange({ filters: { ...state.filters, [spec.name]: event.target.value } })
              }}
            >
              <option value="">{spec.label}</option>
              {spec.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
            <ChevronDown size={15} aria-hidden />
          </span>
        )
      })}
      <div className="row push desk-only">{end}</div>
      {phone_end ? <div className="row push phone-only">{phone_end}</div> : null}
    </div>
  )
}

interface SearchBoxProps {
  value: string
  hint: string
  onValue: (value: string) => void
}

export function SearchBox({ value, hint, onValue }: SearchBoxProps) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [text, set_text] = useState(value)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    set_text(value)
  }, [value])
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (keys_taken(event) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
      clearTimeout(timer.current)
    }
  }, [])
  const type = (next: string) => {
    set_text(next)
    clearTimeout(timer.current)
    // Half-composed syllables are not what the user searches for.
    if (composing.current) return
    timer.current = setTimeout(() => {
      onValue(next.trim())
    }, typing_pause_ms)
  }
  return (
    <div className="search-box">
      <Search size={16} aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={t('list.search')}
        placeholder={hint}
        value={text}
        onChange={(event) => {
          type(event.target.value)
        }}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={(event) => {
          composing.current = false
          type(event.currentTarget.value)
        }}
      />
      {text ? (
        <button
          type="button"
          aria-label={t('list.clear')}
          onClick={() => {
            set_text('')
            onValue('')
            input.current?.focus()
          }}
        >
          <X size={15} aria-hidden />
        </button>
      ) : (
        <Kbd>F</Kbd>
      )}
    </div>
  )
}
