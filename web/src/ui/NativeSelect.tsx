// A short list of words as the browser draws it: light, and at home on a phone.
import { ChevronDown } from 'lucide-react'
import './list_page.css'

interface NativeSelectProps<T extends string> {
  id?: string
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

export function NativeSelect<T extends string>(props: NativeSelectProps<T>) {
  const { id, label, options, value, onChange } = props
  return (
    <span className="list-filter">
      <select
        id={id}
        aria-label={label}
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
