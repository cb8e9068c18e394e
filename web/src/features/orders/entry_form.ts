// What the parts of the form of an order are told, and where the hands go next.
import type { ReactNode } from 'react'
import type { Entry, EntryChange } from './entry'
import type { OrderPayment } from './payment'

export interface EntryFormProps {
  entry: Entry
  onChange: (change: EntryChange) => void
  /** Problems of the head by field. */
  problems: Map<string, string>
  strict: boolean
  busy: boolean
  notice?: ReactNode
  /** Whose order it is does not change any more. */
  fixed_customer?: boolean
  /** What it is to be paid by while nothing else is chosen; none: what the customer pays by. */
  kept_term?: OrderPayment | undefined
  /** The draft being changed: no twin of itself. */
  except_id?: string | undefined
  submit_label: string
  onReview: () => void
}

export const focus_on = (id: string) => document.getElementById(id)?.focus()
