// The form of a new person and of one being changed.
import { useParams } from '@tanstack/react-router'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { label_of, tree_of, useRefresh, useTeams, type Person } from './model'

function useFields(is_new: boolean): FormField[] {
  const t = useText()
  const teams = useTeams()
  const options = tree_of(teams.data?.items ?? []).map((node) => ({
    value: node.team.id,
    label: label_of(node),
  }))
  return [
    { name: 'name', required: true },
    { name: 'email', kind: 'email', required: true, help: t('email_help') },
    { name: 'roles', required: true, span: 2, help: t('roles_help') },
    { name: 'team_id', kind: 'choice', options },
    { name: 'locale' },
    ...(is_new
      ? [
          {
            name: 'password',
            label: t('first_password'),
            kind: 'password',
            required: true,
            help: t('password_rule'),
            auto_complete: 'new-password',
            span: 2,
          } as const,
        ]
      : []),
  ]
}

function PersonForm({ person }: { person?: Person }) {
  const t = useText()
  const go = useGo()
  const refresh = useRefresh()
  const fields = useFields(!person)
  const back = person ? `/settings/people/${person.id}` : '/settings/people'
  const first = { locale: 'zh_CN', roles: ['assistant'] }
  return (
    <Card>
      <EntityForm<Person>
        entity="user"
        fields={fields}
        initial={
          person ? Object.fromEntries(fields.map(({ name }) => [name, person[name]])) : first
        }
        version={person?.version}
        onSubmit={save_record<Person>('/users', person?.id)}
        onDone={(saved) => {
          toast.done(t('person_saved', { name: saved.name }))
          void refresh('user')
          go(`/settings/people/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(back)
        }}
      />
    </Card>
  )
}

export default function PersonFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id)
    return (
      <ChangePage<Person>
        entity="user"
        path="/users"
        id={id}
        title={t('edit_person')}
        name_of={({ name }) => name}
      >
        {(person) => <PersonForm person={person} />}
      </ChangePage>
    )
  return (
    <Page title={t('add_person')} layout="narrow">
      <PersonForm />
    </Page>
  )
}
