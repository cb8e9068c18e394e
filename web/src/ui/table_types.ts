import type { ReactNode } from 'react'
import type { Row } from '@/lib/api_types'

export interface Column<T extends Row> {
  /** Field name: label, options and sortability come from the schema. */
  key: string
  title?: string
  render?: (row: T) => ReactNode
  align?: 'start' | 'end' | 'center'
  /** CSS width, e.g. `180px`. */
  width?: string
  /** Field to sort by when it is not `key`; `false` switches sorting off. */
  sort?: string | false
  hidden_at_first?: boolean
}

/** What a phone card shows of a row. */
export interface CardParts {
  title: ReactNode
  /** Grade or other mark before the title. */
  mark?: ReactNode
  /** Right end of the first line. */
  tag?: ReactNode
  /** Grey facts of the second line. */
  facts?: ReactNode[]
  /** Right end of the second line. */
  value?: ReactNode
}

export interface BulkAction<T extends Row> {
  key: string
  label: string
  danger?: boolean
  /** Runs for all chosen rows; a refusal is shown with its reference. */
  run?: (rows: T[]) => Promise<unknown>
  /** Instead of `run`: a window of its own that asks what to change, previews and does it. */
  dialog?: (rows: T[], close: (done: boolean) => void) => ReactNode
}
