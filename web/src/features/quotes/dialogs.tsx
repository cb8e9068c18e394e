// The short forms of a quote: sent (perhaps by way of approval), accepted, declined, withdrawn,
// dropped.
import { useId, useState } from 'react'
import { ApiProblem } from '@/lib/api'
import { contact_channels, type ContactChannel } from '@/lib/channels'
import { useMeta } from '@/lib/meta'
import { usePinned } from '@/lib/use_pinned'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { Link } from '@/ui/Link'
import { ReasonField } from '@/ui/ReasonField'
import { ChannelChoice } from '@/ui/TalkFields'
import { toast } from '@/ui/toast_store'
import { place_of } from './entry'
import { Findings } from './Findings'
import { useText } from './i18n'
import { decline_reasons, useAct, useUndo, type DeclineReason, type Quote } from './model'

export type Asking = 'send' | 'accept' | 'decline' | 'withdraw' | 'drop'

interface DialogProps {
  of: Quote
  onClose: () => void
}

interface ActDialogProps extends DialogProps {
  asking: Asking
  /** It went out: the customer's page is there. */
  onLink: (path: string) => void
}

export function ActDialog({ asking, onLink, of: live, onClose }: ActDialogProps) {
  const [of] = usePinned(live)
  const props = { of, onClose }
  if (asking === 'send') return <SendDialog {...props} onLink={onLink} />
  if (asking === 'accept') return <AcceptDialog {...props} />
  if (asking === 'decline') return <DeclineDialog {...props} />
  return <EndDialog {...props} noun={asking} />
}

interface Sending {
  how: ContactChannel
  words: string
  approval_reason: string
}

function SendDialog({ of, onLink, onClose }: DialogProps & { onLink: (path: string) => void }) {
  const t = useText()
  const [sending, set_sending] = useState<Sending>({
    how: 'wechat',
    words: '',
    approval_reason: '',
  })
  const [asked, set_asked] = useState(of.findings.length > 0)
  const back = useUndo(of, 'sending_undo')
  const send = useAct<Sending>(of, 'sending', {
    onDone: ({ state, link }) => {
      if (state === 'approval') toast.done(t('was_filed'))
      else toast.done(t('was_sent', { name: of.title }), () => back.mutateAsync())
      onClose()
      if (link) onLink(link)
    },
    onRefused: (problem) => {
      // A policy that began since: the reason is asked for now.
      if (problem.fields.some(({ path }) => path === 'approval_reason')) set_asked(true)
    },
  })
  const { error } = send
  const missing =
    error instanceof ApiProblem && error.fields.some(({ path }) => path !== 'approval_reason')
  const change = (part: Partial<Sending>) => {
    set_sending({ ...sending, ...part })
  }
  return (
    <FormDialog
      title={t(asked ? 'file_title' : 'send_title', { name: of.title })}
      action={t(asked ? 'file' : 'send')}
      busy={send.isPending}
      ready={!asked || sending.approval_reason.trim() !== ''}
      error={missing ? null : error}
      onSend={() => {
        send.mutate(sending)
      }}
      onClose={onClose}
    >
      <p className="meta">{t(asked ? 'file_note' : 'send_note')}</p>
      {asked ? (
        <>
          <Findings of={of} />
          <ReasonField
            label={t('file_reason')}
            value={sending.approval_reason}
            onChange={(approval_reason) => {
              change({ approval_reason })
            }}
          />
        </>
      ) : (
        <>
          <span className="dialog-form-label">{t('send_how')}</span>
          <ChannelChoice
            options={contact_channels}
            value={sending.how}
            onChange={(how) => {
              change({ how })
            }}
          />
          <ReasonField
            label={t('send_words')}
            value={sending.words}
            onChange={(words) => {
              change({ words })
            }}
          />
        </>
      )}
      {missing ? <MissingPlaces of={of} problem={error} /> : null}
    </FormDialog>
  )
}

