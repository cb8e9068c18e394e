// Changing one's own password: the current one is asked for, every other session ends.
import { useState } from 'react'
import { api } from '@/lib/api'
import { Card } from '@/ui/Card'
import { EntityForm } from '@/ui/EntityForm'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

export function PasswordCard() {
  const t = useText()
  const client = useQueryClient()
  const [round, set_round] = useState(0)
  return (
    <Card title={t('password')}>
      <p className="muted own-lead">{t('password_note')}</p>
      <EntityForm
        key={round}
        entity="user"
        fields={[
          {
            name: 'current_password',
            label: t('current_password'),
            kind: 'password',
            required: true,
            auto_complete: 'current-password',
          },
          {
            name: 'password',
            label: t('new_password'),
            kind: 'password',
            required: true,
            help: t('password_rule'),
            auto_complete: 'new-password',
          },
        ]}
        submit_label={t('change_password')}
        onSubmit={({ values, key }) =>
          api.post(
            '/account/password',
            { current_password: values.current_password, password: values.password },
            { key },
          )
        }
        onDone={() => {
          toast.done(t('password_changed'))
          void client.invalidateQueries({ queryKey: ['token'] })
          set_round(round + 1)
        }}
      />
    </Card>
  )
}
