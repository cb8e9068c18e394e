// The form of settings of which there is one. Begins with what was found and stays with it: what others
// save meanwhile comes as a conflict and loses nothing that is being typed. Whoever leaves with changes is
// asked.
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { changed_values, type Values } from '@/lib/form_values'
import { Card } from './Card'
import { EntityForm, type FormField } from './EntityForm'
import { LeaveGuard } from './LeaveGuard'
import { toast } from './toast_store'

interface SettingsFormProps<T extends Row> {
  entity: string
  path: string
  /** Under which the page asked for `found`. */
  query_key: readonly unknown[]
  found: T
  fields: FormField[]
  /** Only to be read. */
  locked: boolean
  saved_text: string
  /** What is sent, where it is not just what changed. */
  body_of?: (changed: Values) => Values
  /** With every change, and with what was saved. */
  onValues?: (values: Values) => void
  onSaved?: (saved: T) => void
  onCancel?: () => void
}

export function SettingsForm<T extends Row>(props: SettingsFormProps<T>) {
  const { entity, path, query_key, found, fields, locked, saved_text, body_of, onValues } = props
  const client = useQueryClient()
  const [base, set_base] = useState(found)
  const shown = locked ? found : base
  const initial = Object.fromEntries(fields.map(({ name }) => [name, shown[name]]))
  // Not drawn: whoever leaves right after saving must find it told already.
  const dirty = useRef(false)
  return (
    <Card>
      <LeaveGuard is_dirty={() => dirty.current} />
      <EntityForm<T>
        key={shown.version}
        entity={entity}
        fields={fields}
        initial={initial}
        version={shown.version}
        locked={locked}
        onValues={(values) => {
          dirty.current = Object.keys(changed_values(initial, values)).length > 0
          onValues?.(values)
        }}
        onSubmit={({ changed, version }) =>
          api.patch<T>(path, body_of?.(changed) ?? changed, version ?? 0)
        }
        onDone={(saved) => {
          dirty.current = false
          toast.done(saved_text)
          set_base(saved)
          client.setQueryData(query_key, saved)
          onValues?.(saved)
          props.onSaved?.(saved)
        }}
        onCancel={
          props.onCancel &&
          (() => {
            dirty.current = false
            props.onCancel?.()
          })
        }
      />
    </Card>
  )
}
