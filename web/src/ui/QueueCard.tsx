// What is worked through from the top, by keyboard or finger: the rows, what to do when there are
// none, more at the end. Never reorders under the pointer: a notice says that rows changed.
import { RefreshCw } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useT } from '@/i18n'
import type { useListChanges } from '@/lib/use_list'
import { Button } from './Button'
import { Card } from './Card'
import { Loaded } from './States'
import './queue_card.css'

interface QueueCardProps<T> {
  /** Of `useList`, or pages like its. */
  list: {
    error: unknown
    isPending: boolean
    isFetching: boolean
    hasNextPage: boolean
    refetch: () => unknown
    fetchNextPage: () => unknown
  }
  /** The rows of all pages; nothing while there is no answer. */
  items: T[] | undefined
  /** Keyboard position (`useQueueKeys`). */
  at: number
  row: (item: T, active: boolean) => ReactNode
  empty: ReactNode
  /** Of `useListChanges`, where the rows are not fetched again by themselves. */
  changes?: ReturnType<typeof useListChanges>
  className?: string
}

export function QueueCard<T extends { id: string }>(props: QueueCardProps<T>) {
  const { list, items, at, row, empty, changes, className = '' } = props
  const t = useT()
  return (
    <Card inset="rows" className={`queue ${className}`}>
      <div {...changes?.watch} aria-busy={list.isFetching}>
        {changes?.stale ? (
          <Button size="small" className="queue-stale" icon={RefreshCw} onClick={changes.refresh}>
            {t('list.updated')}
          </Button>
        ) : null}
        <Loaded query={{ ...list, data: items }} lines={8}>
          {(found) =>
            found.length
              ? found.map((item, index) => (
                  <Fragment key={item.id}>{row(item, index === at)}</Fragment>
                ))
              : empty
          }
        </Loaded>
        {list.hasNextPage ? (
          <div className="queue-more">
            <Button busy={list.isFetching} onClick={() => void list.fetchNextPage()}>
              {t('list.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  )
}
