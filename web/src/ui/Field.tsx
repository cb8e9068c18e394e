import type { ReactNode } from 'react'
import './form.css'

interface FieldProps {
  /** Id of the control inside. */
  id: string
  label: ReactNode
  required?: boolean
  help?: ReactNode
  errors?: string[]
  /** Columns taken in the form's two-column grid. */
  span?: 1 | 2
  children: ReactNode
}

/** Label, control, help and every problem of one field. Notes have the id `<id>-note`. */
export function Field({ id, label, required, help, errors = [], span = 1, children }: FieldProps) {
  return (
    <div className={`field field-${span}${errors.length ? ' field-bad' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required ? (
          <span className="field-star" aria-hidden>
            *
          </span>
        ) : null}
      </label>
      {children}
      <div id={`${id}-note`} className="field-note">
        {errors.map((text) => (
          <p key={text} className="field-error">
            {text}
          </p>
        ))}
        {!errors.length && help ? <p className="meta">{help}</p> : null}
      </div>
    </div>
  )
}