/** Everything the server still misses, each at its place, and the way there. */
function MissingPlaces({ of, problem }: { of: Quote; problem: ApiProblem }) {
  const t = useText()
  const meta = useMeta('quote')
  return (
    <div className="callout callout-red" role="alert">
      <ul className="callout-list">
        {problem.fields.map((one) => {
          const { line, box } = place_of(one)
          const name = line === null ? meta.label(box) : (of.lines[line]?.product_name ?? '')
          return (
            <li key={one.path}>
              {name}：{one.message}
            </li>
          )
        })}
      </ul>
      {of.actions.includes('edit') ? (
        <Link to={`/quotes/${of.id}/edit`}>{t('complete')}</Link>
      ) : null}
    </div>
  )
}

interface NameFieldProps {
  label: string
  value: string
  focused?: boolean
  onChange: (name: string) => void
}

function NameField({ label, value, focused, onChange }: NameFieldProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="control"
        data-autofocus={focused ? true : undefined}
        maxLength={60}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </>
  )
}

function AcceptDialog({ of, onClose }: DialogProps) {
  const t = useText()
  const [answered_by, set_by] = useState(of.contact_name)
  const [words, set_words] = useState('')
  const back = useUndo(of, 'reopening')
  const accept = useAct<{ answered_by: string; words: string }>(of, 'acceptance', {
    onDone: () => {
      toast.done(t('was_accepted', { name: of.title }), () => back.mutateAsync())
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('accept_title', { name: of.title })}
      action={t('accept')}
      busy={accept.isPending}
      ready={!!answered_by.trim()}
      error={accept.error}
      onSend={() => {
        accept.mutate({ answered_by, words })
      }}
      onClose={onClose}
    >
      <NameField focused label={t('accept_by')} value={answered_by} onChange={set_by} />
      <ReasonField label={t('accept_words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}

interface No {
  reason: DeclineReason
  answered_by: string
  words: string
}

function DeclineDialog({ of, onClose }: DialogProps) {
  const t = useText()
  const meta = useMeta('quote')
  const [no, set_no] = useState<No>({ reason: 'price', answered_by: '', words: '' })
  const back = useUndo(of, 'reopening')
  const decline = useAct<No>(of, 'decline', {
    onDone: () => {
      toast.done(t('was_declined'), () => back.mutateAsync())
      onClose()
    },
  })
  const change = (part: Partial<No>) => {
    set_no({ ...no, ...part })
  }
  return (
    <FormDialog
      title={t('decline_title', { name: of.title })}
      action={t('decline')}
      busy={decline.isPending}
      ready={!!no.words.trim()}
      error={decline.error}
      onSend={() => {
        decline.mutate(no)
      }}
      onClose={onClose}
    >
      <span className="dialog-form-label">{t('decline_reason')}</span>
      <Choices
        label={t('decline_reason')}
        options={decline_reasons}
        value={no.reason}
        text={(one) => meta.option('decline_reason', one)}
        onChange={(reason) => {
          change({ reason })
        }}
      />
      <ReasonField
        label={t('decline_words')}
        value={no.words}
        onChange={(words) => {
          change({ words })
        }}
      />
      <NameField
        label={t('decline_by')}
        value={no.answered_by}
        onChange={(answered_by) => {
          change({ answered_by })
        }}
      />
    </FormDialog>
  )
}

const nouns = { withdraw: 'withdrawal', drop: 'dropping' } as const

/** A reason, and it is over. */
function EndDialog({ of, noun, onClose }: DialogProps & { noun: keyof typeof nouns }) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const end = useAct<{ reason: string }>(of, nouns[noun], {
    onDone: () => {
      toast.done(t(`${noun}_done`))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(`${noun}_title`, { name: of.title })}
      action={t(noun)}
      busy={end.isPending}
      ready={!!reason.trim()}
      error={end.error}
      onSend={() => {
        end.mutate({ reason })
      }}
      onClose={onClose}
    >
      <ReasonField label={t(`${noun}_reason`)} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
