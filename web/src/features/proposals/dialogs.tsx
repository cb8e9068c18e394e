// The short forms of a proposal: sent, accepted, declined, dropped.
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
import { useText, type TextKey } from './i18n'
import { decline_reasons, useAct, useUndo, type DeclineReason, type Proposal } from './model'

export type Asking = 'send' | 'accept' | 'decline' | 'drop'

interface DialogProps {
  of: Proposal
  onClose: () => void
}

export function ActDialog({ asking, of: live, onClose }: DialogProps & { asking: Asking }) {
  const [of] = usePinned(live)
  const props = { of, onClose }
  if (asking === 'send') return <SendDialog {...props} />
  if (asking === 'accept') return <AcceptDialog {...props} />
  if (asking === 'decline') return <DeclineDialog {...props} />
  return <DropDialog {...props} />
}

function SendDialog({ of, onClose }: DialogProps) {
  const t = useText()
  const [how, set_how] = useState<ContactChannel>('email')
  const [words, set_words] = useState('')
  const back = useUndo(of, 'sending_undo')
  const send = useAct<{ how: string; words: string }>(of, 'sending', {
    onDone: () => {
      toast.done(t('was_sent', { name: of.title }), () => back.mutateAsync())
      onClose()
    },
  })
  const { error } = send
  const missing = error instanceof ApiProblem && error.fields.length > 0
  return (
    <FormDialog
      title={t('send_title', { name: of.title })}
      action={t('send')}
      busy={send.isPending}
      ready
      error={missing ? null : error}
      onSend={() => {
        send.mutate({ how, words })
      }}
      onClose={onClose}
    >
      <p className="meta">{t('send_note')}</p>
      <span className="dialog-form-label">{t('send_how')}</span>
      <ChannelChoice options={contact_channels} value={how} onChange={set_how} />
      <ReasonField label={t('send_words')} value={words} onChange={set_words} />
      {missing ? <MissingPlaces of={of} problem={error} /> : null}
    </FormDialog>
  )
}

const boxes: Record<string, TextKey> = {
  need: 'need',
  offer: 'offer',
  fit: 'fit',
  product_id: 'product',
}

/** Everything the server still misses, each at its place, and the way there. */
function MissingPlaces({ of, problem }: { of: Proposal; problem: ApiProblem }) {
  const t = useText()
  const meta = useMeta('proposal')
  return (
    <div className="callout callout-red" role="alert">
      <ul className="callout-list">
        {problem.fields.map((one) => {
          const { line, box } = place_of(one)
          const key = boxes[box]
          const name = line === null ? meta.label(box) : t('place_line', { number: line + 1 })
          return (
            <li key={one.path}>
              {[name, line !== null && key ? t(key) : ''].filter(Boolean).join(' · ')}：
              {one.message}
            </li>
          )
        })}
      </ul>
      <Link to={`/proposals/${of.id}/edit`}>{t('complete')}</Link>
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
  const [answered_by, set_by] = useState('')
  const [words, set_words] = useState('')
  const back = useUndo(of, 'reopening')
  const accept = useAct<{ answered_by: string; words: string }>(of, 'acceptance', {
    onDone: () => {
      toast.done(t('was_accepted', { name: of.title }), () => back.mutateAsync())
      onClose()
    },
  })
  const id = useId()
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
      <label htmlFor={id}>{t('accept_words')}</label>
      <textarea
        id={id}
        className="control control-long"
        rows={2}
        maxLength={500}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
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
  const meta = useMeta('proposal')
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

function DropDialog({ of, onClose }: DialogProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const drop = useAct<{ reason: string }>(of, 'dropping', {
    onDone: () => {
      toast.done(t('was_dropped'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('drop_title', { name: of.title })}
      action={t('drop')}
      busy={drop.isPending}
      ready={!!reason.trim()}
      error={drop.error}
      onSend={() => {
        drop.mutate({ reason })
      }}
      onClose={onClose}
    >
      <ReasonField label={t('drop_reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
