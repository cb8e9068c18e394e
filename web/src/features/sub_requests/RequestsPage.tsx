// Requests between departments: what waits for one's own, the first due on top.
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { Clock } from '@/ui/Clock'
import { ListPage } from '@/ui/ListPage'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { departments_of, type SubRequest } from './model'

function Due({ of }: { of: SubRequest }) {
  const meta = useMeta('sub_request')
  if (of.state !== 'open') return <Tag>{meta.option('state', of.state)}</Tag>
  return <Clock due_at={of.due_at} warn_at={of.warn_at} />
}

function useColumns(): Column<SubRequest>[] {
  const meta = useMeta('sub_request')
  return [
    { key: 'title', sort: false, render: (row) => <span className="strong">{row.title}</span> },
    {
      key: 'department',
      sort: false,
      render: (row) => meta.option('department', row.department),
    },
    { key: 'due_at', render: (row) => <Due of={row} /> },
    { key: 'ticket_title', sort: false },
    { key: 'customer_name', sort: false },
    { key: 'owner_name', sort: false },
    { key: 'number', sort: false, render: (row) => <span className="num">{row.number}</span> },
  ]
}

export default function RequestsPage() {
  const t = useText()
  const meta = useMeta('sub_request')
  const { roles } = useUser()
  const mine = departments_of(roles)
  return (
    <ListPage<SubRequest>
      entity="sub_request"
      title={t('title')}
      path="/sub_requests"
      exports
      columns={useColumns()}
      row_path={(row) => `/sub_requests/${row.id}`}
      default_sort="due_at"
      views={[
        ...(mine
          ? [{ key: 'mine', label: t('mine'), query: { department: mine, state: 'open' } }]
          : []),
        { key: 'open', label: t('open'), query: { state: 'open' } },
        { key: 'late', label: t('late'), query: { breached: 'true' }, sort: '-due_at' },
        { key: 'all', label: t('all'), sort: '-due_at' },
      ]}
      filters={['department']}
      empty={<Empty title={t('none')} note={t('none_note')} />}
      card={(row) => ({
        title: row.title,
        tag: <Tag>{meta.option('department', row.department)}</Tag>,
        facts: [row.ticket_title, row.owner_name],
        value: <Due of={row} />,
      })}
    />
  )
}
