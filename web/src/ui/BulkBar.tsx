import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import type { Row } from '@/lib/api_types'
import { Button } from './Button'
import { Dialog } from './Dialog'
import type { BulkAction } from './table_types'
import { toast } from './toast_store'

interface BulkBarProps<T extends Row> {
  entity: string
  actions: BulkAction<T>[]
  rows: T[]
  name_of: (row: T) => ReactNode
  /** Chooses every row that matches, page after page; absent when all are chosen. */
  onAll?: () => Promise<void>
  onDone: () => void
}

const preview_limit = 12

/** What to do with the chosen rows; a preview names them before anything happens. */
export function BulkBar<T extends Row>({
  entity,
  actions,
  rows,
  name_of,
  onAll,
  onDone,
}: BulkBarProps<T>) {
  const t = useT()
  const client = useQueryClient()
  const [action, set_action] = useState<BulkAction<T> | null>(null)
  const [busy, set_busy] = useState(false)
  const [choosing, set_choosing] = useState(false)
  if (!rows.length) return null
  const run = async (chosen: BulkAction<T>) => {
    set_busy(true)
    try {
      await chosen.run?.(rows)
      toast.done(t('list.bulk_done', { action: chosen.label, count: rows.length }))
      onDone()
    } catch (error) {
      toast.error(t('state.failed'), error)
    } finally {
      set_busy(false)
      set_action(null)
      await client.invalidateQueries({ queryKey: [entity] })
    }
  }
  const close = (done: boolean) => {
    set_action(null)
    if (!done) return
    onDone()
    void client.invalidateQueries({ queryKey: [entity] })
  }
  return (
    <div className="bulk-bar" role="status">
      <span className="strong">{t('list.selected', { count: rows.length })}</span>
      {onAll ? (
        <Button
          size="small"
          kind="quiet"
          busy={choosing}
          onClick={() => {
            set_choosing(true)
            void onAll().finally(() => {
              set_choosing(false)
            })
          }}
        >
          {t('list.choose_all')}
        </Button>
      ) : null}
      {actions.map((one) => (
        <Button
          key={one.key}
          size="small"
          kind={one.danger ? 'danger' : 'plain'}
          onClick={() => {
            set_action(one)
          }}
        >
          {one.label}
        </Button>
      ))}
      <Button size="small" kind="quiet" className="push" onClick={onDone}>
        {t('action.cancel')}
      </Button>
      {action?.dialog?.(rows, close)}
      <Dialog
        open={action !== null && !action.dialog}
        title={action?.label}
        onClose={() => {
          set_action(null)
        }}
        footer={
          action ? (
            <Button
              kind={action.danger ? 'danger' : 'primary'}
              busy={busy}
              onClick={() => void run(action)}
            >
              {action.label}
            </Button>
          ) : null
        }
      >
        <p>{t('list.preview', { count: rows.length, action: action?.label ?? '' })}</p>
        <ul className="bulk-names">
          {rows.slice(0, preview_limit).map((row) => (
            <li key={row.id}>{name_of(row)}</li>
          ))}
        </ul>
        {rows.length > preview_limit ? (
          <p className="muted">{t('list.and_more', { count: rows.length - preview_limit })}</p>
        ) : null}
      </Dialog>
    </div>
  )
}
