// Name and language; the roles are somebody else's to give and only shown.
import { useState } from 'react'
import { locale_names, locales, set_locale, to_locale } from '@/i18n'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { set_preference } from '@/lib/preferences'
import { session_store, useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, FactList } from '@/ui/Card'
import { Control } from '@/ui/controls'
import { Field } from '@/ui/Field'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

interface Profile {
  name: string
  locale: string
}

export function ProfileCard() {
  const t = useText()
  const user = useUser()
  const meta = useMeta('user')
  const [name, set_name] = useState(user.name)
  const [locale, set_wanted] = useState(user.locale)
  const save = useWrite<undefined, Profile>({
    send: (_, key) => api.post('/account/profile', { name, locale }, { key }),
    entities: ['user'],
    onDone: (saved) => {
      session_store.set((now) => now && { ...now, user: { ...now.user, ...saved } })
      const shown = to_locale(saved.locale.replace('_', '-'))
      set_preference('locale', shown)
      void set_locale(shown)
      toast.done(t('profile_saved'))
    },
    onRefused: (problem) => {
      toast.error(t('not_saved'), problem)
    },
  })
  const changed = name !== user.name || locale !== user.locale
  return (
    <Card title={t('profile')}>
      <form
        className="own-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined)
        }}
      >
        <Field id="own-name" label={meta.label('name')} required>
          <Control
            id="own-name"
            kind="text"
            value={name}
            auto_complete="name"
            onChange={(value) => {
              set_name(typeof value === 'string' ? value : '')
            }}
          />
        </Field>
        <Field id="own-locale" label={meta.label('locale')}>
          <Control
            id="own-locale"
            kind="choice"
            required
            value={locale}
            options={locales.map((one) => ({
              value: one.replace('-', '_'),
              label: locale_names[one],
            }))}
            onChange={(value) => {
              set_wanted(typeof value === 'string' ? value : user.locale)
            }}
          />
        </Field>
        <FactList
          facts={[
            { label: meta.label('team_id'), value: user.team_name || '—' },
            {
              label: meta.label('roles'),
              value: (
                <span className="row row-wrap">
                  {user.roles.map((role) => (
                    <Tag key={role}>{meta.option('roles', role)}</Tag>
                  ))}
                </span>
              ),
            },
          ]}
        />
        <div className="own-buttons">
          <Button
            type="submit"
            kind="primary"
            disabled={!changed || !name.trim()}
            busy={save.isPending}
          >
            {t('save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
