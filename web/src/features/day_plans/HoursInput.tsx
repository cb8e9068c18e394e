// Hours of a day as pairs of times, in order; what cannot be read is not taken over.
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { read_time } from '@/lib/day_input'
import { Button, IconButton } from '@/ui/Button'
import { useText } from './i18n'
import { clock_of, minute_of, type Hours } from './model'

interface HoursInputProps {
  label: string
  value: Hours[]
  disabled?: boolean
  onChange: (hours: Hours[]) => void
}

const hour = 60
const day_end = 24 * hour - 1

export function HoursInput({ label, value, disabled, onChange }: HoursInputProps) {
  const t = useText()
  const put = (index: number, changed: Partial<Hours>) => {
    onChange(value.map((one, at) => (at === index ? { ...one, ...changed } : one)))
  }
  const last = value.at(-1)?.to_minute ?? 13 * hour
  return (
    <div className="day-hours" role="group" aria-label={label}>
      {value.map((one, index) => (
        <div key={index} className="row">
          <TimeInput
            label={t('from')}
            minute={one.from_minute}
            disabled={disabled}
            onMinute={(from_minute) => {
              put(index, { from_minute })
            }}
          />
          <span className="muted">–</span>
          <TimeInput
            label={t('to')}
            minute={one.to_minute}
            disabled={disabled}
            onMinute={(to_minute) => {
              put(index, { to_minute })
            }}
          />
          {disabled ? null : (
            <IconButton
              icon={X}
              label={t('remove_hours')}
              onClick={() => {
                onChange(value.filter((_, at) => at !== index))
              }}
            />
          )}
        </div>
      ))}
      {disabled ? null : (
        <Button
          size="small"
          icon={Plus}
          disabled={last + hour > day_end}
          onClick={() => {
            onChange([...value, { from_minute: last, to_minute: last + hour }])
          }}
        >
          {t('add_hours')}
        </Button>
      )}
    </div>
  )
}

interface TimeInputProps {
  label: string
  minute: number
  disabled?: boolean
  onMinute: (minute: number) => void
}

function TimeInput({ label, minute, disabled, onMinute }: TimeInputProps) {
  const [typed, set_typed] = useState<string | null>(null)
  const text = typed ?? clock_of(minute)
  return (
    <input
      className="control num day-time"
      aria-label={label}
      aria-invalid={read_time(text) === null}
      disabled={disabled}
      maxLength={5}
      value={text}
      onChange={(event) => {
        set_typed(event.target.value)
        const time = read_time(event.target.value)
        if (time && event.target.value.length >= 4) onMinute(minute_of(time))
      }}
      onBlur={() => {
        set_typed(null)
      }}
    />
  )
}
