// What is asked about one block: its details with everything that may be done, another time, what
// was said when it is done; and what one wants of one's own days.
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { contact_channels, type ContactChannel } from '@/lib/channels'
import { instant_of, read_time } from '@/lib/day_input'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { Button, LinkButton } from '@/ui/Button'
import { FactList } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { FormDialog } from '@/ui/FormDialog'
import { HoursField } from '@/ui/HoursField'
import { blank_talk, TalkFields, type Talk } from '@/ui/TalkFields'
import { toast } from '@/ui/toast_store'
import { useT } from '@/i18n'
import { useText } from './i18n'
import {
  path_of,
  useArrange,
  useDone,
  type Act,
  type Block,
  type Day,
  type Duty,
  type Habit,
} from './model'
import { useClock, useDueText, useWhy } from './words'

interface DetailsProps {
  day: Day
  block: Block
  onAct: (act: Act | 'done') => void
  onClose: () => void
}

export const is_done_here = (duty: Duty) => duty.entity === 'inquiry' || duty.entity === 'follow_up'

export function DetailsDialog({ day, block, onAct, onClose }: DetailsProps) {
  const t = useText()
  const clock = useClock()
  const meta = useMeta('interaction')
  const due_of = useDueText(day)
  const why_of = useWhy(day)
  const planned = block.state === 'planned'
  const facts = [
    { label: t('time'), value: `${clock(block.starts_at)} – ${clock(block.ends_at)}` },
    { label: t('why'), value: why_of(block) },
    ...(block.note ? [{ label: t('what_for'), value: block.note }] : []),
    ...(block.due_at ? [{ label: t('due'), value: due_of(block) }] : []),
    ...(block.channel
      ? [{ label: t('channel'), value: meta.option('channel', block.channel) }]
      : []),
  ]
  const button = (act: Act | 'done') => (
    <Button
      key={act}
      kind={act === 'done' ? 'primary' : 'plain'}
      onClick={() => {
        onAct(act)
      }}
    >
      {t(`do_${act as 'done' | 'pin' | 'unpin' | 'move' | 'drop'}`)}
    </Button>
  )
  const acts = block.actions.filter((act) => act !== 'restore')
  return (
    <Dialog
      open
      kind="sheet"
      title={block.title}
      onClose={onClose}
      footer={
        <>
          <LinkButton to={path_of(block)}>{t('do_open')}</LinkButton>
          {day.editable && planned && is_done_here(block) ? button('done') : null}
        </>
      }
    >
      <FactList facts={facts} />
      {acts.length ? <div className="row row-wrap day-acts">{acts.map(button)}</div> : null}
    </Dialog>
  )
}

interface MoveProps {
  day: Day
  duty: Duty & { starts_at?: number }
  onClose: () => void
}

export function MoveDialog({ day, duty, onClose }: MoveProps) {
  const t = useText()
  const id = useId()
  const clock = useClock()
  const { timezone } = useUser().org
  const [typed, set_typed] = useState(duty.starts_at ? clock(duty.starts_at) : '')
  const arrange = useArrange(day, onClose)
  const time = read_time(typed)
  return (
    <FormDialog
      title={t('move_title', { name: duty.title })}
      action={t('do_move')}
      busy={arrange.isPending}
      ready={time !== null}
      error={arrange.error}
      onClose={onClose}
      onSend={() => {
        const starts_at = instant_of(day.on, time ?? '', timezone)
        arrange.mutate({ duty, act: 'move', starts_at })
      }}
    >
      <label htmlFor={id}>{t('start')}</label>
      <input
        id={id}
        data-autofocus
        className="control num day-time"
        value={typed}
        maxLength={5}
        aria-invalid={!!typed && time === null}
        onChange={(event) => {
          set_typed(event.target.value)
        }}
      />
      {typed && time === null ? (
        <p className="field-error" role="status">
          {t('bad_time')}
        </p>
      ) : null}
    </FormDialog>
  )
}

const as_contact = (channel: string): ContactChannel =>
  contact_channels.find((one) => one === channel) ?? 'phone'

export function DoneDialog({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const t = useText()
  const [talk, set_talk] = useState<Talk<ContactChannel>>(() =>
    blank_talk(as_contact(duty.channel)),
  )
  const done = useDone(duty, () => {
    toast.done(t('was_done', { name: duty.title }))
    onClose()
  })
  return (
    <FormDialog
      title={t('done_title', { name: duty.title })}
      action={t('do_done')}
      busy={done.isPending}
      ready={!!talk.words.trim()}
      error={done.error}
      onClose={onClose}
      onSend={() => {
        done.mutate(talk)
      }}
    >
      {duty.note ? <p className="muted">{duty.note}</p> : null}
      <TalkFields
        channels={contact_channels}
        words_label={t('words')}
        talk={talk}
        reached={duty.entity === 'follow_up'}
        onChange={set_talk}
      />
    </FormDialog>
  )
}

export function HabitDialog({ habit: live, onClose }: { habit: Habit; onClose: () => void }) {
  const [habit] = usePinned(live)
  const t = useText()
  const shell = useT()
  const id = useId()
  const client = useQueryClient()
  const [talks, set_talks] = useState(String(habit.talks_per_day))
  const [hours, set_hours] = useState(habit.selling_hours)
  const save = useWrite<Partial<Habit>, Habit>({
    send: (body) => api.patch<Habit>('/day_plan_habit', body, habit.version),
    entities: ['day_plan_habit'],
    onDone: () => {
      toast.done(t('habit_saved'))
      void client.invalidateQueries({ queryKey: ['live'] })
      onClose()
    },
  })
  const count = /^\d{1,3}$/u.test(talks) ? Number(talks) : null
  return (
    <FormDialog
      title={t('habit_title')}
      action={shell('action.save')}
      busy={save.isPending}
      ready={count !== null}
      error={save.error}
      onClose={onClose}
      onSend={() => {
        save.mutate({ talks_per_day: count ?? 0, selling_hours: hours })
      }}
    >
      <label htmlFor={id}>{t('talks_per_day')}</label>
      <input
        id={id}
        data-autofocus
        className="control num day-time"
        inputMode="numeric"
        maxLength={3}
        value={talks}
        onChange={(event) => {
          set_talks(event.target.value)
        }}
      />
      <p className="meta">{t('talks_help')}</p>
      <label htmlFor={`${id}-hours`}>{t('own_selling')}</label>
      <HoursField
        id={`${id}-hours`}
        value={hours}
        placeholder={t('as_everybody')}
        onChange={set_hours}
      />
      <p className="meta">{t('own_selling_help')}</p>
    </FormDialog>
  )
}
