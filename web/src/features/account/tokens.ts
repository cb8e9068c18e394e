// One's own sessions and API tokens, and ending them.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

export interface OwnToken {
  id: string
  access: 'full' | 'read_only'
  name: string
  agent: string
  address: string
  created_at: number
  expires_at: number
}

export function useTokens(path: '/account/sessions' | '/api_tokens') {
  return useQuery({
    queryKey: ['token', path],
    queryFn: ({ signal }) => api.get<{ items: OwnToken[] }>(path, { signal }),
  })
}

export function useRevoke(path: '/account/sessions' | '/api_tokens', done: string) {
  const t = useText()
  return useWrite<string>({
    send: (id) => api.remove(`${path}/${id}`),
    entities: ['token'],
    onDone: () => {
      toast.done(done)
    },
    onRefused: (problem) => {
      toast.error(t('not_saved'), problem)
    },
  })
}

const browsers: [RegExp, string][] = [
  [/Edg\//u, 'Edge'],
  [/MicroMessenger/u, 'WeChat'],
  [/Firefox\//u, 'Firefox'],
  [/Chrome\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone|iPad/u, 'iOS'],
  [/Android/u, 'Android'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'macOS'],
  [/Linux|X11/u, 'Linux'],
]

/** What a browser says of itself, in two words; its own words when it is none we know. */
export function device_of(agent: string): string {
  const name = (table: [RegExp, string][]) => table.find(([test]) => test.test(agent))?.[1]
  const words = [name(browsers), name(systems)].filter(Boolean)
  return words.length ? words.join(' · ') : agent.slice(0, 60)
}
