// One control per kind of field. Values are wire values: minor units, ten-thousandths, UTC
// milliseconds, `YYYY-MM-DD`; null means empty.
import Select from 'antd/es/select'
import { useState } from 'react'
import { useT } from '@/i18n'
import { instant_of, is_day, read_time } from '@/lib/day_input'
import { day_of, format_instant, minor_digits, parse_scaled, unparse_scaled } from '@/lib/format'
import { unreadable } from '@/lib/form_values'
import type { ControlKind } from '@/lib/meta'
import { useMaybeUser } from '@/lib/session'
import { DateField } from './DateField'

export interface ControlProps {
  id: string
  kind: ControlKind
  value: unknown
  onChange: (value: unknown) => void
  options?: { value: string; label: string }[]
  placeholder?: string
  max_length?: number
  disabled?: boolean
  invalid?: boolean
  described_by?: string
  auto_focus?: boolean
  auto_complete?: string
  /** A choice that must be made cannot be taken back. */
  required?: boolean
  /** Unit at the right end of a number. */
  unit?: string
}

const price_digits = 4

export function Control(props: ControlProps) {
  switch (props.kind) {
    case 'long_text':
      return <LongText {...props} />
    case 'money':
    case 'price':
    case 'percent':
    case 'integer':
    case 'number':
      return <NumberInput {...props} />
    case 'choice':
    case 'choices':
      return <ChoiceInput {...props} />
    case 'date':
      return <DateInput {...props} />
    case 'instant':
      return <InstantInput {...props} />
    case 'boolean':
      return <BooleanInput {...props} />
    default:
      return <TextInput {...props} />
  }
}

function marks({ id, invalid, described_by, disabled }: ControlProps) {
  return {
    id,
    disabled,
    'aria-invalid': invalid || undefined,
    'aria-describedby': described_by,
  }
}

const input_types: Partial<Record<ControlKind, string>> = {
  email: 'email',
  phone: 'tel',
  password: 'password',
}

function TextInput(props: ControlProps) {
  return (
    <input
      {...marks(props)}
      className="control"
      type={input_types[props.kind] ?? 'text'}
      autoComplete={props.auto_complete ?? 'off'}
      autoFocus={props.auto_focus}
      placeholder={props.placeholder}
      value={String(props.value ?? '')}
      onChange={(event) => {
        props.onChange(event.target.value || null)
      }}
    />
  )
}

function LongText(props: ControlProps) {
  return (
    <textarea
      {...marks(props)}
      className="control control-long"
      rows={3}
      autoFocus={props.auto_focus}
      placeholder={props.placeholder}
      value={String(props.value ?? '')}
      onChange={(event) => {
        props.onChange(event.target.value || null)
      }}
    />
  )
}

function useDigits(kind: ControlKind): { digits: number; least: number; sign: string } {
  const currency = useMaybeUser()?.org.currency ?? 'CNY'
  const money = minor_digits(currency)
  const sign = new Intl.NumberFormat('zh-CN', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value
  if (kind === 'money') return { digits: money, least: money, sign: sign ?? '' }
  if (kind === 'price') return { digits: price_digits, least: money, sign: sign ?? '' }
  return { digits: 0, least: 0, sign: '' }
}

/** Numbers are typed as text, so that half a number is never turned into another one. */
function NumberInput(props: ControlProps) {
  const { kind, value, onChange, unit } = props
  const { digits, least, sign } = useDigits(kind)
  const scaled = digits > 0 || kind === 'integer'
  const shown = (now: unknown) => {
    if (typeof now !== 'number') return ''
    return scaled ? unparse_scaled(now, digits, least) : String(now)
  }
  const [text, set_text] = useState(shown(value))
  const read = (next: string): unknown => {
    if (!next.trim()) return null
    if (scaled) return parse_scaled(next, digits) ?? unreadable
    const plain = Number(next.normalize('NFKC').replace(/[,\s%]/gu, ''))
    return Number.isFinite(plain) ? plain : unreadable
  }
  const outside = value !== unreadable && read(text) !== (value ?? null)
  return (
    <span className="control control-number" data-invalid={props.invalid || undefined}>
      {sign ? <span aria-hidden>{sign}</span> : null}
      <input
        {...marks(props)}
        className="num"
        inputMode="decimal"
        autoComplete="off"
        autoFocus={props.auto_focus}
        placeholder={props.placeholder}
        value={outside ? shown(value) : text}
        onChange={(event) => {
          set_text(event.target.value)
          onChange(read(event.target.value))
        }}
        onBlur={() => {
          if (value !== unreadable) set_text(shown(value))
        }}
      />
      {unit ? <span aria-hidden>{unit}</span> : null}
    </span>
  )
}

function ChoiceInput(props: ControlProps) {
  const t = useT()
  const many = props.kind === 'choices'
  const options = props.options ?? []
  return (
    <Select
      id={props.id}
      className="control-wide"
      mode={many ? 'multiple' : undefined}
      disabled={props.disabled}
      status={props.invalid ? 'error' : undefined}
      placeholder={props.placeholder ?? t('form.pick')}
      allowClear={!many && !props.required}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      aria-describedby={props.described_by}
      value={(props.value ?? (many ? [] : undefined)) as never}
      onChange={(value: unknown) => {
        props.onChange(value ?? null)
      }}
    />
  )
}

function DateInput(props: ControlProps) {
  return (
    <DateField
      {...props}
      value={props.value as string | null}
      placeholder={props.placeholder}
      onChange={props.onChange}
    />
  )
}

/** A day and a time of it, as a clock in the organisation's zone shows them. */
function InstantInput(props: ControlProps) {
  const { id, value, onChange } = props
  const t = useT()
  const zone = useMaybeUser()?.org.timezone ?? 'Asia/Shanghai'
  const at = typeof value === 'number' ? value : null
  const [day, set_day] = useState(() => (at === null ? null : day_of(at, zone)))
  const [time, set_time] = useState(() => (at === null ? '' : format_instant(at, zone, 'time')))
  const give = (next_day: string | null, next_time: string) => {
    set_day(next_day)
    set_time(next_time)
    const read = read_time(next_time)
    if (!next_day) onChange(null)
    else onChange(read && is_day(next_day) ? instant_of(next_day, read, zone) : unreadable)
  }
  return (
    <span className="control-instant">
      <DateField
        {...props}
        value={day}
        onChange={(next) => {
          give(next, time)
        }}
      />
      <input
        className="control num"
        aria-label={t('date.time')}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.described_by}
        id={`${id}-time`}
        disabled={props.disabled}
        autoComplete="off"
        placeholder="09:30"
        value={time}
        onChange={(event) => {
          give(day, event.target.value)
        }}
        onBlur={() => {
          set_time(read_time(time) ?? time)
        }}
      />
    </span>
  )
}

function BooleanInput(props: ControlProps) {
  return (
    <input
      {...marks(props)}
      type="checkbox"
      checked={props.value === true}
      onChange={(event) => {
        props.onChange(event.target.checked)
      }}
    />
  )
}
