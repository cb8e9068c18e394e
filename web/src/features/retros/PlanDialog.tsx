// What is done otherwise because of a cause that repeats: by whom, and until when.
import { useId, useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { toast } from '@/ui/toast_store'
import '@/ui/form.css'
import { useText } from './i18n'
import { useColleagues, usePlanChange, type Repeat } from './model'

interface PlanDialogProps {
  month_on: string
  about: Repeat
  onClose: () => void
}

export function PlanDialog({ month_on, about, onClose }: PlanDialogProps) {
  const t = useText()
  const id = useId()
  const meta = useMeta('sop_change')
  const me = useUser()
  const colleagues = useColleagues()
  const [title, set_title] = useState('')
  const [words, set_words] = useState('')
  const [owner_id, set_owner] = useState(me.id)
  const [due_on, set_due] = useState<string | null>(null)
  const plan = usePlanChange({
    onDone: () => {
      toast.done(t('planned'))
      onClose()
    },
  })
  const { cause, kind } = about
  return (
    <FormDialog
      title={t('plan_for', {
        cause: meta.option('cause', cause),
        kind: meta.option('kind', kind),
      })}
      action={t('plan')}
      busy={plan.isPending}
      ready={title.trim() !== '' && due_on !== null}
      error={plan.error}
      onSend={() => {
        plan.mutate({ month_on, cause, kind, title, words, owner_id, due_on })
      }}
      onClose={onClose}
    >
      <label htmlFor={`${id}-title`}>{meta.label('title')}</label>
      <input
        id={`${id}-title`}
        data-autofocus
        className="control"
        maxLength={200}
        value={title}
        onChange={(event) => {
          set_title(event.target.value)
        }}
      />
      <label htmlFor={`${id}-words`}>{meta.label('words')}</label>
      <textarea
        id={`${id}-words`}
        className="control control-long"
        rows={3}
        maxLength={4000}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
      <span>{meta.label('owner_id')}</span>
      <NativeSelect
        label={meta.label('owner_id')}
        options={colleagues.data ?? [{ value: me.id, label: me.name }]}
        value={owner_id}
        onChange={set_owner}
      />
      <label htmlFor={`${id}-due`}>{meta.label('due_on')}</label>
      <DateField id={`${id}-due`} value={due_on} onChange={set_due} />
    </FormDialog>
  )
}
