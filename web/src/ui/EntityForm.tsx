// A form of a record: labels, limits and options come from the schema, everything that is wrong
// stands next to its field, all at once.
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { changed_values } from '@/lib/form_values'
import { goes_on, sends } from '@/lib/keys'
import { useMeta } from '@/lib/meta'
import { Button } from './Button'
import { ConflictDialog } from './ConflictDialog'
import { focus_next, moves_on } from './form_keys'
import { useFields, useFormState } from './form_state'
import type { EntityFormProps, Submission } from './form_types'
import { FieldRow, FormFoot, Warnings } from './FormParts'
import { Skeleton } from './States'

export type { FormField, Submission } from './form_types'

/** A form whose labels, limits and options come from the schema. */
export function EntityForm<Out>(props: EntityFormProps<Out>) {
  const { pending } = useMeta(props.entity)
  if (pending) return <Skeleton lines={6} height={32} />
  return <ReadyForm {...props} />
}

function ReadyForm<Out>(props: EntityFormProps<Out>) {
  const t = useT()
  const form_id = useId()
  const box = useRef<HTMLFormElement>(null)
  const { list } = useFields(props.entity, props.fields)
  const fields = list.map((one) => one.field)
  const state = useFormState(props, fields)
  const { problems, warnings, ticked } = state
  const bad = [...state.inner.values()].reduce((sum, one) => sum + one.length, problems.size)
  useEffect(() => {
    if (bad)
      box.current?.querySelector<HTMLElement>('.field-bad input, .field-bad textarea')?.focus()
  }, [bad])
  const { focus } = props
  useEffect(() => {
    if (focus) document.getElementById(`${form_id}-${focus}`)?.focus()
  }, [focus, form_id])
  const on_key = (event: KeyboardEvent) => {
    const from = event.target as HTMLElement
    if (sends(event)) state.submit()
    else if (goes_on(event) && moves_on(from)) focus_next(box.current, from)
    else return
    event.preventDefault()
  }
  return (
    <form
      ref={box}
      noValidate
      className="form"
      onKeyDown={on_key}
      onSubmit={(event) => {
        event.preventDefault()
        state.submit()
      }}
    >
      {state.restored ? (
        <p className="callout callout-act" role="status">
          {t('form.draft')}
          <Button size="small" kind="quiet" onClick={state.discard}>
            {t('form.draft_discard')}
          </Button>
        </p>
      ) : null}
      {bad > 1 ? (
        <p className="callout callout-red" role="alert">
          {t('form.problems', { count: bad })}
        </p>
      ) : null}
      <fieldset className="form-grid" disabled={props.locked}>
        {list.map((one) => (
          <FieldRow
            key={one.field.name}
            {...one}
            id={`${form_id}-${one.field.name}`}
            state={state}
            locked={props.locked}
          />
        ))}
      </fieldset>
      {props.children}
      <Warnings items={warnings} ticked={ticked} onTicked={state.set_ticked} />
      {props.locked ? null : (
        <FormFoot
          busy={state.busy}
          blocked={warnings.some((one) => !ticked.includes(one.code))}
          label={props.submit_label}
          onCancel={props.onCancel}
        />
      )}
      {state.conflict ? (
        <ConflictDialog
          entity={props.entity}
          mine={changed_values(state.initial, state.values)}
          theirs={state.conflict}
          show={Object.fromEntries(list.map(({ own }) => [own.name, own.show]))}
          busy={state.busy}
          onClose={() => {
            state.set_conflict(null)
          }}
          onKeep={(kept) => void state.send({ ...state.initial, ...kept }, state.conflict?.version)}
        />
      ) : null}
    </form>
  )
}

/** The usual submit: POST without a record, PATCH with If-Match for one. */
export function save_record<T extends Row>(path: string, id?: string) {
  return ({ values, changed, key, version, acknowledged }: Submission): Promise<T> => {
    const more = acknowledged.length ? { acknowledged } : {}
    if (!id) return api.post<T>(path, { ...values, ...more }, { key })
    return api.patch<T>(`${path}/${id}`, { ...changed, ...more }, version ?? 0)
  }
}
