// The one field for a day. It speaks the product's language, not the browser's, and is made for
// the keyboard: type 2026-12-01, 12-1 or +3; ↓ opens the calendar, arrows and Page keys move in it,
// Enter takes the day, Esc closes. What cannot be read as a day is given on as it was typed, for
// the server to name at its field; nothing typed is lost or turned into another day.
import { CalendarDays } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useLocale, useT } from '@/i18n'
import { server_now } from '@/lib/clock'
import { add_days, add_months, is_day, read_day, within } from '@/lib/day_input'
import { day_of } from '@/lib/format'
import { composing } from '@/lib/keys'
import { useMaybeUser } from '@/lib/session'
import { Calendar } from './Calendar'
import './form.css'
import './date_field.css'

export interface DateFieldProps {
  id: string
  /** `YYYY-MM-DD`, or what was typed instead; null or empty is no day. */
  value: string | null | undefined
  onChange: (value: string | null) => void
  min?: string
  max?: string
  label?: string
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  described_by?: string
  /** Enter with the calendar closed: go on. */
  onNext?: () => void
}

const moves: Record<string, (on: string) => string> = {
  ArrowLeft: (on) => add_days(on, -1),
  ArrowRight: (on) => add_days(on, 1),
  ArrowUp: (on) => add_days(on, -7),
  ArrowDown: (on) => add_days(on, 7),
  PageUp: (on) => add_months(on, -1),
  PageDown: (on) => add_months(on, 1),
}

/** Touched, the calendar is what one wants, not the keyboard over it. */
const by_touch = () => matchMedia('(pointer: coarse)').matches

/** The day of the week, after the day itself as long as something else stands for it. */
function Understood({ day, text, today }: { day: string; text: string; today: string }) {
  const weekday = new Intl.DateTimeFormat(useLocale(), { weekday: 'short', timeZone: 'UTC' })
  return (
    <span className="date-field-weekday num" role="status">
      {day === text ? '' : `${day.startsWith(today.slice(0, 5)) ? day.slice(5) : day} `}
      {weekday.format(Date.parse(day))}
    </span>
  )
}

function useDay(props: DateFieldProps) {
  const { value, onChange, min, max } = props
  const today = day_of(server_now(), useMaybeUser()?.org.timezone ?? 'Asia/Shanghai')
  // Only while one types; afterwards the day stands there as it was understood.
  const [text, set_text] = useState<string | null>(null)
  const day = value && is_day(value) ? value : null
  const type = (typed: string) => {
    set_text(typed)
    onChange(read_day(typed, today, { min, max }) ?? (typed.trim() || null))
  }
  const settle = () => {
    set_text(null)
  }
  return { today, day, text: text ?? value ?? '', typing: text !== null, type, settle }
}

/** Which month is shown and on which day of it the arrow keys stand, null before the first arrow. */
function useCalendar(start: string) {
  const [open, set_open] = useState(false)
  const [at, set_at] = useState<string | null>(null)
  const [month, set_month] = useState<string | null>(null)
  const turn = (to: string | null) => {
    set_at(null)
    set_month(to)
  }
  const move = (key: string): boolean => {
    const step = moves[key]
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight'
    // Until the arrows have entered the calendar, ← and → belong to the text.
    if (!open || !step || (sideways && !at)) return false
    set_at(at ? step(at) : key.startsWith('Page') ? step(start) : start)
    return true
  }
  return {
    ...{ open, at, move, turn },
    month: at ?? month ?? start,
    show: () => {
      turn(null)
      set_open(true)
    },
    close: () => {
      turn(null)
      set_open(false)
    },
  }
}

export function DateField(props: DateFieldProps) {
  const { id, onChange, min, max } = props
  const t = useT()
  const calendar_id = useId()
  const box = useRef<HTMLSpanElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { today, day, text, typing, type, settle } = useDay(props)
  const { open, at, month, move, turn, show, close } = useCalendar(day ?? today)
  const bad = props.invalid || (!typing && text !== '' && !day)
  const leave = () => {
    settle()
    close()
  }
  const take = (on: string | null) => {
    if (on && !within(on, { min, max })) return
    onChange(on)
    leave()
    input.current?.focus()
  }
  const on_key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (composing(event) || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && open) close()
    else if (event.key === 'ArrowDown' && !open) show()
    else if (event.key === 'Enter' && at) take(at)
    else if (event.key === 'Enter' && props.onNext) {
      leave()
      props.onNext()
    } else if (!move(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span
      ref={box}
      className="control date-field"
      data-invalid={bad || undefined}
      data-disabled={props.disabled || undefined}
    >
      <input
        ref={input}
        id={id}
        className="num"
        role="combobox"
        aria-haspopup="grid"
        aria-expanded={open}
        aria-controls={open ? calendar_id : undefined}
        aria-activedescendant={open && at ? `${calendar_id}-${at}` : undefined}
        aria-label={props.label}
        aria-invalid={bad || undefined}
        aria-describedby={props.described_by}
        autoComplete="off"
        inputMode={by_touch() ? 'none' : undefined}
        disabled={props.disabled}
        placeholder={props.placeholder ?? t('date.hint')}
        value={text}
        onChange={(event) => {
          turn(null)
          type(event.target.value)
        }}
        onClick={show}
        onKeyDown={on_key}
        onBlur={leave}
      />
      {day ? <Understood day={day} text={text} today={today} /> : null}
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('date.open')}
        disabled={props.disabled}
        onMouseDown={(event) => {
          event.preventDefault()
        }}
        onClick={() => {
          input.current?.focus()
          if (open) close()
          else show()
        }}
      >
        <CalendarDays size={15} aria-hidden />
      </button>
      {open ? (
        <Calendar
          id={calendar_id}
          anchor={box}
          month={month}
          today={today}
          chosen={day}
          at={at}
          limits={{ min, max }}
          onMonth={turn}
          onPick={take}
          onClose={close}
        />
      ) : null}
    </span>
  )
}
