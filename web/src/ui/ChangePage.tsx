// The page on which a record is changed: its form, for whoever may. What the form is stays the
// feature's.
import type { ReactNode } from 'react'
import type { Row } from '@/lib/api_types'
import { useRecord } from '@/lib/use_record'
import { Page } from './Page'
import { Loaded, NoPermission } from './States'

interface ChangePageProps<T> {
  entity: string
  /** Where records of its kind are: `/contracts`. */
  path: string
  id: string
  title: string
  /** What the record is called, below the title. */
  name_of?: (record: T) => ReactNode
  /** What the record must allow: `edit` unless said otherwise. */
  action?: string
  children: (record: T) => ReactNode
}

export function ChangePage<T extends Row>(props: ChangePageProps<T>) {
  const { entity, path, id, title, name_of, action = 'edit', children } = props
  const record = useRecord<T>(entity, path, id)
  const name = record.data ? name_of?.(record.data) : null
  return (
    <Page title={title} subtitle={name} layout="narrow">
      <Loaded query={record} lines={8}>
        {(found) => (found.actions?.includes(action) ? children(found) : <NoPermission />)}
      </Loaded>
    </Page>
  )
}
