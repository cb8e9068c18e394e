// What a form is told by its page, and what it hands back. Draws nothing.
import type { ReactNode } from 'react'
import type { FieldProblem } from '@/lib/api_types'
import type { Values } from '@/lib/form_values'
import type { ControlKind } from '@/lib/meta'
import type { ControlProps } from './controls'

export interface FormField {
  name: string
  /** What follows overrides the schema. */
  label?: string
  kind?: ControlKind
  required?: boolean
  help?: ReactNode
  placeholder?: string
  span?: 1 | 2
  options?: { value: string; label: string }[]
  auto_complete?: string
  /** Another control, e.g. a Picker; use the given id for it. */
  render?: (props: ControlProps, values: Values, inner: FieldProblem[]) => ReactNode
  /** `render` shows the problems inside its list itself (`inner`, paths from the list on). */
  shows_inner?: boolean
  /** Opens a section of the form. */
  heading?: ReactNode
  /** How its value is read where it is compared with another version's. */
  show?: (value: unknown, other: unknown) => ReactNode
}

export interface Submission {
  /** Everything in the form. */
  values: Values
  /** Only what differs from `initial`: the body of a PATCH. */
  changed: Values
  key: string
  version: number | undefined
  /** Codes of warnings the user ticked. */
  acknowledged: string[]
}

export interface EntityFormProps<Out> {
  entity: string
  fields: (string | FormField)[]
  /** The record being changed, or first values of a new one. */
  initial?: Values
  /** Version for If-Match when a record is changed. */
  version?: number
  onSubmit: (submission: Submission) => Promise<Out>
  onDone: (out: Out) => void
  onCancel?: () => void
  submit_label?: string
  /** Name under which an unsent draft survives a reload; none: no draft. */
  draft?: string
  /** Called on every change: duplicate checks while typing. */
  onValues?: (values: Values) => void
  /** The field in which one begins. */
  focus?: string
  /** Only to be read. */
  locked?: boolean
  /** Between fields and buttons. */
  children?: ReactNode
}
