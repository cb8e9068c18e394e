// What the server says about its fields: labels, limits, options, in the user's language.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from './api'
import type { EntityMeta, FieldMeta, Meta } from './api_types'

const nothing: EntityMeta = { fields: [] }

export function useMeta(entity: string): {
  entity: EntityMeta
  field: (name: string) => FieldMeta | undefined
  label: (name: string) => string
  option: (name: string, value: unknown) => string
  pending: boolean
} {
  const { i18n } = useTranslation()
  const query = useQuery({
    queryKey: ['meta', i18n.language],
    queryFn: ({ signal }) => api.get<Meta>('/meta', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retryOnMount: false,
  })
  const found = query.data?.[entity] ?? nothing
  const field = (name: string) => found.fields.find((one) => one.name === name)
  return {
    entity: found,
    field,
    label: (name) => field(name)?.label ?? name,
    option: (name, value) =>
      field(name)?.enum?.find((one) => one.value === value)?.label ?? String(value ?? ''),
    // A schema that failed once is not waited for again: a form half filled must not vanish.
    pending: query.isPending && query.errorUpdateCount === 0,
  }
}

export type ControlKind =
  | 'text'
  | 'long_text'
  | 'email'
  | 'phone'
  | 'password'
  | 'integer'
  | 'number'
  | 'money'
  | 'price'
  | 'percent'
  | 'date'
  | 'instant'
  | 'choice'
  | 'choices'
  | 'boolean'

/** How a field is entered and shown, from its type and the unit at the end of its name. */
export function kind_of(field: { name: string; type?: string; enum?: unknown[] }): ControlKind {
  const { name, type = '' } = field
  if (field.enum?.length)
    return type.includes('array') || type.includes('list') ? 'choices' : 'choice'
  if (name.endsWith('_minor')) return 'money'
  if (name.endsWith('_e4') || name.endsWith('_price')) return 'price'
  if (name.endsWith('_at') || type === 'instant') return 'instant'
  if (name.endsWith('_on') || type === 'date') return 'date'
  if (type.startsWith('bool')) return 'boolean'
  if (type === 'unit_price') return 'price'
  if (type === 'money' || type === 'price' || type === 'percent') return type
  if (type === 'integer' || type === 'quantity') return 'integer'
  if (type === 'number' || type === 'decimal') return 'number'
  if (type === 'email' || type === 'phone' || type === 'password') return type
  if (type === 'long_text' || type === 'note') return 'long_text'
  return 'text'
}
