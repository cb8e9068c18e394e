// A short list of words as the browser draws it: light, and at home on a phone.
import { ChevronDown } from 'lucide-react'
import { goes_on } from '@/lib/keys'
import './list_page.css'

interface NativeSelectProps<T extends string> {
  id?: string
  label: string
  options: readonly { value: T; label: string }[]
  /** Where it stands why the choice is refused. */
  described_by?: string
  value: T
  onChange: (value: T) => void
  /** Enter goes on. */
  onNext?: () => void
}

export function NativeSelect<T extends string>(props: NativeSelectProps<T>) {
  const { id, label, options, described_by, value, onChange, onNext } = props
  return (
    <span className="list-filter">
      <select
        id={id}
        aria-label={label}
        aria-invalid={described_by ? true : undefined}
        aria-describedby={described_by}
        value={value}
        onChange={(event) => {
          onChange(event.target.value as T)
        }}
        onKeyDown={(event) => {
          if (!onNext || !goes_on(event)) return
          event.preventDefault()
          onNext()
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <ChevronDown size={15} aria-hidden />
    </span>
  )
}
