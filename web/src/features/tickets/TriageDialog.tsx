// One act for the complaints that were chosen: what would become of each, row by row, and then done
// with one key. Whoever is refused stays in sight with why.
import { useId, useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useAgents, type Ticket } from './model'
import {
  body_of,
  inbox,
  seen_items,
  undoing,
  usePreview,
  useTriage,
  type TriageAct,
  type TriageRow,
  type Undo,
} from './triage'
import { useTriageText } from './triage_texts'

interface TriageDialogProps {
  act: TriageAct
  tickets: Ticket[]
  /** Something was done, which could be taken back. */
  onActed: (text: string, deed: Undo) => void
  onDone: () => void
  onClose: () => void
}

const done_texts = { accept: 'accepted', give: 'given', join: 'joined' } as const

export function TriageDialog({ act, tickets, onActed, onDone, onClose }: TriageDialogProps) {
  const t = useTriageText()
  const [owner_id, set_owner] = useState('')
  const [into_id, set_into] = useState('')
  const [told, set_told] = useState<TriageRow[] | null>(null)
  const body = body_of({ act, ids: tickets.map((one) => one.id), owner_id, into_id })
  const preview = usePreview(body)
  const rows = preview.data?.rows ?? []
  const items = seen_items(act, rows)
  const triage = useTriage((done) => {
    const deed = undoing(act, done)
    if (deed) onActed(t(done_texts[act], { count: deed.items.length }), deed)
    const refused = done.filter((one) => one.refusal)
    if (refused.length) set_told(refused)
    else onDone()
  })
  if (told) return <Told rows={told} onClose={onDone} />
  return (
    <FormDialog
      title={t(`${act}_title`, { count: tickets.length })}
      action={t(`${act}_do`, { count: items.length })}
      busy={triage.isPending}
      ready={items.length > 0}
      error={triage.error}
      onClose={onClose}
      onSend={() => {
        if (body) triage.mutate({ ...body, items })
      }}
    >
      {act === 'give' ? <OwnerChoice value={owner_id} onChange={set_owner} /> : null}
      {act === 'join' ? <IntoChoice tickets={tickets} value={into_id} onChange={set_into} /> : null}
      {body ? (
        <Loaded query={preview} lines={tickets.length}>
          {(found) => <Rows act={act} rows={found.rows} />}
        </Loaded>
      ) : null}
    </FormDialog>
  )
}

interface ChoiceProps {
  value: string
  onChange: (value: string) => void
}

function OwnerChoice({ value, onChange }: ChoiceProps) {
  const t = useTriageText()
  const texts = useText()
  const id = useId()
  const agents = useAgents()
  const people = agents.data?.items ?? []
  return (
    <>
      <label htmlFor={id}>{t('to_whom')}</label>
      <div className="triage-pick">
        <NativeSelect
          id={id}
          label={t('to_whom')}
          value={value}
          options={[
            { value: '', label: t('pick') },
            ...people.map((one) => ({
              value: one.user_id,
              label: `${one.name} · ${texts(one.available ? 'there' : 'away')} · ${texts('load', {
                count: one.open_count,
                most: one.most_open,
              })}`,
            })),
            { value: inbox, label: t('inbox') },
          ]}
          onChange={onChange}
        />
      </div>
    </>
  )
}

function IntoChoice({ tickets, value, onChange }: ChoiceProps & { tickets: Ticket[] }) {
  const t = useTriageText()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t('into')}</label>
      <div className="triage-pick">
        <NativeSelect
          id={id}
          label={t('into')}
          value={value}
          options={[
            { value: '', label: t('pick') },
            ...tickets.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })),
          ]}
          onChange={onChange}
        />
      </div>
    </>
  )
}

function Rows({ act, rows }: { act: TriageAct; rows: TriageRow[] }) {
  const t = useTriageText()
  const meta = useMeta('ticket')
  const outcome = (row: TriageRow) => {
    if (row.refusal) return <span className="tone-red">{row.refusal}</span>
    if (row.unchanged)
      return <span className="muted">{t(act === 'join' ? 'is_target' : 'stays')}</span>
    if (act === 'accept')
      return (
        <>
          <Tag tone="act">{meta.option('kind', row.kind)}</Tag>
          <Tag tone={row.severity === 's1' ? 'red' : row.severity === 's2' ? 'amber' : 'grey'}>
            {meta.option('severity', row.severity)}
          </Tag>
          <span className="meta">{t('percent', { percent: row.confidence })}</span>
        </>
      )
    return act === 'give' ? row.owner_name || t('inbox') : null
  }
  return (
    <ul className="triage-rows" aria-live="polite">
      {rows.map((row) => (
        <li key={row.ticket_id}>
          <span className="triage-title">
            {row.title} <span className="meta num">{row.number}</span>
          </span>
          <span className="row row-wrap">{outcome(row)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whoever was refused although nothing spoke against it before. */
function Told({ rows, onClose }: { rows: TriageRow[]; onClose: () => void }) {
  const t = useTriageText()
  return (
    <Dialog
      open
      kind="sheet"
      title={t('refused', { count: rows.length })}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <Rows act="accept" rows={rows} />
    </Dialog>
  )
}
