import { useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import type { FieldMeta, Row } from '@/lib/api_types'
import { is_blank, type Values } from '@/lib/form_values'
import { useMeta } from '@/lib/meta'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { FieldValue } from './FieldValue'
import './form.css'

interface ConflictDialogProps {
  entity: string
  /** What the user changed. */
  mine: Values
  /** The record as it is now, from the 409 answer. */
  theirs: Row
  /** How values are read that the schema does not know to show. */
  show?: Record<string, ((value: unknown, other: unknown) => ReactNode) | undefined>
  busy?: boolean
  /** Called with the user's values of the fields where "mine" was kept. */
  onKeep: (kept: Values) => void
  onClose: () => void
}

/** Both versions, field by field; nothing is overwritten without being chosen. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { entity, mine, theirs, show = {}, busy, onKeep, onClose } = props
  const t = useT()
  const meta = useMeta(entity)
  const names = Object.keys(mine).filter((name) => {
    const now = theirs[name]
    if (is_blank(now) && is_blank(mine[name])) return false
    return JSON.stringify(now) !== JSON.stringify(mine[name])
  })
  const [current, set_current] = useState<ReadonlySet<string>>(new Set())
  const choose = (name: string, keep_mine: boolean) => {
    const next = new Set(current)
    if (keep_mine) next.delete(name)
    else next.add(name)
    set_current(next)
  }
  const kept = Object.fromEntries(
    names.filter((name) => !current.has(name)).map((name) => [name, mine[name]]),
  )
  return (
    <Dialog
      open
      title={t('conflict.title')}
      width={680}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            onClick={() => {
              onKeep(kept)
            }}
          >
            {t('conflict.keep')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('conflict.hint')}</p>
      <table className="conflict">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const field: FieldMeta = meta.field(name) ?? { name, type: 'text', label: name }
            return (
              <tr key={name}>
                <th scope="row">{field.label}</th>
                <Side
                  name={name}
                  field={field}
                  show={show[name]}
                  value={mine[name]}
                  other={theirs[name]}
                  on={!current.has(name)}
                  onChoose={() => {
                    choose(name, true)
                  }}
                />
                <Side
                  name={name}
                  field={field}
                  show={show[name]}
                  value={theirs[name]}
                  other={mine[name]}
                  on={current.has(name)}
                  onChoose={() => {
                    choose(name, false)
                  }}
                />
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}

interface SideProps {
  name: string
  field: FieldMeta
  show?: (value: unknown, other: unknown) => ReactNode
  value: unknown
  /** What the other side has. */
  other: unknown
  on: boolean
  onChoose: () => void
}

function Side({ name, field, show, value, other, on, onChoose }: SideProps) {
  return (
    <td className={on ? 'conflict-on' : ''}>
      <label className="row">
        <input type="radio" name={`conflict-${name}`} checked={on} onChange={onChoose} />
        {show ? show(value, other) : <FieldValue field={field} value={value} />}
      </label>
    </td>
  )
}
