// What of one kind is open with a customer: the first rows, the way to all of them, and the button that
// begins another.
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './Button'
import { Card, CardRow } from './Card'
import { Link } from './Link'

interface OpenCardProps<T> {
  title: string
  /** The list of all of them. */
  all: string
  /** Nothing yet: the card is not drawn. */
  items: T[] | undefined
  empty: string
  /** For whoever may. */
  begin?: { label: string; icon: LucideIcon; to: string } | false
  row: (item: T) => ReactNode
}

export function OpenCard<T>({ title, all, items, empty, begin, row }: OpenCardProps<T>) {
  if (!items) return null
  return (
    <Card
      title={<Link to={all}>{title}</Link>}
      inset="rows"
      extra={
        begin ? (
          <LinkButton size="small" kind="quiet" icon={begin.icon} to={begin.to}>
            {begin.label}
          </LinkButton>
        ) : null
      }
    >
      {items.length ? items.map(row) : <CardRow title={<span className="muted">{empty}</span>} />}
    </Card>
  )
}
