// An administrator's replacement of a forgotten password; every session of the person ends.
import { api } from '@/lib/api'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Person } from './model'

export function PasswordDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText()
  return (
    <Dialog open kind="sheet" title={t('replace_password')} onClose={onClose}>
      <p className="muted settings-lead">{t('replace_password_note', { name: person.name })}</p>
      <EntityForm
        entity="user"
        fields={[
          {
            name: 'password',
            label: t('new_password'),
            kind: 'password',
            required: true,
            span: 2,
            help: t('password_rule'),
            auto_complete: 'new-password',
          },
        ]}
        onSubmit={({ values, key }) =>
          api.post(`/users/${person.id}/password`, { password: values.password }, { key })
        }
        onDone={() => {
          toast.done(t('password_replaced', { name: person.name }))
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
