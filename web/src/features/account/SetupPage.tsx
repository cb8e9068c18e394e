import { useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useLocale, useT } from '@/i18n'
import { api, ApiProblem, create_key_ring } from '@/lib/api'
import type { Session } from '@/lib/api_types'
import { start_session } from '@/lib/session'
import { Button, LinkButton } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { useTabTitle } from '@/ui/Page'
import { AccountFrame, TextInput } from './AccountFrame'

const currencies = ['CNY', 'TWD', 'HKD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD', 'MYR']
const shortest_password = 8

interface Values {
  organization_name: string
  currency: string
  timezone: string
  admin_name: string
  email: string
  password: string
}

const keys = create_key_ring()

function useSetup() {
  const go = useGo()
  const [busy, set_busy] = useState(false)
  const [problem, set_problem] = useState<ApiProblem | null>(null)
  const send = async (values: Values) => {
    set_busy(true)
    set_problem(null)
    try {
      const made = await api.post<Session | undefined>('/setup', values, {
        anonymous: true,
        key: keys.key_for(values),
      })
      keys.spent()
      const { email, password } = values
      const session = made?.csrf_token
        ? made
        : await api.post<Session>('/session', { email, password }, { anonymous: true })
      start_session(session)
      go('/', 'replace')
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      set_problem(error)
    } finally {
      set_busy(false)
    }
  }
  return { busy, problem, send }
}

function zones(): string[] {
  return Intl.supportedValuesOf('timeZone')
}

export default function SetupPage() {
  const t = useT()
  const locale = useLocale()
  useTabTitle(t('setup.title'))
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => api.get<{ needed: boolean }>('/setup', { anonymous: true }),
  })
  const { busy, problem, send } = useSetup()
  const [values, set_values] = useState<Values>({
    organization_name: '',
    currency: locale === 'zh-TW' ? 'TWD' : 'CNY',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    admin_name: '',
    email: '',
    password: '',
  })
  const error_of = (path: string) => problem?.fields.find((one) => one.path === path)?.message
  const set = (name: keyof Values) => (value: string) => {
    set_values((now) => ({ ...now, [name]: value }))
  }
  const text = (name: keyof Values) => ({
    required: true,
    value: values[name],
    error: error_of(name),
    onValue: set(name),
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void send({ ...values, email: values.email.trim() })
  }
  if (setup.data?.needed === false) {
    return (
      <AccountFrame title={t('sign_in.title')} subtitle={t('sign_in.subtitle')}>
        <LinkButton to="/sign-in" kind="primary" size="large" wide>
          {t('sign_in.submit')}
        </LinkButton>
      </AccountFrame>
    )
  }
  const money_name = new Intl.DisplayNames(locale, { type: 'currency' })
  return (
    <AccountFrame title={t('setup.title')} subtitle={t('setup.subtitle')}>
      <form className="account-form" onSubmit={submit}>
        <h2 className="account-section">{t('setup.organization')}</h2>
        <TextInput
          label={t('setup.organization_name')}
          autoComplete="organization"
          autoFocus
          {...text('organization_name')}
        />
        <div className="account-pair">
          <Choice
            label={t('setup.currency')}
            value={values.currency}
            options={currencies.map((one) => [one, `${one} ${money_name.of(one) ?? ''}`])}
            onValue={set('currency')}
          />
          <Choice
            label={t('setup.timezone')}
            value={values.timezone}
            options={zones().map((one) => [one, one])}
            onValue={set('timezone')}
          />
        </div>
        <h2 className="account-section">{t('setup.admin')}</h2>
        <TextInput label={t('setup.admin_name')} autoComplete="name" {...text('admin_name')} />
        <TextInput
          label={t('sign_in.email')}
          type="email"
          autoComplete="username"
          {...text('email')}
        />
        <TextInput
          label={t('sign_in.password')}
          type="password"
          autoComplete="new-password"
          minLength={shortest_password}
          hint={t('setup.password_hint')}
          {...text('password')}
        />
        {problem && !problem.fields.length ? (
          <p className="account-error" role="alert">
            {problem.offline ? t('state.offline_error') : problem.message}
          </p>
        ) : null}
        <Button type="submit" kind="primary" size="large" wide busy={busy}>
          {t('setup.submit')}
        </Button>
      </form>
    </AccountFrame>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: [string, string][]
  onValue: (value: string) => void
}

function Choice({ label, value, options, onValue }: ChoiceProps) {
  return (
    <div className="account-field">
      <label htmlFor={`setup-${label}`}>{label}</label>
      <select
        id={`setup-${label}`}
        value={value}
        onChange={(event) => {
          onValue(event.target.value)
        }}
      >
        {options.some(([one]) => one === value) ? null : <option value={value}>{value}</option>}
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
