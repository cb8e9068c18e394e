// The short forms of an approval: refused, sent back, passed on, a signer added, withdrawn.
import { useState, type ReactNode } from 'react'
import type { Row } from '@/lib/api_types'
import { usePinned } from '@/lib/use_pinned'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { Picker } from '@/ui/Picker'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText, type TextKey } from './i18n'
import { useAct, type ApprovalItem } from './model'

export type Asking = 'refuse' | 'send_back' | 'delegate' | 'add_signer' | 'withdraw'

interface DialogProps {
  of: ApprovalItem
  onClose: () => void
}

export function ActDialog({ asking, of: live, onClose }: DialogProps & { asking: Asking }) {
  const [of] = usePinned(live)
  const props = { of, onClose }
  if (asking === 'refuse') return <RefuseDialog {...props} />
  if (asking === 'send_back') return <SendBackDialog {...props} />
  if (asking === 'delegate') return <DelegateDialog {...props} />
  if (asking === 'add_signer') return <SignerDialog {...props} />
  return <WithdrawDialog {...props} />
}

interface FrameProps<In extends object> extends DialogProps {
  noun: string
  title: TextKey
  action: TextKey
  done: TextKey
  body: In
  ready: boolean
  children: ReactNode
}

function Frame<In extends object>(props: FrameProps<In>) {
  const { of, noun, body, ready, children, onClose } = props
  const t = useText()
  const number = of.subject_number
  const act = useAct<In>(of, noun, {
    onDone: () => {
      toast.done(t(props.done, { number }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(props.title, { number })}
      action={t(props.action)}
      busy={act.isPending}
      ready={ready}
      error={act.error}
      onSend={() => {
        act.mutate(body)
      }}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  )
}

function RefuseDialog(props: DialogProps) {
  const t = useText()
  const [words, set_words] = useState('')
  return (
    <Frame
      {...props}
      noun="refusal"
      title="refuse_title"
      action="refuse"
      done="was_refused"
      body={{ words }}
      ready={!!words.trim()}
    >
      <ReasonField label={t('refuse_words')} value={words} onChange={set_words} />
    </Frame>
  )
}

function SendBackDialog(props: DialogProps) {
  const t = useText()
  const [words, set_words] = useState('')
  const [step, set_step] = useState('0')
  const steps = Array.from({ length: props.of.step_no }, (_, index) => String(index))
  return (
    <Frame
      {...props}
      noun="sending_back"
      title="send_back_title"
      action="send_back"
      done="was_sent_back"
      body={{ words, step_no: Number(step) }}
      ready={!!words.trim()}
    >
      {steps.length > 1 ? (
        <>
          <span className="dialog-form-label">{t('send_back_to')}</span>
          <Choices
            label={t('send_back_to')}
            options={steps}
            value={step}
            text={(one) => (one === '0' ? t('to_submitter') : t('step_number', { number: one }))}
            onChange={set_step}
          />
        </>
      ) : null}
      <ReasonField label={t('send_back_words')} value={words} onChange={set_words} />
    </Frame>
  )
}

interface PersonFieldProps {
  label: string
  value: string | null
  onChange: (id: string | null) => void
}

function PersonField({ label, value, onChange }: PersonFieldProps) {
  return (
    <>
      <span className="dialog-form-label">{label}</span>
      <Picker<Row & { name: string }>
        label={label}
        path="/users"
        query={{ state: 'active' }}
        value={value}
        name_of={(one) => one.name}
        onChange={(id) => {
          onChange(id)
        }}
      />
    </>
  )
}

function DelegateDialog(props: DialogProps) {
  const t = useText()
  const [user_id, set_user] = useState<string | null>(null)
  const [words, set_words] = useState('')
  return (
    <Frame
      {...props}
      noun="delegation"
      title="delegate_title"
      action="delegate"
      done="was_passed_on"
      body={{ user_id, words }}
      ready={!!user_id}
    >
      <PersonField label={t('person')} value={user_id} onChange={set_user} />
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </Frame>
  )
}

const places = ['before', 'after'] as const
type Place = (typeof places)[number]

function SignerDialog(props: DialogProps) {
  const t = useText()
  const [user_id, set_user] = useState<string | null>(null)
  const [place, set_place] = useState<Place>('before')
  const [words, set_words] = useState('')
  return (
    <Frame
      {...props}
      noun="signer"
      title="signer_title"
      action="add_signer"
      done="signer_was_added"
      body={{ user_id, place, words }}
      ready={!!user_id}
    >
      <PersonField label={t('signer')} value={user_id} onChange={set_user} />
      <Choices
        label={t('signer')}
        options={places}
        value={place}
        text={(one) => t(`signer_${one}`)}
        onChange={set_place}
      />
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </Frame>
  )
}

function WithdrawDialog(props: DialogProps) {
  const t = useText()
  const [words, set_words] = useState('')
  return (
    <Frame
      {...props}
      noun="withdrawal"
      title="withdraw_title"
      action="withdraw"
      done="was_withdrawn"
      body={{ words }}
      ready
    >
      <p className="meta">{t('withdraw_note')}</p>
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </Frame>
  )
}
