// One change for many customers: choose, see who it would touch, do it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useT } from '@/i18n'
import { format_names } from '@/lib/format'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { toast } from '@/ui/toast_store'
import { Control } from '@/ui/controls'
import { useText, type TextKey } from './i18n'
import { useColleagues, type Customer } from './model'
import { needs_reason } from './stages'

export type BulkKind = 'edit' | 'archive'

interface Outcome {
  changed: string[]
  unchanged: string[]
  refused: { customer_id: string; name: string; code: string }[]
  done: { customer_id: string; version: number }[]
}

type Change = Record<string, string | null>

const names_shown = 12

/** Our word for the server's code of a refusal. */
function refusal_of(code: string): TextKey {
  const known = [
    'not_found',
    'forbidden',
    'is_archived',
    'say_why',
    'no_such_step',
    'walk_in_is_system',
  ]
  const tail = code.split('.')[1] ?? ''
  return known.includes(tail) ? (`refused_${tail}` as TextKey) : 'refused_other'
}

interface BulkDialogProps {
  kind: BulkKind
  rows: Customer[]
  onClose: (done: boolean) => void
}

/** As many as the server changes at once. */
const at_once = 200

function in_parts<T>(rows: T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < rows.length; at += at_once) parts.push(rows.slice(at, at + at_once))
  return parts
}

async function together<T>(parts: T[][], send: (part: T[]) => Promise<Outcome>): Promise<Outcome> {
  const all: Outcome = { changed: [], unchanged: [], refused: [], done: [] }
  for (const part of parts) {
    const one = await send(part)
    all.changed.push(...one.changed)
    all.unchanged.push(...one.unchanged)
    all.refused.push(...one.refused)
    all.done.push(...one.done)
  }
  return all
}

/** Takes back what was just done, of whom nobody changed since. */
function useUndo() {
  const t = useText()
  const client = useQueryClient()
  return async (done: Outcome['done']) => {
    const back = await together(in_parts(done), (part) =>
      api.post<Outcome>('/customer_edit_undos', { done: part }),
    )
    await client.invalidateQueries({ queryKey: ['customer'] })
    if (back.refused.length) toast.done(t('bulk_kept', { count: back.refused.length }))
  }
}

/** Sends the same change, first as a preview that writes nothing. */
function useBulk(rows: Customer[], onClose: (done: boolean) => void) {
  const t = useText()
  const shell = useT()
  const undo = useUndo()
  const send = (change: Change, preview: boolean) =>
    together(in_parts(rows), (part) =>
      api.post<Outcome>('/customer_edits', {
        ...filled(change),
        ids: part.map((row) => row.id),
        preview,
      }),
    )
  const onError = (error: unknown) => {
    toast.error(shell('state.failed'), error)
  }
  const preview = useMutation({ mutationFn: (change: Change) => send(change, true), onError })
  const apply = useMutation({
    mutationFn: (change: Change) => send(change, false),
    onError,
    onSuccess: (outcome) => {
      toast.done(t('bulk_done', { count: outcome.changed.length }), () => undo(outcome.done))
      onClose(true)
    },
  })
  return { preview, apply }
}

const filled = (change: Change) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value))

export function BulkDialog({ kind, rows, onClose }: BulkDialogProps) {
  const t = useText()
  const [change, set_change] = useState<Change>({})
  const { preview, apply } = useBulk(rows, onClose)
  const outcome = preview.data
  const complete =
    Object.keys(filled(change)).length > 0 &&
    (!needs_reason(change.status) || !!change.status_reason)
  const set = (next: Change) => {
    set_change({ ...change, ...next })
    preview.reset()
  }
  const count = rows.length
  return (
    <Dialog
      open
      title={t(kind === 'edit' ? 'bulk_title' : 'bulk_archive_title', { count })}
      onClose={() => {
        onClose(false)
      }}
      footer={
        outcome ? (
          <Button
            kind={kind === 'archive' ? 'danger' : 'primary'}
            busy={apply.isPending}
            disabled={!outcome.changed.length}
            onClick={() => {
              apply.mutate(change)
            }}
          >
            {kind === 'archive' ? t('archive') : t('apply', { count: outcome.changed.length })}
          </Button>
        ) : (
          <Button
            kind="primary"
            busy={preview.isPending}
            disabled={!complete}
            onClick={() => {
              preview.mutate(change)
            }}
          >
            {t('preview')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="muted">{t(kind === 'edit' ? 'bulk_hint' : 'archive_hint')}</p>
        {kind === 'edit' ? <EditFields change={change} onChange={set} /> : null}
        {kind === 'archive' ? (
          <Field id="bulk-reason" label={t('reason')} required>
            <Control
              id="bulk-reason"
              kind="long_text"
              value={change.archive_reason}
              onChange={(value) => {
                set({ archive_reason: value as string | null })
              }}
            />
          </Field>
        ) : null}
        {outcome ? <Preview outcome={outcome} rows={rows} /> : null}
      </div>
    </Dialog>
  )
}

interface EditFieldsProps {
  change: Change
  onChange: (next: Change) => void
}

function EditFields({ change, onChange }: EditFieldsProps) {
  const t = useText()
  const meta = useMeta('customer')
  const assigns = useAllowed('customers.assign')
  const colleagues = useColleagues(assigns)
  const people = (colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const field = (
    name: string,
    label: string,
    kind: 'choice' | 'text' | 'date',
    options = people,
  ) => (
    <Field key={name} id={`bulk-${name}`} label={label}>
      <Control
        id={`bulk-${name}`}
        kind={kind}
        options={options}
        placeholder={t('keep')}
        value={change[name]}
        onChange={(value) => {
          onChange({ [name]: value as string | null })
        }}
      />
    </Field>
  )
  return (
    <div className="form-grid">
      {assigns ? field('owner_id', t('owner'), 'choice') : null}
      {field('tier', t('tier'), 'choice', meta.field('tier')?.enum ?? [])}
      {field('status', t('stage'), 'choice', meta.field('status')?.enum ?? [])}
      {needs_reason(change.status) ? field('status_reason', t('reason'), 'text') : null}
      {field('next_contact_on', t('next_contact'), 'date')}
      {field('add_tag', t('add_tag'), 'text')}
      {field('remove_tag', t('remove_tag'), 'text')}
    </div>
  )
}

/** Who changes, who is so already, who cannot and why. */
function Preview({ outcome, rows }: { outcome: Outcome; rows: Customer[] }) {
  const t = useText()
  const shell = useT()
  const locale = useLocale()
  const name_of = (id: string) => rows.find((row) => row.id === id)?.name ?? id
  const shown = outcome.changed.slice(0, names_shown)
  const more = outcome.changed.length - shown.length
  return (
    <div className="bulk-preview" role="status">
      <p className="strong">{t('preview_changed', { count: outcome.changed.length })}</p>
      <p className="muted">
        {format_names(shown.map(name_of), locale)}
        {more > 0 ? ` ${shell('list.and_more', { count: more })}` : ''}
      </p>
      {outcome.unchanged.length ? (
        <p className="muted">{t('preview_same', { count: outcome.unchanged.length })}</p>
      ) : null}
      {outcome.refused.length ? (
        <>
          <p className="tone-red">{t('preview_refused', { count: outcome.refused.length })}</p>
          <ul className="bulk-names">
            {outcome.refused.slice(0, names_shown).map((one) => (
              <li key={one.customer_id}>
                {one.name || name_of(one.customer_id)}
                {' · '}
                {t(refusal_of(one.code))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
