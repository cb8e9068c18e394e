import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { api, ApiProblem, create_key_ring } from '@/lib/api'
import type { FieldMeta, FieldProblem, Row } from '@/lib/api_types'
import {
  changed_values,
  check_values,
  drop_draft,
  keep_draft,
  problems_by_field,
  problems_inside,
  read_draft,
  type Values,
} from '@/lib/form_values'
import { goes_on, sends } from '@/lib/keys'
import { kind_of, useMeta, type ControlKind } from '@/lib/meta'
import { useMaybeUser } from '@/lib/session'
import { Button } from './Button'
import { ConflictDialog } from './ConflictDialog'
import { Control, type ControlProps } from './controls'
import { Field } from './Field'
import { focus_next, moves_on } from './form_keys'
import { Skeleton } from './States'
import { toast } from './toast_store'
import { WarningBox } from './WarningBox'

export interface FormField {
  name: string
  /** What follows overrides the schema. */
  label?: string
  kind?: ControlKind
  required?: boolean
  help?: ReactNode
  placeholder?: string
  span?: 1 | 2
  options?: { value: string; label: string }[]
  auto_complete?: string
  /** Another control, e.g. a Picker; use the given id for it. */
  render?: (props: ControlProps, values: Values, inner: FieldProblem[]) => ReactNode
  /** `render` shows the problems inside its list itself (`inner`, paths from the list on). */
  shows_inner?: boolean
  /** Opens a section of the form. */
  heading?: ReactNode
  /** How its value is read where it is compared with another version's. */
  show?: (value: unknown, other: unknown) => ReactNode
}

export interface Submission {
  /** Everything in the form. */
  values: Values
  /** Only what differs from `initial`: the body of a PATCH. */
  changed: Values
  key: string
  version: number | undefined
  /** Codes of warnings the user ticked. */
  acknowledged: string[]
}

interface EntityFormProps<Out> {
  entity: string
  fields: (string | FormField)[]
  /** The record being changed, or first values of a new one. */
  initial?: Values
  /** Version for If-Match when a record is changed. */
  version?: number
  onSubmit: (submission: Submission) => Promise<Out>
  onDone: (out: Out) => void
  onCancel?: () => void
  submit_label?: string
  /** Name under which an unsent draft survives a reload; none: no draft. */
  draft?: string
  /** Called on every change: duplicate checks while typing. */
  onValues?: (values: Values) => void
  /** Only to be read. */
  locked?: boolean
  /** Between fields and buttons. */
  children?: ReactNode
}

function useFields(entity: string, fields: (string | FormField)[]) {
  const meta = useMeta(entity)
  const list = fields.map((one) => {
    const own: FormField = typeof one === 'string' ? { name: one } : one
    const known = meta.field(own.name)
    const field: FieldMeta = { type: 'text', ...known, name: own.name, label: own.name }
    field.label = own.label ?? known?.label ?? own.name
    field.required = own.required ?? known?.required
    field.enum = own.options ?? known?.enum
    return { own, field, kind: own.kind ?? kind_of(field) }
  })
  return { list, pending: meta.pending }
}

/** A form whose labels, limits and options come from the schema. */
export function EntityForm<Out>(props: EntityFormProps<Out>) {
  const { pending } = useMeta(props.entity)
  if (pending) return <Skeleton lines={6} height={32} />
  return <ReadyForm {...props} />
}

