// What the server says about imports, and how a file is sent to it. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { record_key } from '@/lib/use_write'

export type Kind = 'customers' | 'products' | 'orders'
export const kinds: Kind[] = ['customers', 'products', 'orders']

export type State =
  | 'uploading'
  | 'reading'
  | 'refused'
  | 'staged'
  | 'applying'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'discarded'

export interface Outcome {
  waiting: number
  documents_created: number
  customers_created: number
  walk_in_created: number
  products_created: number
  unchanged: number
  conflicts: number
  refused: number
  undone: number
  kept: number
}

export interface Batch extends Row {
  kind: Kind
  state: State
  file_name: string
  row_count: number
  line_count: number
  document_count: number
  amount_minor: number
  error_count: number
  item_count: number
  problem: string
  created_at: number
  finished_at: number | null
  forecast: Outcome
  outcome: Outcome
  actions: string[]
}

export interface Columns {
  header: string[]
  columns: { name: string; required: boolean; theirs: string }[]
  rows: string[][]
  charset: string
}

export interface Issue extends Row {
  issue_no: number
  row_no: number
  column: string
  code: string
  /** JSON object of texts. */
  params: string
  /** JSON array of texts. */
  cells: string
}

const busy: State[] = ['reading', 'applying', 'undoing']
const poll_ms = 700

export const is_busy = (state: State | undefined): boolean =>
  state !== undefined && busy.includes(state)

/** One batch, asked again while the server works on it. */
export function useBatch(id: string) {
  return useQuery({
    queryKey: record_key('import_batch', id),
    queryFn: ({ signal }) => api.get<Batch>(`/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (is_busy(query.state.data?.state) ? poll_ms : false),
  })
}

export function useColumns(id: string) {
  return useQuery({
    queryKey: ['import_batch', 'columns', id],
    queryFn: ({ signal }) =>
      api.get<Columns>(`/imports/${encodeURIComponent(id)}/columns`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useIssues(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['import_batch', 'issues', id],
    queryFn: ({ signal }) =>
      api.get<{ items: Issue[]; next_after: number }>(`/imports/${encodeURIComponent(id)}/issues`, {
        signal,
      }),
    enabled: wanted,
  })
}

/** All of them, for the download. */
export async function all_issues(id: string): Promise<Issue[]> {
  const issues: Issue[] = []
  for (let after = 0; ;) {
    const page = await api.get<{ items: Issue[]; next_after: number }>(`/imports/${id}/issues`, {
      query: { after },
    })
    issues.push(...page.items)
    if (!page.next_after) return issues
    after = page.next_after
  }
}

const part_bytes = 480_000

async function base64_of(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer())
  let text = ''
  const step = 32_768
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(text)
}

/** Begins a batch and sends the file part by part; tells how much has arrived, 0 … 1. */
export async function send_file(
  kind: Kind,
  file: File,
  on_progress: (ratio: number) => void,
): Promise<Batch> {
  const batch = await api.post<Batch>('/imports', {
    kind,
    file_name: file.name,
    byte_count: file.size,
  })
  for (let at = 0, part_no = 0; at < file.size; at += part_bytes, part_no += 1) {
    const content = await base64_of(file.slice(at, at + part_bytes))
    await api.post(`/imports/${batch.id}/parts`, { part_no, content })
    on_progress(Math.min(1, (at + part_bytes) / file.size))
  }
  return batch
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
/** A spreadsheet takes such a text for a formula. */
const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** The broken rows as they were, with what is wrong beside them, to be mended and sent again. */
export function issues_csv(
  header: string[],
  issues: Issue[],
  titles: [string, string],
  say: (issue: Issue) => string,
): string {
  const by_row = new Map<number, { cells: string[]; problems: string[] }>()
  for (const issue of issues) {
    const row = by_row.get(issue.row_no) ?? {
      cells: JSON.parse(issue.cells) as string[],
      problems: [],
    }
    row.problems.push(say(issue))
    by_row.set(issue.row_no, row)
  }
  const lines = [[...header, ...titles]]
  for (const [row_no, row] of by_row) {
    const cells = header.map((_, index) => row.cells[index] ?? '')
    lines.push([...cells, String(row_no), row.problems.join('; ')])
  }
  return `\uFEFF${lines.map((line) => line.map((cell) => quoted(guarded(cell))).join(',')).join('\r\n')}\r\n`
}
