// All scripts: those people read, by scene and how often they were used, and those that wait.
import { Plus } from 'lucide-react'
import type { Script } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { ValidityTag } from '@/ui/Sentence'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useLastSoonDay } from './soon'
import { StateTag } from './StateTag'

function NewScript() {
  const t = useText()
  if (!useAllowed('knowledge.propose')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/scripts/new">
      {t('new_script')}
    </LinkButton>
  )
}

export default function ScriptsPage() {
  const t = useText()
  const meta = useMeta('script')
  const user = useUser()
  const until = useLastSoonDay()
  return (
    <ListPage<Script>
      entity="script"
      title={t('scripts')}
      path="/scripts"
      row_path={(row) => `/scripts/${row.id}`}
      search_hint={t('script_hint')}
      views={[
        { key: 'approved', label: t('approved'), query: { state: 'approved' } },
        {
          key: 'to_check',
          label: t('to_check'),
          query: { state: 'approved', valid_until_from: '2000-01-01', valid_until_to: until },
          sort: 'valid_until',
        },
        { key: 'drafts', label: t('drafts'), query: { state: 'draft' }, sort: '-created_at' },
        { key: 'mine', label: t('my_drafts'), query: { owner_id: user.id }, sort: '-created_at' },
        { key: 'all', label: t('all'), sort: '-updated_at' },
      ]}
      filters={['scene']}
      default_sort="-used_count"
      actions={<NewScript />}
      empty={<Empty title={t('no_script')} note={t('no_script_note')} action={<NewScript />} />}
      columns={[
        {
          key: 'title',
          sort: false,
          width: '200px',
          render: (row) => row.title,
        },
        { key: 'scene', sort: false, width: '100px' },
        {
          key: 'words',
          sort: false,
          render: (row) => <span className="ellipsis">{row.words}</span>,
        },
        { key: 'state', sort: false, width: '100px', render: (row) => <StateTag of={row} /> },
        {
          key: 'valid_until',
          width: '180px',
          render: (row) => (
            <span className="row">
              <span className="num">{row.valid_until ?? '—'}</span>
              <ValidityTag validity={row.validity} />
            </span>
          ),
        },
        { key: 'used_count', align: 'end', width: '90px', render: (row) => row.used_count },
        {
          key: 'owner_id',
          title: meta.label('owner_name'),
          sort: false,
          width: '100px',
          render: (row) => row.owner_name,
        },
      ]}
      card={(row) => ({
        title: row.title,
        mark: <Tag tone="blue">{meta.option('scene', row.scene)}</Tag>,
        tag: <StateTag of={row} />,
        facts: [row.words],
        value: row.used_count,
      })}
    />
  )
}
