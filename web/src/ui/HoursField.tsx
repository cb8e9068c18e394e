// One field for the hours of a day. What is typed stays as it was typed; it is given on as hours.
import { useState } from 'react'
import { useT } from '@/i18n'
import { hours_text, no_hours, read_hours, type OpenTime } from '@/lib/hours'
import './form.css'
import './hours_field.css'

interface HoursFieldProps {
  id: string
  label?: string
  value: OpenTime[]
  placeholder: string
  problems?: string[]
  disabled?: boolean
  onChange: (open: OpenTime[]) => void
}

export function HoursField(props: HoursFieldProps) {
  const { id, label, value, placeholder, problems = [], disabled, onChange } = props
  const [text, set_text] = useState<string | null>(null)
  const t = useT()
  const unread = text !== null && read_hours(text) === null
  const told = unread ? [t('form.not_hours')] : problems
  const note = told.length ? `${id}-note` : undefined
  return (
    <div className="hours-field">
      <input
        id={id}
        className="control num"
        aria-label={label}
        aria-invalid={!!note}
        aria-describedby={note}
        placeholder={placeholder}
        maxLength={200}
        disabled={disabled}
        value={text ?? hours_text(value)}
        onChange={(event) => {
          set_text(event.target.value)
          onChange(read_hours(event.target.value) ?? [no_hours])
        }}
        onBlur={() => {
          if (text !== null && read_hours(text)) set_text(null)
        }}
      />
      {note ? (
        <p id={note} className="field-error">
          {told.join(' ')}
        </p>
      ) : null}
    </div>
  )
}
