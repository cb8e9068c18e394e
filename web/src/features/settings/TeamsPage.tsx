// The tree of teams: who stands below whom. Names and places may change; nothing is deleted.
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { label_of, tree_of, useRefresh, useTeams, type Team } from './model'
import './settings.css'

type Editing = Team | 'new' | null

export default function TeamsPage() {
  const t = useText()
  const edits = useAllowed('users.edit')
  const teams = useTeams()
  const [editing, set_editing] = useState<Editing>(null)
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_editing('new')
      }}
    >
      {t('add_team')}
    </Button>
  ) : null
  return (
    <Page title={t('teams')} subtitle={t('teams_note')} layout="narrow" actions={add}>
      <Loaded query={teams}>
        {({ items }) =>
          items.length ? (
            <Card inset="rows">
              {tree_of(items).map(({ team, depth }) => (
                <div key={team.id} className="card-row">
                  <span
                    className="settings-branch"
                    style={{ paddingInlineStart: depth * 22 }}
                    aria-label={t('team_level', { name: team.name, level: depth + 1 })}
                  >
                    {depth ? <i aria-hidden>└</i> : null}
                    {team.name}
                  </span>
                  {edits ? (
                    <span className="push">
                      <IconButton
                        icon={Pencil}
                        label={t('edit_team', { name: team.name })}
                        onClick={() => {
                          set_editing(team)
                        }}
                      />
                    </span>
                  ) : null}
                </div>
              ))}
            </Card>
          ) : (
            <Empty title={t('no_teams')} action={add} />
          )
        }
      </Loaded>
      {editing ? (
        <TeamDialog
          team={editing === 'new' ? null : editing}
          teams={teams.data?.items ?? []}
          onClose={() => {
            set_editing(null)
          }}
        />
      ) : null}
    </Page>
  )
}

interface TeamDialogProps {
  team: Team | null
  teams: Team[]
  onClose: () => void
}

function TeamDialog({ team, teams, onClose }: TeamDialogProps) {
  const t = useText()
  const refresh = useRefresh()
  const options = tree_of(teams)
    .filter((node) => node.team.id !== team?.id)
    .map((node) => ({ value: node.team.id, label: label_of(node) }))
  return (
    <Dialog
      open
      kind="sheet"
      title={team ? t('edit_team', { name: team.name }) : t('add_team')}
      onClose={onClose}
    >
      <EntityForm<Team>
        entity="team"
        fields={[
          { name: 'name', required: true },
          { name: 'parent_id', kind: 'choice', options, placeholder: t('top_level') },
        ]}
        initial={team ? { name: team.name, parent_id: team.parent_id } : {}}
        version={team?.version}
        onSubmit={save_record<Team>('/teams', team?.id)}
        onDone={(saved) => {
          toast.done(t('team_saved', { name: saved.name }))
          void refresh('team')
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
