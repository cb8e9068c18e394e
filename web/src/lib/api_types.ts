// Wire shapes the shell needs before the generated ones exist. Instants are UTC milliseconds in
// `…_at`, dates are `YYYY-MM-DD` in `…_on`, money is whole minor units in `…_minor`.

export interface FieldProblem {
  path: string
  code: string
  message: string
  severity?: 'error' | 'warning'
}

export interface Problem {
  type?: string
  title?: string
  status: number
  code?: string
  detail?: string
  fields?: FieldProblem[]
  reference?: string
  current?: Row
  organizations?: { id: string; name: string }[]
}

export interface Organization {
  id: string
  name: string
  currency: string
  timezone: string
}

export interface User {
  id: string
  name: string
  email: string
  locale: string
  roles: string[]
  permissions: string[]
  team_name?: string
  org: Organization
  preferences?: Record<string, unknown>
}

export interface Session {
  user: User
  csrf_token: string
  /** Of the session itself, as the list of one's sessions names it. */
  id?: string
}

/** Any record as it comes from a list or a record request. */
export interface Row {
  id: string
  version?: number
  actions?: string[]
  [field: string]: unknown
}

export interface ListOf<T> {
  items: T[]
  next_cursor?: string | null
  total?: number
}

export interface FieldMeta {
  name: string
  type: string
  label: string
  required?: boolean
  max_length?: number
  enum?: { value: string; label: string }[]
  read_only?: boolean
  masked?: boolean
  filterable?: boolean
  sortable?: boolean
  unit?: string
  help?: string
}

export interface EntityMeta {
  label?: string
  fields: FieldMeta[]
}

export type Meta = Record<string, EntityMeta>

/** What somebody wrote down, and where it matched. */
export interface NoteHit {
  entity: string
  id: string
  title: string
  author_name: string
  at: number
  words: string
  spans?: [number, number][]
  /** Whose page shows it; null: its own. */
  customer_id: string | null
  inquiry_id: string | null
}

export interface SearchItem {
  entity: string
  id: string
  title: string
  subtitle?: string
  spans?: [number, number][]
  subtitle_spans?: [number, number][]
  /** Neither shows what matched: digits of a phone. */
  by_phone?: boolean
}
