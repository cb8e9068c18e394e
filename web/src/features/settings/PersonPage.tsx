// One person: what they are here for, and what an administrator or HR may do with their account.
import { KeyRound, LogOut, Pencil, Undo2 } from 'lucide-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { useWrite } from '@/lib/use_write'
import { Card, FactList } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { RecordPage } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Avatar, StatusDot, Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { HandoversCard } from './HandoversCard'
import { LeaveDialog } from './LeaveDialog'
import { PasswordDialog } from './PasswordDialog'
import { useText } from './i18n'
import type { Person } from './model'
import './settings.css'

export default function PersonPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Person>('user', '/users', id)
  return (
    <Loaded query={record} lines={8}>
      {(person) => <Body person={person} />}
    </Loaded>
  )
}

type Window = 'leave' | 'password' | null

function Body({ person }: { person: Person }) {
  const t = useText()
  const go = useGo()
  const meta = useMeta('user')
  const [window_open, set_window] = useState<Window>(null)
  const reinstate = useWrite({
    send: (_: undefined, key) => api.post(`/users/${person.id}/reinstatement`, {}, { key }),
    entities: ['user'],
    onDone: () => {
      toast.done(t('reinstated', { name: person.name }))
    },
    onRefused: (problem) => {
      toast.error(t('not_saved'), problem)
    },
  })
  const close = () => {
    set_window(null)
  }
  return (
    <RecordPage
      entity="user"
      list_path="/settings/people"
      title={person.name}
      mark={<Avatar name={person.name} />}
      facts={[
        <StatusDot key="state" tone={person.state === 'active' ? 'green' : 'grey'}>
          {meta.option('state', person.state)}
        </StatusDot>,
        person.email,
      ]}
      allowed={person.actions}
      actions={[
        {
          key: 'edit',
          label: t('edit_person'),
          icon: Pencil,
          onRun: () => {
            go(`/settings/people/${person.id}/edit`)
          },
        },
        {
          key: 'reinstate',
          label: t('reinstate'),
          icon: Undo2,
          busy: reinstate.isPending,
          onRun: () => {
            reinstate.mutate(undefined)
          },
        },
        {
          key: 'replace_password',
          label: t('replace_password'),
          icon: KeyRound,
          onRun: () => {
            set_window('password')
          },
        },
        {
          key: 'leave',
          label: t('leave'),
          icon: LogOut,
          kind: 'danger',
          in_menu: true,
          onRun: () => {
            set_window('leave')
          },
        },
      ]}
    >
      <Card title={t('account')}>
        <FactList
          facts={[
            { label: meta.label('email'), value: person.email },
            { label: meta.label('team_id'), value: person.team_name || '—' },
            {
              label: meta.label('roles'),
              value: (
                <span className="settings-roles">
                  {person.roles.map((role) => (
                    <Tag key={role}>{meta.option('roles', role)}</Tag>
                  ))}
                  <Link to="/settings/roles">{t('what_roles_may')}</Link>
                </span>
              ),
            },
            { label: meta.label('locale'), value: meta.option('locale', person.locale) },
            { label: t('since'), value: <DateText at={person.created_at} show="day" /> },
          ]}
        />
      </Card>
      <HandoversCard person={person} />
      {window_open === 'leave' ? <LeaveDialog person={person} onClose={close} /> : null}
      {window_open === 'password' ? <PasswordDialog person={person} onClose={close} /> : null}
    </RecordPage>
  )
}
