// Where a conversation is written down. What was typed survives a reload and a refusal.
import { X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useT } from '@/i18n'
import { is_channel, talk_channels, type Channel } from '@/lib/channels'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { drop_draft, keep_draft, read_draft } from '@/lib/form_values'
import { sends } from '@/lib/keys'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { FileInput, pasted_files } from '@/ui/FileInput'
import { NativeSelect } from '@/ui/NativeSelect'
import { Tabs } from '@/ui/Tabs'
import { blank_talk, FromCustomer, sent_talk, words_limit, WrongNumber } from '@/ui/TalkFields'
import { useConversation, type Conversation } from './conversations'
import { useText } from './i18n'

const steps = [1, 2, 7, 14, 30] as const
const day_ms = 86_400_000
type Draft = Conversation & { step: string }

const blank: Draft = { ...blank_talk<Channel>('phone'), next_contact_on: null, step: '' }

function restored(key: string): Draft {
  const kept = read_draft(key)
  const channel = String(kept?.channel ?? '')
  if (!kept || !is_channel(channel)) return blank
  const day = typeof kept.next_contact_on === 'string' ? kept.next_contact_on : null
  return {
    ...{ channel, words: String(kept.words ?? ''), from_customer: kept.from_customer === true },
    ...{ next_contact_on: day, step: day ? 'pick' : '' },
    spoke_with: String(kept.spoke_with ?? ''),
  }
}

function useDraft(customer_id: string) {
  const key = `${useUser().id}.talk.${customer_id}`
  const [draft, set_draft] = useState<Draft>(() => restored(key))
  const change = (next: Partial<Draft>) => {
    const now = { ...draft, ...next }
    set_draft(now)
    if (now.words.trim()) keep_draft(key, { ...now })
    else drop_draft(key)
  }
  const clear = () => {
    set_draft({ ...blank, channel: draft.channel })
    drop_draft(key)
  }
  return { draft, change, clear }
}

interface ComposerProps {
  customer: { id: string; name: string; contact_name: string; contacts: { name: string }[] }
  /** The next contact as planned now. */
  planned_on: string | null
}

export function Composer({ customer, planned_on }: ComposerProps) {
  const t = useText()
  const shell = useT()
  const meta = useMeta('interaction')
  const box = useRef<HTMLTextAreaElement>(null)
  const { draft, change, clear } = useDraft(customer.id)
  const [files, set_files] = useState<File[]>([])
  const write = useConversation({
    customer,
    onSent: () => {
      clear()
      set_files([])
    },
    onRefused: ({ body, files: kept }) => {
      change({ ...body, step: body.next_contact_on ? 'pick' : '' })
      set_files(kept)
    },
  })
  const ready = draft.words.trim() !== ''
  const send = () => {
    if (!ready) return
    const { channel, from_customer } = sent_talk(draft)
    const { next_contact_on } = draft
    const wrong_number = channel === 'phone' && draft.wrong_number === true
    const body = {
      ...{ channel, words: draft.words.trim(), next_contact_on, wrong_number },
      from_customer: from_customer && !wrong_number,
      ...(spoken_with(draft) ? { spoke_with: spoken_with(draft) } : {}),
    }
    write.mutate({ body, files })
    box.current?.focus()
  }
  const on_key = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="composer"
      onKeyDown={on_key}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div>
        <Tabs
          label={meta.label('channel')}
          value={draft.channel}
          onChange={(key) => {
            change({ channel: key as Channel })
          }}
          items={talk_channels.map((key) => ({ key, label: meta.option('channel', key) }))}
        />
      </div>
      <textarea
        ref={box}
        className="control control-long"
        rows={2}
        aria-label={t('words')}
        placeholder={t('words_hint')}
        maxLength={words_limit}
        value={draft.words}
        onChange={(event) => {
          change({ words: event.target.value })
        }}
        onPaste={(event) => {
          const pasted = pasted_files(event)
          if (pasted.length) set_files([...files, ...pasted])
        }}
      />
      <Chosen files={files} onChange={set_files} />
      <div className="composer-foot">
        <FileInput
          compact
          onFiles={(chosen) => {
            set_files([...files, ...chosen])
          }}
        />
        {draft.channel === 'note' ? null : (
          <FromCustomer
            value={draft.from_customer && !(draft.channel === 'phone' && draft.wrong_number)}
            onChange={(from_customer) => {
              change({ from_customer })
            }}
          />
        )}
        <SpokeWith customer={customer} draft={draft} onChange={change} />
        {draft.channel === 'phone' ? (
          <WrongNumber
            value={draft.wrong_number ?? false}
            onChange={(wrong_number) => {
              change({ wrong_number })
            }}
          />
        ) : null}
        <NextChoice draft={draft} planned_on={planned_on} onChange={change} />
        <Button type="submit" className="push" keys="Ctrl ↵" disabled={!ready} kind="primary">
          {shell('action.save')}
        </Button>
      </div>
    </form>
  )
}

/** Whom of theirs, where somebody was reached. */
const spoken_with = ({ channel, wrong_number, spoke_with }: Draft) =>
  channel === 'note' || (channel === 'phone' && wrong_number) ? '' : (spoke_with ?? '')

interface SpokeWithProps {
  customer: ComposerProps['customer']
  draft: Draft
  onChange: (next: Partial<Draft>) => void
}

/** One of the customer's people, once there is a choice. */
function SpokeWith({ customer, draft, onChange }: SpokeWithProps) {
  const meta = useMeta('interaction')
  const people = [customer.contact_name, ...customer.contacts.map(({ name }) => name)]
  const names = [...new Set(people.filter(Boolean))]
  if (!names.length || draft.channel === 'note') return null
  if (draft.channel === 'phone' && draft.wrong_number) return null
  return (
    <NativeSelect
      id="composer-with"
      label={meta.label('spoke_with')}
      options={[
        { value: '', label: meta.label('spoke_with') },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
      value={draft.spoke_with ?? ''}
      onChange={(spoke_with) => {
        onChange({ spoke_with })
      }}
    />
  )
}

/** What goes along with the words. */
function Chosen({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
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

interface NextChoiceProps {
  draft: Draft
  planned_on: string | null
  onChange: (next: Partial<Draft>) => void
}

function NextChoice({ draft, planned_on, onChange }: NextChoiceProps) {
  const t = useText()
  const zone = useUser().org.timezone
  const today = day_of(server_now(), zone)
  // The server's rule: what is due is settled by a conversation, what is still to come stays.
  const stays = planned_on !== null && (draft.channel === 'note' || planned_on > today)
  const options = [
    { value: '', label: stays ? t('next_keep', { on: planned_on }) : t('next_none') },
    ...steps.map((days) => ({ value: String(days), label: t(`next_${days}`) })),
    { value: 'pick', label: t('next_pick') },
  ]
  const choose = (step: string) => {
    const days = Number(step)
    const on = days > 0 ? day_of(server_now() + days * day_ms, zone) : null
    onChange({ step, next_contact_on: step === 'pick' ? draft.next_contact_on : on })
  }
  return (
    <div className="composer-next">
      <label className="muted" htmlFor="composer-next">
        {t('next_contact')}
      </label>
      <NativeSelect
        id="composer-next"
        label={t('next_contact')}
        options={options}
        value={draft.step}
        onChange={choose}
      />
      {draft.step === 'pick' ? (
        <DateField
          id="composer-next-on"
          label={t('next_contact')}
          min={today}
          value={draft.next_contact_on}
          onChange={(next_contact_on) => {
            onChange({ next_contact_on })
          }}
        />
      ) : null}
    </div>
  )
}
