// A short list of what was set up, all of it at once, and the window in which one is added or changed.
import type { UseQueryResult } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ListOf } from '@/lib/api_types'
import { Button } from './Button'
import { Card } from './Card'
import { Empty, Loaded } from './States'

interface SetupCardProps<T> {
  title: string
  query: UseQueryResult<ListOf<T>>
  /** What the button says; none: no further one can be added. */
  add: string | null
  none: { title: string; note: string }
  row: (one: T, onEdit: (one: T) => void) => ReactNode
  /** The window of one of them, or of a new one. */
  dialog: (one: T | null, onClose: () => void) => ReactNode
}

export function SetupCard<T>({ title, query, add, none, row, dialog }: SetupCardProps<T>) {
  const [editing, set_editing] = useState<{ one: T | null } | null>(null)
  const edit = (one: T | null) => {
    set_editing({ one })
  }
  const button = add ? (
    <Button
      icon={Plus}
      size="small"
      onClick={() => {
        edit(null)
      }}
    >
      {add}
    </Button>
  ) : null
  return (
    <Card title={title} extra={query.data?.items.length ? button : null} inset="rows">
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length ? (
            items.map((one) => row(one, edit))
          ) : (
            <Empty title={none.title} note={none.note} action={button} />
          )
        }
      </Loaded>
      {editing
        ? dialog(editing.one, () => {
            set_editing(null)
          })
        : null}
    </Card>
  )
}
