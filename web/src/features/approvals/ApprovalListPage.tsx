// Every approval one filed or has in scope: views, search and sort by the server.
import { Inbox } from 'lucide-react'
import { useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { StateTag } from './marks'
import type { ApprovalItem } from './model'
import './approvals.css'

function useViews(): ListView[] {
  const t = useText()
  const me = useUser()
  return [
    { key: 'all', label: t('view_all') },
    { key: 'mine', label: t('view_mine'), query: { submitter_id: me.id } },
    { key: 'waiting', label: t('view_waiting'), query: { state: 'waiting' } },
    { key: 'approved', label: t('view_approved'), query: { state: 'approved' } },
    { key: 'stopped', label: t('view_stopped'), query: { state: 'refused,returned' } },
  ]
}

function useColumns(): Column<ApprovalItem>[] {
  const t = useText()
  return [
    {
      key: 'customer_name',
      sort: false,
      width: '240px',
      render: (row) => <span className="strong">{row.customer_name}</span>,
    },
    { key: 'number', render: (row) => <span className="num">{row.number}</span> },
    {
      key: 'subject_number',
      sort: false,
      render: (row) => <span className="num">{row.subject_number}</span>,
    },
    { key: 'state', sort: false, render: (row) => <StateTag state={row.state} /> },
    {
      key: 'amount_minor',
      sort: false,
      align: 'end',
      render: (row) => <Money minor={row.amount_minor} />,
    },
    {
      key: 'waiting_for',
      title: t('queue'),
      sort: false,
      render: (row) => row.waiting_for.join('、') || '—',
    },
    { key: 'submitter_name', sort: false },
    { key: 'created_at', render: (row) => <DateText at={row.created_at} show="relative" /> },
  ]
}

export default function ApprovalListPage() {
  const t = useText()
  return (
    <ListPage<ApprovalItem>
      entity="approval"
      title={t('all')}
      path="/approvals"
      columns={useColumns()}
      row_path={(row) => `/approvals/${row.id}`}
      views={useViews()}
      filters={['state']}
      default_sort="-created_at"
      empty={<Empty title={t('empty')} note={t('empty_note')} />}
      actions={
        <LinkButton icon={Inbox} to="/approvals">
          {t('to_queue')}
        </LinkButton>
      }
      card={(row) => ({
        title: row.customer_name,
        tag: <StateTag state={row.state} />,
        facts: [
          <span key="number" className="num">
            {row.subject_number}
          </span>,
          row.submitter_name,
          <DateText key="at" at={row.created_at} show="relative" />,
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
