// Signing in by an office platform, and binding one's account there: the way there, what is
// remembered for the way back, and the way back. Draws nothing.
import { api } from '@/lib/api'
import type { Session } from '@/lib/api_types'

export type PlatformKind = 'wecom' | 'dingtalk' | 'feishu'

export interface Doors {
  organization_id: string | null
  items: { id: string; kind: PlatformKind }[]
}

export interface OwnAccount {
  id: string | null
  platform_id: string
  kind: PlatformKind
  name: string
}

/** What this browser tab was about when it left for the platform. */
export interface Errand {
  bind: boolean
  next: string
}

const kept_as = 'zhuli.platform_errand'

export function keep_errand(errand: Errand): void {
  sessionStorage.setItem(kept_as, JSON.stringify(errand))
}

/** Once; whatever else lies there is nothing. */
export function take_errand(): Errand {
  const kept = sessionStorage.getItem(kept_as)
  sessionStorage.removeItem(kept_as)
  try {
    const { bind, next } = JSON.parse(kept ?? '{}') as Partial<Errand>
    return { bind: bind === true, next: own_page(next) }
  } catch {
    return { bind: false, next: '/' }
  }
}

/** A page of ours, never another site's. */
export function own_page(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/u.test(next) ? next : '/'
}

/** Code and state as each of the three hands them back; nothing if the person said no. */
export function handed_back(search: Record<string, string | undefined>) {
  const code = search.authCode ?? search.code ?? ''
  const state = search.state ?? ''
  return code && state ? { code, state } : null
}

/** Off to the platform's own page. */
export async function leave_for(
  organization_id: string,
  platform_id: string,
  errand: Errand,
): Promise<void> {
  const { url } = await api.post<{ url: string }>(
    '/platform_sign_ins',
    { organization_id, platform_id, bind: errand.bind },
    { anonymous: !errand.bind },
  )
  keep_errand(errand)
  window.location.assign(url)
}

/** The session, or nothing after binding. */
export function complete(found: { code: string; state: string }): Promise<Session | null> {
  return api.post<Session | null>('/platform_sign_ins/completion', found, { anonymous: true })
}
