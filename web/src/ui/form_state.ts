// What is in a form: values with their draft, everything it was told about them, the two versions of
// a conflict, and sending. Draws nothing.
import { useState } from 'react'
import { useT } from '@/i18n'
import { ApiProblem, create_key_ring } from '@/lib/api'
import type { FieldMeta, FieldProblem, Row } from '@/lib/api_types'
import {
  changed_values,
  check_values,
  drop_draft,
  is_about,
  keep_draft,
  read_draft,
  split_problems,
  type LocalProblem,
  type Values,
} from '@/lib/form_values'
import { kind_of, useMeta } from '@/lib/meta'
import { useMaybeUser } from '@/lib/session'
import type { EntityFormProps, FormField } from './form_types'
import { toast } from './toast_store'

export function useFields(entity: string, fields: (string | FormField)[]) {
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

/** Values as they were opened, changed by what survived a reload. */
function useDraft(name: string | undefined, given: Values | undefined) {
  const user_id = useMaybeUser()?.id ?? ''
  const key = name ? `${user_id}.${name}` : ''
  const [initial] = useState<Values>(() => given ?? {})
  const [draft] = useState(() => (key ? read_draft(key) : null))
  const [values, set_values] = useState<Values>(() => ({ ...initial, ...draft }))
  const [restored, set_restored] = useState(draft !== null)
  const drop = () => {
    if (key) drop_draft(key)
  }
  return {
    ...{ initial, values, restored, drop },
    keep: (next: Values) => {
      set_values(next)
      if (key) keep_draft(key, next)
    },
    discard: () => {
      drop()
      set_values(initial)
      set_restored(false)
    },
  }
}

/** What the form finds wrong by itself, in words. */
function useLocalCheck(fields: FieldMeta[]): (values: Values) => FieldProblem[] {
  const t = useT()
  const message_of = ({ path, code, limit }: LocalProblem): string => {
    const field = fields.find(({ name }) => name === path)
    if (code === 'required') return t('form.required', { label: field?.label ?? path })
    if (code === 'too_long') return t('form.too_long', { count: limit ?? 0 })
    return t(field && kind_of(field) === 'instant' ? 'form.not_instant' : 'form.not_number')
  }
  return (values) =>
    check_values(fields, values).map((one) => ({ ...one, message: message_of(one) }))
}

const is_warning = ({ severity }: FieldProblem) => severity === 'warning'

export function useFormState<Out>(props: EntityFormProps<Out>, fields: FieldMeta[]) {
  const t = useT()
  const { initial, values, restored, keep, drop, discard } = useDraft(props.draft, props.initial)
  const check = useLocalCheck(fields)
  const [told, set_told] = useState<FieldProblem[]>([])
  const [ticked, set_ticked] = useState<string[]>([])
  const [conflict, set_conflict] = useState<Row | null>(null)
  const [busy, set_busy] = useState(false)
  const [keys] = useState(create_key_ring)
  // What is typed is based on the version the form was opened with, however often the record is
  // fetched again meanwhile: else somebody else's change would be lost unseen.
  const [based_on, set_based_on] = useState(props.version)
  const lists = props.fields.flatMap((one) =>
    typeof one !== 'string' && one.shows_inner ? one.name : [],
  )
  const { inner, outer: problems } = split_problems(told, lists)
  const change = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    keep(next)
    props.onValues?.(next)
    set_told(told.filter((one) => is_warning(one) || !is_about(one, name)))
  }
  const refuse = (error: ApiProblem) => {
    if (error.status === 409 && error.current) {
      set_conflict(error.current)
      return
    }
    // What the form has to say stands behind the window about the two versions.
    set_conflict(null)
    set_told(error.fields)
    const paths = [...split_problems(error.fields, lists).outer.keys()]
    const shown = paths.every((path) => fields.some((one) => one.name === path))
    if (!error.fields.length || !shown) toast.error(t('state.failed'), error)
  }
  const send = async (sent: Values, version: number | undefined) => {
    set_busy(true)
    try {
      const changed = changed_values(initial, sent)
      const key = keys.key_for({ sent, ticked })
      const out = await props.onSubmit({
        ...{ values: sent, changed, key, version, acknowledged: ticked },
      })
      keys.spent()
      drop()
      set_conflict(null)
      set_based_on((out as Partial<Row> | undefined)?.version ?? props.version)
      props.onDone(out)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      refuse(error)
    } finally {
      set_busy(false)
    }
  }
  const submit = () => {
    const found = check(values)
    set_told([...found, ...told.filter(is_warning)])
    if (!found.length) void send(values, based_on)
  }
  return {
    ...{ values, change, problems, inner, warnings: told.filter(is_warning), ticked, set_ticked },
    ...{ conflict, set_conflict, busy, submit, send, restored, discard, initial },
  }
}