function useFormState<Out>(props: EntityFormProps<Out>, fields: FieldMeta[]) {
  const t = useT()
  const user_id = useMaybeUser()?.id ?? ''
  const draft_key = props.draft ? `${user_id}.${props.draft}` : ''
  const [initial] = useState<Values>(() => props.initial ?? {})
  const [draft] = useState(() => (draft_key ? read_draft(draft_key) : null))
  const [values, set_values] = useState<Values>(() => ({ ...initial, ...draft }))
  const [restored, set_restored] = useState(draft !== null)
  const [problems, set_problems] = useState<Map<string, string[]>>(new Map())
  const [inner, set_inner] = useState<Map<string, FieldProblem[]>>(new Map())
  const [warnings, set_warnings] = useState<FieldProblem[]>([])
  const [ticked, set_ticked] = useState<string[]>([])
  const [conflict, set_conflict] = useState<Row | null>(null)
  const [busy, set_busy] = useState(false)
  const [keys] = useState(create_key_ring)
  const change = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    set_values(next)
    props.onValues?.(next)
    if (problems.has(name)) set_problems(without(problems, name))
    if (inner.has(name)) set_inner(without(inner, name))
    if (draft_key) keep_draft(draft_key, next)
  }
  const discard = () => {
    if (draft_key) drop_draft(draft_key)
    set_values(initial)
    set_restored(false)
  }
  const refuse = (error: ApiProblem) => {
    if (error.status === 409 && error.current) set_conflict(error.current)
    else {
      // What the form has to say stands behind the window about the two versions.
      set_conflict(null)
      const [inside, rest] = split_problems(props.fields, error.fields)
      const found = problems_by_field(rest)
      set_inner(inside)
      set_problems(found)
      set_warnings(error.fields.filter((one) => one.severity === 'warning'))
      const shown = [...found.keys()].every((path) => fields.some((one) => one.name === path))
      if (!error.fields.length || !shown) toast.error(t('state.failed'), error)
    }
  }
  const send = async (sent: Values, version: number | undefined) => {
    set_busy(true)
    try {
      const changed = changed_values(initial, sent)
      const key = keys.key_for({ sent, ticked })
      const out = await props.onSubmit({
        values: sent,
        changed,
        key,
        version,
        acknowledged: ticked,
      })
      keys.spent()
      if (draft_key) drop_draft(draft_key)
      set_conflict(null)
      props.onDone(out)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      refuse(error)
    } finally {
      set_busy(false)
    }
  }
  const submit = () => {
    const texts = { required: 'form.required', too_long: 'form.too_long' } as const
    const found = new Map<string, string[]>()
    for (const one of check_values(fields, values)) {
      const field = fields.find(({ name }) => name === one.path)
      const label = field?.label ?? one.path
      const unread = field && kind_of(field) === 'instant' ? 'form.not_instant' : 'form.not_number'
      const text =
        one.code === 'not_number' ? t(unread) : t(texts[one.code], { label, count: one.limit ?? 0 })
      found.set(one.path, [text])
    }
    set_problems(found)
    set_inner(new Map())
    if (!found.size) void send(values, props.version)
  }
  return {
    ...{ values, change, problems, inner, warnings, ticked, set_ticked, conflict, set_conflict },
    ...{ busy, submit, send, restored, discard, initial },
  }
}

/** Problems inside lists whose control shows them itself, and all others. */
function split_problems(
  fields: (string | FormField)[],
  problems: FieldProblem[],
): [Map<string, FieldProblem[]>, FieldProblem[]] {
  const names = fields.flatMap((one) =>
    typeof one !== 'string' && one.shows_inner ? one.name : [],
  )
  const inside = new Map(names.map((name) => [name, problems_inside(problems, name)] as const))
  const rest = problems.filter((one) => !names.some((name) => problems_inside([one], name).length))
  return [inside, rest]
}

function without<T>(map: Map<string, T>, name: string): Map<string, T> {
  return new Map([...map].filter(([key]) => key !== name))
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

interface FieldRowProps {
  own: FormField
  field: FieldMeta
  kind: ControlKind
  id: string
  state: Pick<ReturnType<typeof useFormState>, 'values' | 'change' | 'problems' | 'inner'>
  locked?: boolean
}

function FieldRow({ own, field, kind, id, state, locked }: FieldRowProps) {
  const { values, change, problems, inner } = state
  const errors = problems.get(field.name) ?? []
  const control: ControlProps = {
    id,
    kind,
    value: values[field.name],
    onChange: (value) => {
      change(field.name, value)
    },
    options: field.enum,
    placeholder: own.placeholder,
    disabled: field.read_only || locked,
    required: field.required,
    invalid: errors.length > 0,
    described_by: `${id}-note`,
    auto_complete: own.auto_complete,
    unit: field.unit,
  }
  return (
    <>
      {own.heading ? <h2 className="form-heading">{own.heading}</h2> : null}
      <Field
        id={id}
        label={field.label}
        required={field.required}
        help={own.help ?? field.help}
        errors={errors}
        span={own.span ?? (kind === 'long_text' ? 2 : 1)}
      >
        {own.render ? (
          own.render(control, values, inner.get(field.name) ?? [])
        ) : (
          <Control {...control} />
        )}
      </Field>
    </>
  )
}

interface FormFootProps {
  busy: boolean
  blocked: boolean
  label?: string
  onCancel?: () => void
}

function FormFoot({ busy, blocked, label, onCancel }: FormFootProps) {
  const t = useT()
  return (
    <footer className="form-foot">
      <span className="meta desk-only">{t('form.hint')}</span>
      {onCancel ? (
        <Button className="push" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      ) : null}
      <Button
        type="submit"
        kind="primary"
        className={onCancel ? '' : 'push'}
        busy={busy}
        disabled={blocked}
        keys="Ctrl ↵"
      >
        {label ?? t('action.save')}
      </Button>
    </footer>
  )
}

interface WarningsProps {
  items: FieldProblem[]
  ticked: string[]
  onTicked: (codes: string[]) => void
}

/** Warnings to be acknowledged one by one before the form may be sent again. */
function Warnings({ items, ticked, onTicked }: WarningsProps) {
  const t = useT()
  return (
    <>
      {items.map((one) => (
        <WarningBox
          key={one.code + one.path}
          text={one.message}
          agreement={t('form.acknowledge')}
          ticked={ticked.includes(one.code)}
          onTicked={(on) => {
            const others = ticked.filter((code) => code !== one.code)
            onTicked(on ? [...others, one.code] : others)
          }}
        />
      ))}
    </>
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
