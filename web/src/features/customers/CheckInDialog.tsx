// Checking in at a customer's, made for a phone in one hand: whom one met, what was said, photos. The
// position is told if the phone tells it, with how exact it is, and is never required.
import { MapPin, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import { useSending } from '@/lib/attachments'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { FileInput } from '@/ui/FileInput'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast_store'
import { words_limit } from '@/ui/TalkFields'
import { useText } from './i18n'

interface Position {
  known: boolean
  latitude_e6: number
  longitude_e6: number
  accuracy_m: number
}
type Found = Position | 'searching' | 'none'

const nowhere: Position = { known: false, latitude_e6: 0, longitude_e6: 0, accuracy_m: 0 }
const patience_ms = 15_000
const millionths = 1e6

function usePosition(): Found {
  const [found, set_found] = useState<Found>('searching')
  useEffect(() => {
    if (!('geolocation' in navigator)) {
      set_found('none')
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set_found({
          known: true,
          latitude_e6: Math.round(coords.latitude * millionths),
          longitude_e6: Math.round(coords.longitude * millionths),
          accuracy_m: Math.min(100_000, Math.round(coords.accuracy)),
        })
      },
      () => {
        set_found('none')
      },
      { enableHighAccuracy: true, timeout: patience_ms },
    )
  }, [])
  return found
}

interface CheckInDialogProps {
  customer: { id: string; contact_name: string }
  onClose: () => void
}

function CheckInDialog({ customer, onClose }: CheckInDialogProps) {
  const t = useText()
  const meta = useMeta('check_in')
  const position = usePosition()
  const { send_files } = useSending()
  const [met, set_met] = useState(customer.contact_name)
  const [words, set_words] = useState('')
  const [files, set_files] = useState<File[]>([])
  const write = useWrite<void, { interaction_id: string }>({
    send: (_, key) => {
      const told = typeof position === 'string' ? nowhere : position
      const body = { met, words: words.trim(), position: told }
      return api.post(`/customers/${customer.id}/check_ins`, body, { key })
    },
    entities: ['customer', 'interaction', 'check_in'],
    onDone: ({ interaction_id }) => {
      const shown_at = { entity: 'customer', record_id: customer.id }
      send_files({ entity: 'interaction', record_id: interaction_id }, files, shown_at)
      toast.done(t('checked_in'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('check_in')}
      action={t('check_in')}
      busy={write.isPending}
      ready={met.trim() !== ''}
      error={write.error}
      onSend={() => {
        write.mutate()
      }}
      onClose={onClose}
    >
      <p className="row" role="status">
        <MapPin size={16} aria-hidden />
        <PositionText position={position} />
      </p>
      <label className="check-in-field">
        {meta.label('met')}
        <input
          className="control"
          maxLength={120}
          value={met}
          onChange={(event) => {
            set_met(event.target.value)
          }}
        />
      </label>
      <label className="check-in-field">
        {t('words')}
        <textarea
          className="control control-long"
          rows={3}
          maxLength={words_limit}
          placeholder={t('words_hint')}
          value={words}
          onChange={(event) => {
            set_words(event.target.value)
          }}
        />
      </label>
      <FileInput
        onFiles={(chosen) => {
          set_files([...files, ...chosen])
        }}
      />
      <FileChips files={files} onChange={set_files} />
    </FormDialog>
  )
}

function PositionText({ position }: { position: Found }) {
  const t = useText()
  if (position === 'searching') return <span className="muted">{t('position_searching')}</span>
  if (position === 'none') return <span className="muted">{t('position_none')}</span>
  return <span>{t('position_found', { metres: position.accuracy_m })}</span>
}

interface FileChipsProps {
  files: File[]
  onChange: (files: File[]) => void
}

/** One tap at the customer's door. */
export function CheckInButton({ customer }: Pick<CheckInDialogProps, 'customer'>) {
  const t = useText()
  const [open, set_open] = useState(false)
  return (
    <div className="check-in">
      <Button
        icon={MapPin}
        onClick={() => {
          set_open(true)
        }}
      >
        {t('check_in')}
      </Button>
      {open ? (
        <CheckInDialog
          customer={customer}
          onClose={() => {
            set_open(false)
          }}
        />
      ) : null}
    </div>
  )
}

/** What goes along with the words. */
function FileChips({ files, onChange }: FileChipsProps) {
  const shell = useT()
  if (!files.length) return null
  return (
    <ul className="file-chips">
      {files.map((file, index) => (
        <li key={`${file.name} ${index}`} className="file-chip">
          <span className="ellipsis">{file.name}</span>
          <IconButton
            icon={X}
            label={shell('files.remove', { name: file.name })}
            onClick={() => {
              onChange(files.filter((_, other) => other !== index))
            }}
          />
        </li>
      ))}
    </ul>
  )
}
