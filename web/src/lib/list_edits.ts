// A list that is edited in a form, row by row: rows changed and taken out without touching the others, and
// what the server says about one place of it.
import type { FieldProblem } from './api_types'

export function replaced<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((one, index) => (index === at ? { ...one, ...change } : one))
}

export function removed<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at)
}

/** What the server says about exactly this place: `0.steps.1.channel`. */
export function told_at(problems: FieldProblem[], path: string): string[] {
  return problems.filter((one) => one.path === path).map((one) => one.message)
}
