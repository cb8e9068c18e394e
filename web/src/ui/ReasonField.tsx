// Why something is put off or called off, in a small form's window.
import { useId } from 'react'
import './form.css'

const reason_limit = 500

interface ReasonFieldProps {
  label: string
  value: string
  onChange: (reason: string) => void
}

export function ReasonField({ label, value, onChange }: ReasonFieldProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        data-autofocus
        className="control control-long"
        rows={2}
        maxLength={reason_limit}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </>
  )
}
