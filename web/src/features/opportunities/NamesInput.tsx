// A few names in one line, separated as people do it. What is being typed stays as typed; the value is
// the list.
import { useState } from 'react'
import { names_in } from './names'

interface NamesInputProps {
  id: string
  value: string[]
  onChange: (names: string[]) => void
}

export function NamesInput({ id, value, onChange }: NamesInputProps) {
  const [text, set_text] = useState(value.join('、'))
  return (
    <input
      id={id}
      className="control"
      value={text}
      onChange={(event) => {
        set_text(event.target.value)
        onChange(names_in(event.target.value))
      }}
      onBlur={() => {
        set_text(names_in(text).join('、'))
      }}
    />
  )
}
