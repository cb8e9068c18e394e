// Other words for a note that waits or was refused.
import { useId, useState } from 'react'
import { useT } from '@/i18n'
import { talk_channels } from '@/lib/channels'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import type { Note } from '@/lib/offline/notes'
import { edit_note } from '@/lib/offline/outbox'
import { send_now } from '@/lib/offline/sender'
import { useUser } from '@/lib/session'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { sent_talk, TalkFields } from '@/ui/TalkFields'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

interface EditDialogProps {
  note: Note
  onClose: () => void
}

export function EditDialog({ note, onClose }: EditDialogProps) {
  const t = useText()
  const shell = useT()
  const id = useId()
  const { timezone } = useUser().org
  const [body, set_body] = useState(note.body)
  const keep = async () => {
    const words = body.words.trim()
    const does = await edit_note(note, {
      ...sent_talk(body),
      words,
      next_contact_on: body.next_contact_on,
    })
    if (does) toast.done(t('edited'))
    else toast.error(t('gone'))
    send_now()
    onClose()
  }
  return (
    <FormDialog
      title={t('edit', { name: note.customer_name })}
      action={shell('action.save')}
      busy={false}
      ready={!!body.words.trim()}
      error={null}
      onClose={onClose}
      onSend={() => void keep()}
    >
      <TalkFields
        channels={talk_channels}
        words_label={t('words')}
        talk={body}
        onChange={(talk) => {
          set_body({ ...body, ...talk })
        }}
      />
      <label htmlFor={id}>{t('next')}</label>
      <DateField
        id={id}
        min={day_of(server_now(), timezone)}
        value={body.next_contact_on}
        onChange={(next_contact_on) => {
          set_body({ ...body, next_contact_on })
        }}
      />
    </FormDialog>
  )
}
