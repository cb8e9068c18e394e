// Whom a card is for: an industry of customers, chosen among those there are, or a new one.
import { useId } from 'react'
import { useSegments } from './model'

interface SegmentInputProps {
  id: string
  value: string
  onChange: (value: string) => void
}

export function SegmentInput({ id, value, onChange }: SegmentInputProps) {
  const list = useId()
  const segments = useSegments().data?.items ?? []
  return (
    <>
      <input
        id={id}
        className="control"
        list={list}
        maxLength={60}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      <datalist id={list}>
        {segments.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
