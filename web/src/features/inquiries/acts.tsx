// What is done with one inquiry in a window: answered, given to somebody, lost, invalid, reopened or
// given back.
import { useId, useState } from 'react'
import { contact_channels, type ContactChannel } from '@/lib/channels'
import { useMeta } from '@/lib/meta'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { ChannelChoice } from '@/ui/TalkFields'
import { toast } from '@/ui/toast_store'
import { useDone } from './done'
import { useText } from './i18n'
import {
  invalid_reasons,
  lost_reasons,
  title_of,
  useAct,
  useColleagues,
  useRelease,
  type Inquiry,
} from './model'

export interface ActProps {
  inquiry: Inquiry
  onClose: () => void
}

export function RespondDialog({ inquiry, onClose }: ActProps) {
  const t = useText()
  const id = useId()
  const [channel, set_channel] = useState<ContactChannel>(inquiry.channel)
  const [words, set_words] = useState('')
  const respond = useAct<{ channel: ContactChannel; words: string }>('response', {
    onDone: useDone(t('responded'), onClose),
  })
  return (
    <FormDialog
      title={t('respond_to', { name: title_of(inquiry) })}
      action={t('respond')}
      busy={respond.isPending}
      ready={!!words.trim()}
      error={respond.error}
      onClose={onClose}
      onSend={() => {
        respond.mutate({ id: inquiry.id, body: { channel, words } })
      }}
    >
      <blockquote className="inquiry-words">{inquiry.words}</blockquote>
      <ChannelChoice options={contact_channels} value={channel} onChange={set_channel} />
      <label htmlFor={id}>{t('your_words')}</label>
      <textarea
        id={id}
        data-autofocus
        className="control control-long"
        rows={4}
        maxLength={2000}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
    </FormDialog>
  )
}

interface EndProps<T extends string> extends ActProps {
  title: string
  done: string
  noun: string
  field: string
  reasons: readonly T[]
}

function EndDialog<T extends string>(props: EndProps<T>) {
  const { inquiry, onClose, title, done, noun, field, reasons } = props
  const t = useText()
  const meta = useMeta('inquiry')
  const [reason, set_reason] = useState<T | ''>('')
  const [words, set_words] = useState('')
  const end = useAct<{ reason: string; words: string }>(noun, { onDone: useDone(done, onClose) })
  return (
    <FormDialog
      title={`${title} · ${title_of(inquiry)}`}
      action={title}
      busy={end.isPending}
      ready={!!reason && (reason !== 'other' || !!words.trim())}
      error={end.error}
      onClose={onClose}
      onSend={() => {
        end.mutate({ id: inquiry.id, body: { reason, words } })
      }}
    >
      <Choices
        label={t('reason')}
        options={reasons}
        value={reason as T}
        text={(one) => meta.option(field, one)}
        onChange={set_reason}
      />
      <ReasonField label={t('in_words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}

export function LoseDialog(props: ActProps) {
  const t = useText()
  return (
    <EndDialog
      {...props}
      title={t('lose')}
      done={t('lost')}
      noun="loss"
      field="lost_reason"
      reasons={lost_reasons}
    />
  )
}

export function InvalidDialog(props: ActProps) {
  const t = useText()
  return (
    <EndDialog
      {...props}
      title={t('invalidate')}
      done={t('invalidated')}
      noun="invalidation"
      field="invalid_reason"
      reasons={invalid_reasons}
    />
  )
}

interface WhyProps {
  title: string
  busy: boolean
  error: unknown
  onSend: (reason: string) => void
  onClose: () => void
}

function WhyDialog({ title, busy, error, onSend, onClose }: WhyProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  return (
    <FormDialog
      title={title}
      action={title}
      busy={busy}
      ready={!!reason.trim()}
      error={error}
      onClose={onClose}
      onSend={() => {
        onSend(reason)
      }}
    >
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}

export function ReopenDialog({ inquiry, onClose }: ActProps) {
  const t = useText()
  const reopen = useAct<{ reason: string }>('reopening', {
    onDone: useDone(t('reopened'), onClose),
  })
  return (
    <WhyDialog
      title={t('reopen')}
      busy={reopen.isPending}
      error={reopen.error}
      onClose={onClose}
      onSend={(reason) => {
        reopen.mutate({ id: inquiry.id, body: { reason } })
      }}
    />
  )
}

export function ReleaseDialog({ inquiry, onClose }: ActProps) {
  const t = useText()
  const release = useRelease({ onDone: useDone(t('released'), onClose) })
  return (
    <WhyDialog
      title={t('release')}
      busy={release.isPending}
      error={release.error}
      onClose={onClose}
      onSend={(reason) => {
        release.mutate({ inquiry_id: inquiry.id, reason })
      }}
    />
  )
}

export function AssignDialog({ inquiry, onClose }: ActProps) {
  const t = useText()
  const [owner_id, set_owner] = useState('')
  const colleagues = useColleagues(true)
  const options = (colleagues.data?.items ?? [])
    .filter((one) => one.id !== inquiry.owner_id)
    .map((one) => ({
      value: one.id,
      label: one.team_name ? `${one.name} · ${one.team_name}` : one.name,
    }))
  const assign = useAct<{ owner_id: string }>('assignment', {
    onDone: ({ owner_name }) => {
      toast.done(t('assigned', { owner: owner_name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`${t('assign')} · ${title_of(inquiry)}`}
      action={t('assign')}
      busy={assign.isPending}
      ready={!!owner_id}
      error={assign.error}
      onClose={onClose}
      onSend={() => {
        assign.mutate({ id: inquiry.id, body: { owner_id } })
      }}
    >
      <NativeSelect
        label={t('colleague')}
        value={owner_id}
        options={[{ value: '', label: t('colleague') }, ...options]}
        onChange={set_owner}
      />
    </FormDialog>
  )
}
