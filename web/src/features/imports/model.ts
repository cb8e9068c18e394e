// What the server says about imports, and how a file is sent to it. Draws nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { record_key } from '@/lib/use_write'

export type Kind =
  'customers' | 'contacts' | 'products' | 'orders' | 'interactions' | 'follow_ups' | 'stock'
export const kinds: Kind[] = [
  'customers',
  'contacts',
  'products',
  'orders',
  'interactions',
  'follow_ups',
  'stock',
]

export type State =
  | 'uploading'
  | 'reading'
  | 'refused'
  | 'staged'
  | 'applying'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'failed'
  | 'discarding'
  | 'discarded'

export interface Outcome {
  waiting: number
  documents_created: number
  customers_created: number
  walk_in_created: number
  products_created: number
  interactions_created: number
  follow_ups_created: number
  openings_created: number
  contacts_created: number
  updated: number
  unchanged: number
  conflicts: number
  suspected: number
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
  /** Of rows and of items, at most 10,000. */
  issue_count: number
  /** Why the file was refused, given up, cleared away or its mapping sent back, in words. */
  problem_texts: string[]
  created_at: number
  finished_at: number | null
  forecast: Outcome
  outcome: Outcome
  /** While the file is read: rows compared with what is there, of so many; 0: not yet. */
  read_count: number
  reading_count: number
  actions: string[]
}

export interface Columns {
  header: string[]
  columns: { name: string; label: string; required: boolean; theirs: string }[]
  rows: string[][]
  /** 0: none was found. */
  header_row: number
  charset: string
  charsets: string[]
  sheet: string
  sheets: string[]
  /** The columns are those told the last time for such a file. */
  remembered: boolean
}

/** How the file is read where it leaves a choice; empty and 0: recognised. */
export interface ReadingChoice {
  charset: string
  sheet: string
  header_row: number
}

export interface Issue extends Row {
  issue_no: number
  row_no: number
  column: string
  code: string
  /** What is wrong, in words. */
  text: string
  /** Why the row is left out, or would be. */
  about: About | 'refused'
  /** What was decided and waits to be applied. */
  decision: Decision
  choices: Decision[]
}

export type About = 'suspected' | 'conflict'
export type Decision = 'none' | 'create' | 'update'

/** Rows that share an issue's choice: those of the file's rows, or all of them. */
export interface Deciding {
  about: About
  decision: Decision
  rows: number[]
}

const busy: State[] = ['reading', 'applying', 'undoing', 'discarding']
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

export const recognised: ReadingChoice = { charset: '', sheet: '', header_row: 0 }

export const columns_key = (id: string, choice: ReadingChoice) => ['import_columns', id, choice]

export function useColumns(id: string, choice: ReadingChoice) {
  return useQuery({
    queryKey: columns_key(id, choice),
    queryFn: ({ signal }) =>
      api.get<Columns>(`/imports/${encodeURIComponent(id)}/columns`, {
        signal,
        query: { ...choice, header_row: choice.header_row || undefined },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
  })
}

/** The first page of them; the file has all. */
export function useIssues(batch: Batch) {
  return useQuery({
    queryKey: ['import_batch', 'issues', batch.id, batch.state, batch.issue_count],
    queryFn: ({ signal }) =>
      api.get<{ items: Issue[] }>(`/imports/${encodeURIComponent(batch.id)}/issues`, { signal }),
  })
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

/**
 * Begins a batch, sends the file part by part and has its columns recognised; tells how much has arrived,
 * 0 … 1. What could not be sent, is empty or no table leaves no batch that waits for anybody.
 */
export async function send_file(
  kind: Kind,
  file: File,
  on_progress: (ratio: number) => void,
): Promise<{ batch: Batch; columns: Columns }> {
  const batch = await api.post<Batch>('/imports', {
    kind,
    file_name: file.name,
    byte_count: file.size,
  })
  try {
    for (let at = 0, part_no = 0; at < file.size; at += part_bytes, part_no += 1) {
      const content = await base64_of(file.slice(at, at + part_bytes))
      await api.post(`/imports/${batch.id}/parts`, { part_no, content })
      on_progress(Math.min(1, (at + part_bytes) / file.size))
    }
    return { batch, columns: await api.get<Columns>(`/imports/${batch.id}/columns`) }
  } catch (error) {
    await api.post(`/imports/${batch.id}/disposal`, {}).catch(() => undefined)
    throw error
  }
}
