// Windows behind a customer's buttons: whom to assign to, and why (archived, lost, invalid).
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { Control } from '@/ui/controls'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { useColleagues, type Customer, type Status } from './model'

export type Asking = { kind: 'assign' } | { kind: 'archive' } | { kind: 'stage'; status: Status }

const entities = ['customer']

interface Stage {
  status: Status
  status_reason?: string
  /** What was there when its window opened; none: it was no window. */
  version?: number | undefined
}

/** The changes of one customer that a button makes, each with its way back where there is one. */
export function useChanges(customer: Customer) {
  const t = useText()
  const meta = useMeta('customer')
  const onRefused = useRefusal()
  const path = `/customers/${customer.id}`
  const restore = useWrite<undefined, Customer>({
    send: (_, key) => api.post<Customer>(`${path}/restoration`, {}, { key }),
    entities,
    onDone: ({ name }) => {
      toast.done(t('restored', { name }))
    },
    onRefused,
  })
  const archive = useWrite<{ reason: string }, Customer>({
    send: (input, key) => api.post<Customer>(`${path}/archival`, input, { key }),
    entities,
    onDone: ({ name }) => {
      toast.done(t('archive_done', { name }), () => restore.mutateAsync(undefined))
    },
    onRefused,
  })
  const assign = useWrite<{ owner_id: string }, Customer>({
    send: (input, key) => api.post<Customer>(`${path}/assignment`, input, { key }),
    entities,
    onDone: ({ owner_name }, { owner_id }) => {
      const before = customer.owner_id
      const back =
        before && before !== owner_id ? () => assign.mutateAsync({ owner_id: before }) : undefined
      toast.done(t('assigned', { owner: owner_name }), back)
    },
    onRefused,
  })
  const stage = useWrite<Stage, Customer>({
    send: ({ version = customer.version ?? 0, ...input }) =>
      api.patch<Customer>(path, input, version),
    entities,
    onDone: ({ status }) => {
      toast.done(t('stage_done', { status: meta.option('status', status) }))
    },
    onRefused,
  })
  return { restore, archive, assign, stage }
}

interface ActionDialogProps {
  customer: Customer
  asking: Asking | null
  changes: ReturnType<typeof useChanges>
  onClose: () => void
}

export function ActionDialog({ customer, asking, changes, onClose }: ActionDialogProps) {
  const t = useText()
  const [{ version }] = usePinned(customer, asking !== null)
  const meta = useMeta('customer')
  const { name } = customer
  if (!asking) return null
  if (asking.kind === 'assign')
    return <AssignDialog customer={customer} changes={changes} onClose={onClose} />
  if (asking.kind === 'archive')
    return (
      <ReasonDialog
        title={t('archive_title', { name })}
        note={t('archive_hint')}
        label={t('archive')}
        onReason={(reason) => {
          changes.archive.mutate({ reason })
          onClose()
        }}
        onClose={onClose}
      />
    )
  const { status } = asking
  const stage = meta.option('status', status)
  return (
    <ReasonDialog
      title={t('stage_title', { name, status: stage })}
      label={t('stage_to', { status: stage })}
      onReason={(status_reason) => {
        changes.stage.mutate({ status, status_reason, version })
        onClose()
      }}
      onClose={onClose}
    />
  )
}

interface ReasonDialogProps {
  title: string
  note?: string
  label: string
  onReason: (reason: string) => void
  onClose: () => void
}

function ReasonDialog({ title, note, label, onReason, onClose }: ReasonDialogProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          kind="danger"
          disabled={!reason.trim()}
          onClick={() => {
            onReason(reason.trim())
          }}
        >
          {label}
        </Button>
      }
    >
      <div className="stack">
        {note ? <p className="muted">{note}</p> : null}
        <Field id="why" label={t('reason')} required>
          <Control
            id="why"
            kind="long_text"
            auto_focus
            value={reason}
            onChange={(value) => {
              set_reason(String(value ?? ''))
            }}
          />
        </Field>
      </div>
    </Dialog>
  )
}

function AssignDialog({ customer, changes, onClose }: Omit<ActionDialogProps, 'asking'>) {
  const t = useText()
  const [owner_id, set_owner] = useState<string | null>(null)
  const colleagues = useColleagues(true)
  const options = (colleagues.data?.items ?? [])
    .filter(({ id }) => id !== customer.owner_id)
    .map(({ id, name, team_name }) => ({
      value: id,
      label: team_name ? `${name} · ${team_name}` : name,
    }))
  return (
    <Dialog
      open
      title={t('assign_title', { name: customer.name })}
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          disabled={!owner_id}
          onClick={() => {
            if (owner_id) changes.assign.mutate({ owner_id })
            onClose()
          }}
        >
          {t('assign')}
        </Button>
      }
    >
      <Field id="colleague" label={t('colleague')} required>
        <Control
          id="colleague"
          kind="choice"
          options={options}
          value={owner_id}
          onChange={(value) => {
            set_owner(value as string | null)
          }}
        />
      </Field>
    </Dialog>
  )
}
