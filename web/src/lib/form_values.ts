// Pure parts of a form: what is missing or too long, what changed, and drafts kept in the browser.
import type { FieldMeta, FieldProblem } from './api_types'

export type Values = Record<string, unknown>

export interface LocalProblem {
  path: string
  code: 'required' | 'too_long' | 'not_number'
  limit?: number
}

/** Marks input that was typed but cannot be read as a number. */
export const unreadable = Symbol('unreadable')

export function is_blank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || (typeof value === 'string' && !value.trim())
}

export function check_values(fields: FieldMeta[], values: Values): LocalProblem[] {
  return fields.flatMap((field): LocalProblem[] => {
    const value = values[field.name]
    if (value === unreadable) return [{ path: field.name, code: 'not_number' }]
    if (field.required && is_blank(value)) return [{ path: field.name, code: 'required' }]
    const limit = field.max_length
    if (limit && typeof value === 'string' && [...value].length > limit) {
      return [{ path: field.name, code: 'too_long', limit }]
    }
    return []
  })
}

/** Fields whose value differs from the one the form was opened with. */
export function changed_values(initial: Values, values: Values): Values {
  const changed: Values = {}
  for (const [name, value] of Object.entries(values)) {
    const before = initial[name]
    const same = is_blank(before) && is_blank(value)
    if (!same && JSON.stringify(before) !== JSON.stringify(value)) changed[name] = value
  }
  return changed
}

const parts_of = (path: string) => path.replace(/^\//u, '').split(/[.[\]]+/u)

/**
 * Problems under the field of the form that shows them. The server names fields inside a list by
 * position (`contacts.0.phone`): they stand at the list, with the row's number before them.
 */
export function problems_by_field(problems: FieldProblem[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { path, message, severity } of problems) {
    if (severity === 'warning') continue
    const [field = '', row] = parts_of(path)
    const text = row && /^\d+$/u.test(row) ? `${Number(row) + 1}: ${message}` : message
    found.set(field, [...(found.get(field) ?? []), text])
  }
  return found
}

/** What lies inside the list `field`, with paths from there on: `0.steps.1.channel`. */
export function problems_inside(problems: FieldProblem[], field: string): FieldProblem[] {
  return problems.flatMap((one) => {
    const [first, ...rest] = parts_of(one.path)
    return first === field && rest.length ? [{ ...one, path: rest.join('.') }] : []
  })
}

/** True for a problem of the field, or of something inside it. */
export const is_about = ({ path }: FieldProblem, field: string): boolean =>
  parts_of(path)[0] === field

/**
 * What is wrong, by field; of the lists named, what lies inside them by itself, for their control to
 * show. Warnings are neither.
 */
export function split_problems(problems: FieldProblem[], lists: string[]) {
  const wrong = problems.filter(({ severity }) => severity !== 'warning')
  const inner = new Map(lists.map((name) => [name, problems_inside(wrong, name)] as const))
  const is_inside = (one: FieldProblem) =>
    lists.some((name) => problems_inside([one], name).length > 0)
  return { inner, outer: problems_by_field(wrong.filter((one) => !is_inside(one))) }
}

const prefix = 'zhuli.draft.'
const draft_lifetime_ms = 7 * 86_400_000

export function keep_draft(key: string, values: Values): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), values }))
  } catch {
    // A full or forbidden storage costs the draft, not the form.
  }
}

export function read_draft(key: string): Values | null {
  try {
    const text = localStorage.getItem(prefix + key)
    if (!text) return null
    const draft = JSON.parse(text) as { at: number; values: Values }
    if (Date.now() - draft.at < draft_lifetime_ms) return draft.values
    drop_draft(key)
    return null
  } catch {
    return null
  }
}

export function drop_draft(key: string): void {
  try {
    localStorage.removeItem(prefix + key)
  } catch {
    // Nothing was kept then.
  }
}
