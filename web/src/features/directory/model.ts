// Office platforms, their directories and what runs found, as the pages ask for them. Draws nothing.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'

export type PlatformKind = 'wecom' | 'dingtalk' | 'feishu'
export const platform_kinds: PlatformKind[] = ['wecom', 'dingtalk', 'feishu']

export interface Platform extends Row {
  version: number
  kind: PlatformKind
  app_id: string
  agent_id: string
  home_url: string
  sign_in_allowed: boolean
  sync_daily: boolean
  sync_minute: number
  has_secret: boolean
  return_url: string
}

export type RunState =
  'reading' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'discarded' | 'failed'

export interface Run extends Row {
  kind: PlatformKind
  state: RunState
  automatic: boolean
  starter_name: string
  problem: string
  department_count: number
  person_count: number
  change_count: number
  conflict_count: number
  leaver_count: number
  applied_count: number
  skipped_count: number
  undone_count: number
  kept_count: number
  created_at: number
  actions: string[]
}

export type ChangeKind =
  | 'add_team'
  | 'link_team'
  | 'change_team'
  | 'drop_team'
  | 'add_person'
  | 'link_person'
  | 'change_person'
  | 'come_back'
  | 'leave'
  | 'conflict'

export interface Change {
  id: string
  change_no: number
  kind: ChangeKind
  reason: string
  chosen: boolean
  state: 'proposed' | 'applied' | 'skipped' | 'undone' | 'kept'
  why: string
  external_id: string
  name: string
  old_name: string
  mobile: string
  email: string
  parent_name: string
  user_id: string | null
  user_name: string
  user_email: string
  team_name: string
  old_team_name: string
}

export interface Account extends Row {
  kind: PlatformKind
  name: string
  user_id: string | null
  user_name: string
  bound: 'unbound' | 'oneself' | 'email' | 'mobile' | 'name' | 'added'
  state: 'present' | 'left'
  signed_in_at: number | null
}

export interface Leaver {
  user_id: string
  kind: PlatformKind
  user_name: string
  left_at: number
  customer_count: number
}

/** The order in which an administrator looks: what needs a word first. */
export const change_kinds: ChangeKind[] = [
  'conflict',
  'leave',
  'add_person',
  'link_person',
  'change_person',
  'come_back',
  'add_team',
  'link_team',
  'change_team',
  'drop_team',
]

export const run_tones = {
  reading: 'blue',
  ready: 'amber',
  applying: 'blue',
  applied: 'green',
  undoing: 'blue',
  undone: 'grey',
  discarded: 'grey',
  failed: 'red',
} as const

/** While the server works on it by itself. */
export const under_way = (run: Run): boolean =>
  run.state === 'reading' || run.state === 'applying' || run.state === 'undoing'

/** Whether somebody may say whom a person is. */
export const names_person = ({ kind, reason, name }: Change): boolean =>
  kind === 'add_person' ||
  kind === 'link_person' ||
  (kind === 'conflict' && reason !== 'circle' && name !== '')

/** "02:30" of a minute of the day. */
export function clock_of(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

export function minute_of(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

export function usePlatforms() {
  return useQuery({
    queryKey: ['platform', 'all'],
    queryFn: ({ signal }) => api.get<ListOf<Platform>>('/platforms', { signal }),
  })
}

export function useRuns() {
  return useQuery({
    queryKey: ['live', 'directory_run'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Run>>('/directory_runs', { query: { limit: 20 }, signal }),
  })
}

export function useRun(id: string) {
  return useQuery({
    queryKey: ['live', 'directory_run', id],
    queryFn: ({ signal }) => api.get<Run>(`/directory_runs/${id}`, { signal }),
  })
}

export function useChanges(run_id: string, kind: ChangeKind | 'all') {
  return useInfiniteQuery({
    queryKey: ['directory_change', run_id, kind],
    queryFn: ({ signal, pageParam }) =>
      api.get<ListOf<Change>>('/directory_changes', {
        query: { run_id, kind: kind === 'all' ? null : kind, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}

export function useLeavers() {
  return useQuery({
    queryKey: ['live', 'directory_leavers'],
    queryFn: ({ signal }) => api.get<{ items: Leaver[] }>('/directory_leavers', { signal }),
  })
}

interface RunAction {
  /** `/directory_runs/{id}/application`. */
  path: string
  body?: Record<string, unknown>
  /** What a toast says once it is done. */
  said?: string
}

/** A POST that starts a run or moves one on. */
export function useRunAction(onDone?: (run: Run, action: RunAction) => void) {
  return useWrite<RunAction, Run>({
    send: ({ path, body }, key) => api.post(path, body ?? {}, { key }),
    entities: ['directory_run', 'directory_change', 'user', 'team'],
    onDone,
    onRefused: useRefusal(),
  })
}

export function useChoose() {
  return useWrite<{ id: string; chosen: boolean; user_id?: string | null }, Change>({
    send: ({ id, chosen, user_id }, key) =>
      api.post(
        `/directory_changes/${id}/choice`,
        { chosen, ...(user_id ? { user_id } : {}) },
        { key },
      ),
    entities: ['directory_change'],
    onRefused: useRefusal(),
  })
}

interface Binding {
  id: string
  name: string
  user_id: string
}

const bind_account = ({ id, user_id }: Binding, key?: string) =>
  api.post<Account>(`/platform_accounts/${id}/binding`, { user_id }, { key })

/** Says whose an account is. */
export function useBind(onDone: () => void) {
  const t = useText()
  return useWrite<Binding, Account>({
    send: bind_account,
    entities: ['platform_account'],
    onDone: (account) => {
      toast.done(t('now_bound', { name: account.name, user: account.user_name }))
      onDone()
    },
  })
}

/** Takes an account off its user; the message carries the way back. */
export function useUnbind(onDone: () => void) {
  const t = useText()
  const client = useQueryClient()
  const back = async (binding: Binding) => {
    await bind_account(binding)
    await client.invalidateQueries({ queryKey: ['platform_account'] })
  }
  return useWrite<Binding, Account>({
    send: ({ id }, key) => api.post(`/platform_accounts/${id}/unbinding`, {}, { key }),
    entities: ['platform_account'],
    onDone: (_, binding) => {
      toast.done(t('now_unbound', { name: binding.name }), () => back(binding))
      onDone()
    },
  })
}
