// Notes written without a network, until the server has them: what waits, what was refused and why.
import { Pencil, RotateCw, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useOnline } from '@/lib/offline/network'
import { can_edit, too_old, type Note } from '@/lib/offline/notes'
import { drop_note, edit_note, outbox, write_note } from '@/lib/offline/outbox'
import { send_now } from '@/lib/offline/sender'
import { useStore } from '@/lib/store'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { NoteState } from '@/ui/NoteState'
import { Page } from '@/ui/Page'
import { Empty } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { EditDialog } from './EditDialog'
import { useText } from './i18n'
import './outbox.css'

export default function OutboxPage() {
  const t = useText()
  const notes = useStore(outbox)
  const [editing, set_editing] = useState<Note | null>(null)
  const online = useOnline()
  const waits = notes.some(({ state }) => state === 'waiting')
  return (
    <Page
      title={t('title')}
      layout="narrow"
      subtitle={t('hint')}
      actions={
        <Button icon={Send} disabled={!waits || !online} onClick={send_now}>
          {t('send_now')}
        </Button>
      }
    >
      <Card inset="rows">
        {notes.length ? (
          notes.map((note) => <NoteRow key={note.id} note={note} onEdit={set_editing} />)
        ) : (
          <Empty
            title={t('none')}
            note={t('none_note')}
            action={<LinkButton to="/today">{t('to_today')}</LinkButton>}
          />
        )}
      </Card>
      {editing ? (
        <EditDialog
          note={editing}
          onClose={() => {
            set_editing(null)
          }}
        />
      ) : null}
    </Page>
  )
}

interface NoteRowProps {
  note: Note
  onEdit: (note: Note) => void
}

function NoteRow({ note, onEdit }: NoteRowProps) {
  const { customer_id, customer_name, body } = note
  return (
    <CardRow
      title={
        <>
          <Link to={`/customers/${customer_id}`} className="ellipsis">
            {customer_name}
          </Link>
          <NoteState state={note.state} />
        </>
      }
      note={<About note={note} />}
      below={
        <>
          <p className="outbox-words">{body.words}</p>
          <Reason note={note} />
        </>
      }
      action={<Acts note={note} onEdit={onEdit} />}
    />
  )
}

function About({ note: { body, written_at } }: { note: Note }) {
  const t = useText()
  const meta = useMeta('interaction')
  return (
    <>
      {meta.option('channel', body.channel)} · {t('written')} <DateText at={written_at} />
      {body.next_contact_on ? (
        <>
          {' '}
          · {t('next')} <DateText on={body.next_contact_on} />
        </>
      ) : null}
    </>
  )
}

/** Why it was refused, or why it cannot be changed now. */
function Reason({ note: { state, refusal, tried_at } }: { note: Note }) {
  const t = useText()
  if (state === 'waiting' && tried_at !== null) return <p className="meta">{t('maybe_arrived')}</p>
  if (!refusal) return null
  const reasons = refusal.fields.map((field) => field.message).join(' ') || refusal.message
  return (
    <p className="field-error" role="alert">
      {refusal.code === too_old ? t('too_old') : reasons}
      {refusal.reference ? <span className="state-ref">{refusal.reference}</span> : null}
    </p>
  )
}

function Acts({ note, onEdit }: NoteRowProps) {
  const t = useText()
  const name = note.customer_name
  const online = useOnline()
  if (note.state === 'sending') return null
  return (
    <>
      {can_edit(note) && note.state === 'refused' ? (
        <IconButton
          framed
          icon={RotateCw}
          label={t('again')}
          disabled={!online}
          onClick={() => void edit_note(note, note.body).then(send_now)}
        />
      ) : null}
      {can_edit(note) ? (
        <Button
          size="small"
          icon={Pencil}
          aria-label={t('edit', { name })}
          onClick={() => {
            onEdit(note)
          }}
        >
          {t('edit_short')}
        </Button>
      ) : null}
      <IconButton
        framed
        icon={Trash2}
        label={t('drop', { name })}
        onClick={() =>
          void drop_note(note).then(() => {
            toast.done(t('dropped', { name }), () => write_note(note))
          })
        }
      />
    </>
  )
}
