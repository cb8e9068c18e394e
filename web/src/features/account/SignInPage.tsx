import { useRouterState } from '@tanstack/react-router'
import { Eye, EyeOff, Lock } from 'lucide-react'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { useT, type ShellKey } from '@/i18n'
import { api, ApiProblem } from '@/lib/api'
import type { Session } from '@/lib/api_types'
import { or_nothing } from '@/lib/offline/db'
import { count_notes } from '@/lib/offline/outbox'
import { start_session } from '@/lib/session'
import { Button } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { useTabTitle } from '@/ui/Page'
import { AccountFrame, TextInput } from './AccountFrame'
import { PlatformButtons } from './PlatformButtons'

type Choice = { id: string; name: string }

function message_key(problem: ApiProblem): ShellKey | null {
  if (problem.offline) return 'state.offline_error'
  if (problem.status === 401) return 'sign_in.wrong'
  if (problem.status === 429) return 'sign_in.throttled'
  if (problem.status === 503) return 'state.busy'
  return null
}

function useSignIn() {
  const t = useT()
  const go = useGo()
  const search = useRouterState({ select: (state) => state.location.search }) as {
    next?: string
    expired?: string
  }
  const [busy, set_busy] = useState(false)
  const [error, set_error] = useState('')
  const [choices, set_choices] = useState<Choice[]>([])
  const send = async (email: string, password: string, organization_id?: string) => {
    set_busy(true)
    set_error('')
    try {
      const body = { email, password, ...(organization_id ? { organization_id } : {}) }
      start_session(await api.post<Session>('/session', body, { anonymous: true }))
      const next = search.next ?? '/'
      go(/^\/(?![/\\])/u.test(next) ? next : '/', 'replace')
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      if (caught.code === 'session.choose_organization') {
        set_choices(caught.problem.organizations ?? [])
      } else if (caught.status === 428) {
        go('/setup', 'replace')
      } else {
        const key = message_key(caught)
        set_error(key ? t(key) : caught.message)
      }
    } finally {
      set_busy(false)
    }
  }
  const expired = search.expired === '1'
  return { send, busy, error, choices, set_choices, expired, next: search.next }
}

/** Notes on this device that wait for their writer. */
function useUnsent(): number {
  const [count, set_count] = useState(0)
  useEffect(() => {
    void or_nothing(count_notes()).then((found) => {
      set_count(found ?? 0)
    })
  }, [])
  return count
}

export default function SignInPage() {
  const t = useT()
  useTabTitle(t('sign_in.submit'))
  const [email, set_email] = useState('')
  const [password, set_password] = useState('')
  const [shown, set_shown] = useState(false)
  const unsent = useUnsent()
  const { send, busy, error, choices, set_choices, expired, next } = useSignIn()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void send(email.trim(), password)
  }
  if (choices.length) {
    return (
      <AccountFrame title={t('sign_in.choose')} subtitle={t('sign_in.choose_hint')}>
        <div className="account-choices">
          {choices.map((one) => (
            <Button
              key={one.id}
              size="large"
              wide
              busy={busy}
              onClick={() => void send(email.trim(), password, one.id)}
            >
              {one.name}
            </Button>
          ))}
          <Button
            kind="quiet"
            onClick={() => {
              set_choices([])
            }}
          >
            {t('sign_in.back')}
          </Button>
        </div>
        {error ? <p className="account-error">{error}</p> : null}
      </AccountFrame>
    )
  }
  return (
    <AccountFrame
      title={t('sign_in.title')}
      subtitle={t('sign_in.subtitle')}
      note={
        <>
          <Lock size={13} aria-hidden /> {t('sign_in.own_server')}
        </>
      }
    >
      {expired && !error ? <p className="account-notice">{t('sign_in.expired')}</p> : null}
      {unsent ? (
        <p className="account-notice" role="status">
          {t('offline.at_sign_in', { count: unsent })}
        </p>
      ) : null}
      <form className="account-form" onSubmit={submit}>
        <TextInput
          label={t('sign_in.email')}
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onValue={set_email}
        />
        <TextInput
          label={t('sign_in.password')}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          required
          value={password}
          onValue={set_password}
          after={
            <button
              type="button"
              className="account-eye"
              aria-label={t(shown ? 'sign_in.hide' : 'sign_in.show')}
              aria-pressed={shown}
              onClick={() => {
                set_shown(!shown)
              }}
            >
              {shown ? <EyeOff size={17} aria-hidden /> : <Eye size={17} aria-hidden />}
            </button>
          }
        />
        {error ? (
          <p className="account-error" role="alert">
            {error}
          </p>
        ) : null}
        <Button type="submit" kind="primary" size="large" wide busy={busy}>
          {t('sign_in.submit')}
        </Button>
      </form>
      <PlatformButtons next={next} />
    </AccountFrame>
  )
}
