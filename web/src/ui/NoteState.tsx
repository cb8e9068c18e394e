// How far a note is on its way to the server.
import { useT, type ShellKey } from '@/i18n'
import type { Note } from '@/lib/offline/notes'
import { Tag, type Tone } from './Tag'

const words: Record<Note['state'], { key: ShellKey; tone: Tone }> = {
  waiting: { key: 'offline.waits', tone: 'amber' },
  sending: { key: 'offline.is_sent', tone: 'act' },
  refused: { key: 'offline.is_refused', tone: 'red' },
}

export function NoteState({ state }: Pick<Note, 'state'>) {
  const t = useT()
  const { key, tone } = words[state]
  return <Tag tone={tone}>{t(key)}</Tag>
}
