// Windows of a key account: somebody on the map, a milestone, the parent company.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record, type FormField, type Submission } from '@/ui/EntityForm'
import { FormDialog } from '@/ui/FormDialog'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { signed } from './DecisionMap'
import { useText } from './i18n'
import {
  account_key,
  useDeparture,
  useParent,
  type Account,
  type KeyPerson,
  type Milestone,
} from './model'

interface DialogProps<T> {
  account: Account
  /** Nothing: a new one. */
  one: T | null
  onClose: () => void
}

const stances = [-2, -1, 0, 1, 2]
const influences = [1, 2, 3, 4, 5]
const choices = (values: number[], text: (value: number) => string) =>
  values.map((value) => ({ value: String(value), label: text(value) }))

/** Choices are words in the form and whole numbers on the wire. */
function with_numbers(values: Record<string, unknown>): Record<string, unknown> {
  const numbers = Object.entries(values).map(([name, value]) =>
    name === 'stance' || name === 'influence' ? [name, Number(value)] : [name, value],
  )
  return Object.fromEntries(numbers) as Record<string, unknown>
}

function save_person(customer_id: string, one: KeyPerson | null) {
  const save = save_record<KeyPerson>('/key_people', one?.id)
  return (submission: Submission) =>
    save({
      ...submission,
      values: { ...with_numbers(submission.values), customer_id },
      changed: with_numbers(submission.changed),
    })
}

function useFinish(account: Account, onClose: () => void) {
  const client = useQueryClient()
  return (text: string) => {
    toast.done(text)
    void client.invalidateQueries({ queryKey: account_key(account.customer_id) })
    onClose()
  }
}

export function PersonDialog({ account, one, onClose }: DialogProps<KeyPerson>) {
  const t = useText()
  const finish = useFinish(account, onClose)
  const others = account.people.filter((person) => person.id !== one?.id)
  const departure = useDeparture(() => {
    finish(t('person_gone', { name: one?.name ?? '' }))
  })
  const fields: FormField[] = [
    { name: 'name', required: true },
    { name: 'title' },
    { name: 'role', required: true },
    { name: 'stance', kind: 'choice', required: true, options: choices(stances, signed) },
    { name: 'influence', kind: 'choice', required: true, options: choices(influences, String) },
    {
      name: 'reports_to_id',
      kind: 'choice',
      options: others.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'last_contact_on' },
    { name: 'note', kind: 'long_text', span: 2 },
  ]
  const first = { role: 'user', stance: 0, influence: 3, ...one }
  const initial = { ...pick(first, fields), stance: String(first.stance) }
  return (
    <Dialog
      open
      kind="sheet"
      title={one ? t('edit_person', { name: one.name }) : t('add_person')}
      width={620}
      onClose={onClose}
    >
      <EntityForm<KeyPerson>
        entity="key_person"
        fields={fields}
        initial={{ ...initial, influence: String(first.influence) }}
        version={one?.version}
        onSubmit={save_person(account.customer_id, one)}
        onDone={(saved) => {
          finish(t('person_saved', { name: saved.name }))
        }}
        onCancel={onClose}
      >
        {one ? (
          <Button
            kind="danger"
            size="small"
            busy={departure.isPending}
            onClick={() => {
              departure.mutate(one)
            }}
          >
            {t('leave')}
          </Button>
        ) : null}
      </EntityForm>
    </Dialog>
  )
}

const pick = (from: object, fields: FormField[]): Record<string, unknown> => {
  const values = from as Record<string, unknown>
  return Object.fromEntries(fields.map(({ name }) => [name, values[name]]))
}

export function MilestoneDialog({ account, one, onClose }: DialogProps<Milestone>) {
  const t = useText()
  const meta = useMeta('milestone')
  const finish = useFinish(account, onClose)
  const fields: FormField[] = [
    { name: 'title', required: true, span: 2 },
    { name: 'due_on', required: true },
    { name: 'side', required: true, label: meta.label('side') },
  ]
  const save = save_record<Milestone>('/milestones', one?.id)
  return (
    <Dialog open kind="sheet" title={t(one ? 'edit_milestone' : 'add_milestone')} onClose={onClose}>
      <EntityForm<Milestone>
        entity="milestone"
        fields={fields}
        initial={one ? pick(one, fields) : { side: 'ours' }}
        version={one?.version}
        onSubmit={(submission) =>
          save({
            ...submission,
            values: { ...submission.values, customer_id: account.customer_id },
          })
        }
        onDone={() => {
          finish(t('milestone_saved'))
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

export function ParentDialog({ account, onClose }: Omit<DialogProps<never>, 'one'>) {
  const t = useText()
  const finish = useFinish(account, onClose)
  const now = account.parents[0]
  const [parent_id, set_parent] = useState<string | null>(now?.customer_id ?? null)
  const write = useParent(account.customer_id, () => {
    finish(t('group_saved'))
  })
  return (
    <FormDialog
      title={t('change_parent')}
      action={t('change_parent')}
      busy={write.isPending}
      ready
      error={write.error}
      onSend={() => {
        write.mutate(parent_id)
      }}
      onClose={onClose}
    >
      <label htmlFor="parent">{t('parent')}</label>
      <Picker<Row & { name: string }>
        id="parent"
        path="/customers"
        value={parent_id}
        value_label={now?.name}
        placeholder={t('no_parent')}
        name_of={(row) => row.name}
        onChange={set_parent}
      />
    </FormDialog>
  )
}
