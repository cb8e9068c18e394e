// What was written about this customer and is still on its way to the server.
import { useMeta } from '@/lib/meta'
import { outbox } from '@/lib/offline/outbox'
import { useStore } from '@/lib/store'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { NoteState } from '@/ui/NoteState'

export function Queued({ customer_id }: { customer_id: string }) {
  const meta = useMeta('interaction')
  const notes = useStore(outbox).filter((note) => note.customer_id === customer_id)
  if (!notes.length) return null
  return (
    <ul className="queued">
      {notes.map((note) => (
        <li key={note.id}>
          <Link to="/outbox" className="row row-wrap">
            <NoteState state={note.state} />
            <span className="meta">
              {meta.option('channel', note.body.channel)} · <DateText at={note.written_at} />
            </span>
          </Link>
          <p>{note.body.words}</p>
        </li>
      ))}
    </ul>
  )
}
