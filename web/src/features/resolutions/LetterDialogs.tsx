// Sending a letter, or asking for approval first, and writing down what the customer said.
import { useId, useState } from 'react'
import { usePinned } from '@/lib/use_pinned'
import { FormDialog } from '@/ui/FormDialog'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useAct, type Letter } from './model'

interface DialogProps {
  letter: Letter
  onClose: () => void
}

const usual_days = 14

export function SendDialog(props: DialogProps & { onLink: (link: string) => void }) {
  const { letter: live, onClose, onLink } = props
  const [letter, told] = usePinned(live)
  const t = useText()
  const id = useId()
  const [days, set_days] = useState(String(usual_days))
  const [reason, set_reason] = useState('')
  const asks = letter.needs_approval
  const send = useAct(letter, {
    onDone: ({ link }) => {
      onClose()
      if (link) onLink(link)
      else toast.done(t('approval_asked'))
    },
    onRefused: told,
  })
  return (
    <FormDialog
      title={t(asks ? 'to_approval' : 'send')}
      action={t(asks ? 'to_approval' : 'send')}
      busy={send.isPending}
      ready={asks ? reason.trim() !== '' : Number(days) > 0}
      error={send.error}
      onClose={onClose}
      onSend={() => {
        send.mutate({
          noun: 'sending',
          body: asks ? { approval_reason: reason.trim() } : { valid_days: Number(days) },
        })
      }}
    >
      <p className="meta">{t(asks ? 'to_approval_note' : 'send_note')}</p>
      {asks ? (
        <ReasonField label={t('approval_reason')} value={reason} onChange={set_reason} />
      ) : (
        <>
          <label htmlFor={id}>{t('valid_days')}</label>
          <input
            id={id}
            data-autofocus
            className="control num"
            type="number"
            min={1}
            max={90}
            value={days}
            onChange={(event) => {
              set_days(event.target.value)
            }}
          />
        </>
      )}
    </FormDialog>
  )
}

export function AnswerDialog(props: DialogProps & { accepted: boolean }) {
  const { letter: live, onClose, accepted } = props
  const [letter, told] = usePinned(live)
  const t = useText()
  const id = useId()
  const [name, set_name] = useState('')
  const [words, set_words] = useState('')
  const answer = useAct(letter, {
    onDone: () => {
      toast.done(t('answered'))
      onClose()
    },
    onRefused: told,
  })
  return (
    <FormDialog
      title={`${t('answer_title')} · ${t(accepted ? 'accept' : 'decline')}`}
      action={t(accepted ? 'accept' : 'decline')}
      busy={answer.isPending}
      ready={name.trim() !== '' && (accepted || words.trim() !== '')}
      error={answer.error}
      onClose={onClose}
      onSend={() => {
        answer.mutate({ noun: 'answers', body: { accepted, answered_by: name.trim(), words } })
      }}
    >
      <label htmlFor={id}>{t('answered_by')}</label>
      <input
        id={id}
        data-autofocus
        className="control"
        maxLength={60}
        value={name}
        onChange={(event) => {
          set_name(event.target.value)
        }}
      />
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}
