// Which answers of the server may be kept for times without a network, and to which page of the
// product each belongs. What is not named here is never kept. Pure.

interface Rule {
  path: RegExp
  page: string
}

/** Parts of every page: words of the fields, counts of the menu. */
export const frame = 'frame'

const rules: Rule[] = [
  { path: /^\/meta$/u, page: frame },
  { path: /^\/today\/badges$/u, page: frame },
  { path: /^\/today$/u, page: '/today' },
  { path: /^\/(customers|customer_sums)$/u, page: '/customers' },
  { path: /^\/customers\/(\d+)(\/[a-z_]+)?$/u, page: '/customers/$1' },
]

export type Question = Record<string, string | number | boolean | null | undefined>

/** The page of the product a GET belongs to; null: must not be kept. */
export function page_of(path: string, question: Question = {}): string | null {
  // A search is asked once and would push out what is looked at every day.
  if (question.q) return null
  const rule = rules.find((one) => one.path.test(path))
  if (rule) return path.replace(rule.path, rule.page)
  const list_of_one = /^\/[a-z_]+$/u.test(path) && /^\d+$/u.test(String(question.customer_id ?? ''))
  return list_of_one ? `/customers/${question.customer_id}` : null
}
