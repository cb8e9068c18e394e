// Files of records: what the server keeps, and what is being sent. A file goes in parts, so that a
// lost connection costs one part; what failed is tried again from where it stopped.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, ApiProblem, new_key, url_of } from './api'
import type { Row } from './api_types'
import { create_store, useStore } from './store'

export interface Attachment extends Row {
  entity: string
  record_id: string
  name: string
  type: string
  byte_count: number
  author_name: string
  archived: boolean
  created_at: number
  actions: string[]
}

/** The record files belong to. */
export interface FileHost {
  entity: string
  record_id: string
}

export interface Sending {
  id: string
  host: FileHost
  /** Another record on whose page it shows: a conversation's customer. */
  shown_at: FileHost
  file: File
  ratio: number
  problem: ApiProblem | null
}

interface Upload {
  id: string
  part_bytes: number
  part_count: number
}

export const max_file_bytes = 20 * 1024 * 1024
export const images = ['jpeg', 'png', 'webp', 'gif', 'heic']
/** What the file picker offers; the server decides by the bytes. */
export const accepted =
  'image/jpeg,image/png,image/webp,image/gif,image/heic,.heic,.pdf,.xlsx,.docx,.pptx,.csv,.txt,.m4a,.mp3'

export const content_url = (id: string) => url_of(`/attachments/${encodeURIComponent(id)}/content`)

const sendings = create_store<Sending[]>([])
/** What must outlive a failure: how far it came, and how to stop it. */
const runs = new Map<string, { upload?: Upload; next_part: number; abort: AbortController }>()

const change = (id: string, next: Partial<Sending>) => {
  sendings.set((all) => all.map((one) => (one.id === id ? { ...one, ...next } : one)))
}
const forget = (id: string) => {
  runs.delete(id)
  sendings.set((all) => all.filter((one) => one.id !== id))
}

async function base64_of(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer())
  const step = 32_768
  let text = ''
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(text)
}

async function send_parts(sending: Sending): Promise<void> {
  const { id, host, file } = sending
  const run = runs.get(id)
  if (!run) return
  const { signal } = run.abort
  run.upload ??= await api.post<Upload>(
    '/uploads',
    { ...host, name: file.name || 'file', byte_count: file.size },
    { key: id, signal },
  )
  const { part_bytes, part_count } = run.upload
  while (run.next_part < part_count) {
    const from = run.next_part * part_bytes
    const content = await base64_of(file.slice(from, from + part_bytes))
    await api.post(
      `/uploads/${run.upload.id}/parts`,
      { part_no: run.next_part, content },
      { signal },
    )
    run.next_part += 1
    change(id, { ratio: run.next_part / (part_count + 1) })
  }
  await api.post(`/uploads/${run.upload.id}/completion`, {}, { signal })
}

async function send(client: QueryClient, sending: Sending): Promise<void> {
  try {
    await send_parts(sending)
    await client.invalidateQueries({ queryKey: ['attachment'] })
    forget(sending.id)
  } catch (error) {
    if (runs.get(sending.id)?.abort.signal.aborted) return
    const problem = error instanceof ApiProblem ? error : new ApiProblem({ status: 0 })
    change(sending.id, { problem })
  }
}

/** Trying again may help: nothing is wrong with the file itself. */
export const may_retry = ({ problem }: Sending) => problem !== null && problem.status !== 422

const same = (one: FileHost, other: FileHost) =>
  one.entity === other.entity && one.record_id === other.record_id

export function useSending() {
  const client = useQueryClient()
  return {
    send_files: (host: FileHost, files: File[], shown_at: FileHost = host) => {
      for (const file of files) {
        const one: Sending = { id: new_key(), host, shown_at, file, ratio: 0, problem: null }
        runs.set(one.id, { next_part: 0, abort: new AbortController() })
        sendings.set((all) => [...all, one])
        void send(client, one)
      }
    },
    retry: (one: Sending) => {
      change(one.id, { problem: null })
      void send(client, one)
    },
    cancel: (one: Sending) => {
      const run = runs.get(one.id)
      run?.abort.abort()
      if (run?.upload) void api.post(`/uploads/${run.upload.id}/cancellation`).catch(() => null)
      forget(one.id)
    },
  }
}

export function useSendings(host: FileHost): Sending[] {
  return useStore(sendings).filter((one) => same(one.shown_at, host) || same(one.host, host))
}

export function useAttachments(host: FileHost) {
  return useQuery({
    queryKey: ['attachment', 'of', host.entity, host.record_id],
    queryFn: ({ signal }) =>
      api.get<{ items: Attachment[]; can_add: boolean }>('/record_attachments', {
        signal,
        query: { ...host },
      }),
  })
}

/** "1.4 MB" */
export function size_text(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilo = bytes / 1024
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`
}
