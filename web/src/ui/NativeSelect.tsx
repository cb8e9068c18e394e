// A short list of words as the browser draws it: light, and at home on a phone.
import { ChevronDown } from 'lucide-react'
import './list_page.css'

interface NativeSelectProps<T extends string> {
  id?: string
  label: string
  options: readonly { value: T; label: string }[]
  /** Where it stands why the choice is refused. */
  described_by?: string
  value: T
  onChange: (value: T) => void
}

export function NativeSelect<T extends string>(props: NativeSelectProps<T>) {
  const { id, label, options, described_by, value, onChange } = props
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
