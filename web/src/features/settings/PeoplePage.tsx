// Everybody of the organisation: who they are, which roles they hold, who has left.
import { Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { Avatar, StatusDot, Tag } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import type { Person } from './model'
import './settings.css'

function Roles({ roles }: { roles: string[] }) {
  const meta = useMeta('user')
  return (
    <span className="settings-roles">
      {roles.map((role) => (
        <Tag key={role} tone={role === 'admin' ? 'act' : 'grey'}>
          {meta.option('roles', role)}
        </Tag>
      ))}
    </span>
  )
}

function State({ person }: { person: Person }) {
  const meta = useMeta('user')
  return (
    <StatusDot tone={person.state === 'active' ? 'green' : 'grey'}>
      {meta.option('state', person.state)}
    </StatusDot>
  )
}

export default function PeoplePage() {
  const t = useText()
  const edits = useAllowed('users.edit')
  const columns: Column<Person>[] = [
    {
      key: 'name',
      render: (person) => (
        <span className="row">
          <Avatar name={person.name} />
          <span className="strong">{person.name}</span>
        </span>
      ),
    },
    { key: 'email', sort: false },
    { key: 'roles', sort: false, render: (person) => <Roles roles={person.roles} /> },
    { key: 'team_name', sort: false },
    { key: 'state', sort: false, width: '120px', render: (person) => <State person={person} /> },
    { key: 'created_at', title: t('since'), width: '150px', hidden_at_first: true },
  ]
  return (
    <ListPage<Person>
      entity="user"
      title={t('people')}
      path="/users"
      columns={columns}
      row_path={(person) => `/settings/people/${person.id}`}
      default_sort="name"
      search_hint={t('people_search')}
      views={[
        { key: 'active', label: t('active'), query: { state: 'active' } },
        { key: 'left', label: t('left'), query: { state: 'left' } },
      ]}
      card={(person) => ({
        title: person.name,
        mark: <Avatar name={person.name} />,
        tag: <State person={person} />,
        facts: [person.email, person.team_name].filter(Boolean),
        value: <Roles roles={person.roles} />,
      })}
      actions={
        edits ? (
          <LinkButton to="/settings/people/new" kind="primary" icon={Plus}>
            {t('add_person')}
          </LinkButton>
        ) : null
      }
    />
  )
}
