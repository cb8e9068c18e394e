// What is done with one follow-up: completed with what was said and what comes next, put off,
// called off, or followed by another one.
import { useId, useState } from 'react'
import { contact_channels, type ContactChannel } from '@/lib/channels'
import { add_days } from '@/lib/day_input'
import { format_instant } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { ReasonField } from '@/ui/ReasonField'
import { blank_talk, ChannelChoice, TalkFields, type Talk } from '@/ui/TalkFields'
import { toast } from '@/ui/toast_store'
import { Moment, useMoment } from './Moment'
import { useGoal } from './goal'
import { useText } from './i18n'
import {
  results,
  useCancel,
  useComplete,
  usePlanning,
  useSnooze,
  type Plan,
  type TalkResult,
} from './model'

interface PlanDialogProps {
  plan: Plan
  today: string
  onClose: () => void
}

function useClosing(text: string, onClose: () => void) {
  return () => {
    toast.done(text)
    onClose()
  }
}

const usual_pause_days = 7

export function CompleteDialog({ plan, today, onClose }: PlanDialogProps) {
  const t = useText()
  const goal_of = useGoal()
  const [result, set_result] = useState<TalkResult>('reached')
  const [talk, set_talk] = useState<Talk<ContactChannel>>(() => blank_talk(plan.channel))
  const reached = result !== 'no_answer' && result !== 'wrong_number'
  const [next_goal, set_next_goal] = useState('')
  const [promised, set_promised] = useState(false)
  const next = useMoment(plan.situation === 'by_hand' ? add_days(today, usual_pause_days) : null)
  const complete = useComplete(plan, useClosing(t('completed'), onClose))
  return (
    <FormDialog
      title={t('complete', { name: plan.customer_name })}
      action={t('do_complete')}
      busy={complete.isPending}
      ready={!!talk.words.trim() && (next.empty || next.instant !== null)}
      error={complete.error}
      onClose={onClose}
      onSend={() => {
        complete.mutate({
          ...{ result, ...talk, next_goal, next_promised: promised },
          from_customer: talk.from_customer && reached,
          next_due_at: next.instant ?? undefined,
          next_channel: talk.channel,
        })
      }}
    >
      <p className="muted">{goal_of(plan)}</p>
      <Choices
        label={t('result')}
        options={results}
        value={result}
        text={(one) => t(`result_${one}`)}
        onChange={set_result}
      />
      <TalkFields
        channels={contact_channels}
        words_label={t('words')}
        talk={talk}
        reached={reached}
        onChange={set_talk}
      />
      <span className="dialog-form-label">{t('next_step')}</span>
      <Moment moment={next} today={today} />
      {next.empty ? null : (
        <input
          className="control"
          aria-label={t('goal')}
          placeholder={t('goal')}
          maxLength={200}
          value={next_goal}
          onChange={(event) => {
            set_next_goal(event.target.value)
          }}
        />
      )}
      {next.empty ? null : <Promised value={promised} onChange={set_promised} />}
    </FormDialog>
  )
}

export function SnoozeDialog({ plan, today, onClose }: PlanDialogProps) {
  const t = useText()
  const { timezone } = useUser().org
  const [reason, set_reason] = useState('')
  const due = useMoment(add_days(today, 1), format_instant(plan.due_at, timezone, 'time'))
  const snooze = useSnooze(plan, useClosing(t('was_snoozed'), onClose))
  return (
    <FormDialog
      title={t('snooze', { name: plan.customer_name })}
      action={t('do_snooze')}
      busy={snooze.isPending}
      ready={!!reason.trim() && due.instant !== null}
      error={snooze.error}
      onClose={onClose}
      onSend={() => {
        snooze.mutate({ due_at: due.instant ?? 0, reason })
      }}
    >
      <Moment moment={due} today={today} />
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}

export function CancelDialog({ plan, onClose }: Omit<PlanDialogProps, 'today'>) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const cancel = useCancel(plan, useClosing(t('was_cancelled'), onClose))
  return (
    <FormDialog
      title={t('cancel', { name: plan.customer_name })}
      action={t('do_cancel')}
      busy={cancel.isPending}
      ready={!!reason.trim()}
      error={cancel.error}
      onClose={onClose}
      onSend={() => {
        cancel.mutate({ reason })
      }}
    >
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}

interface PromisedProps {
  value: boolean
  onChange: (promised: boolean) => void
}

/** Whether the customer was told this time: then it is a promise, and the day is built around it. */
function Promised({ value, onChange }: PromisedProps) {
  const meta = useMeta('follow_up')
  return (
    <label className="check-line">
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => {
          onChange(event.target.checked)
        }}
      />
      {meta.label('promised')}
    </label>
  )
}

interface NextDialogProps {
  customer: { id: string; name: string }
  today: string
  onClose: () => void
}

export function NextDialog({ customer, today, onClose }: NextDialogProps) {
  const t = useText()
  const id = useId()
  const [channel, set_channel] = useState<ContactChannel>('phone')
  const [goal, set_goal] = useState('')
  const [promised, set_promised] = useState(false)
  const due = useMoment(add_days(today, 1))
  const planning = usePlanning(useClosing(t('was_planned'), onClose))
  return (
    <FormDialog
      title={t('plan_next', { name: customer.name })}
      action={t('do_plan')}
      busy={planning.isPending}
      ready={due.instant !== null}
      error={planning.error}
      onClose={onClose}
      onSend={() => {
        const due_at = due.instant ?? 0
        planning.mutate({ customer_id: customer.id, due_at, channel, goal, promised })
      }}
    >
      <Moment moment={due} today={today} />
      <Promised value={promised} onChange={set_promised} />
      <ChannelChoice options={contact_channels} value={channel} onChange={set_channel} />
      <label htmlFor={`${id}-goal`}>{t('goal')}</label>
      <input
        id={`${id}-goal`}
        data-autofocus
        className="control"
        maxLength={200}
        value={goal}
        onChange={(event) => {
          set_goal(event.target.value)
        }}
      />
    </FormDialog>
  )
}
