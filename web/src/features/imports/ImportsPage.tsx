// Every import there was, newest first.
import { FileUp } from 'lucide-react'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { DateText } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { StateTag } from './StateTag'
import { useText } from './i18n'
import type { Batch } from './model'

export default function ImportsPage() {
  const t = useText()
  const may = useAllowed('imports.run')
  const count = (key: 'row_count' | 'document_count' | 'error_count', title: string) => ({
    key,
    title,
    align: 'end' as const,
    sort: false as const,
    render: (row: Batch) => <span className="num">{row[key].toLocaleString()}</span>,
  })
  const columns: Column<Batch>[] = [
    { key: 'file_name', title: t('file'), sort: false },
    { key: 'kind', title: t('kind'), sort: false, render: (row) => t(row.kind) },
    {
      key: 'state',
      title: t('state'),
      sort: false,
      render: (row) => <StateTag state={row.state} />,
    },
    count('row_count', t('rows')),
    count('document_count', t('documents')),
    count('error_count', t('errors')),
    {
      key: 'created_at',
      title: t('created_at'),
      render: (row) => <DateText at={row.created_at} />,
    },
  ]
  const start = may ? (
    <LinkButton kind="primary" icon={FileUp} to="/imports/new">
      {t('new')}
    </LinkButton>
  ) : undefined
  return (
    <ListPage<Batch>
      entity="import_batch"
      title={t('title')}
      path="/imports"
      columns={columns}
      row_path={(row) => `/imports/${row.id}`}
      default_sort="-created_at"
      actions={start}
      empty={<Empty title={t('empty')} note={t('empty_hint')} action={start} />}
      card={(row) => ({
        title: row.file_name,
        tag: <StateTag state={row.state} />,
        facts: [t(row.kind), `${t('rows')} ${row.row_count.toLocaleString()}`],
        value: <DateText at={row.created_at} show="day" />,
      })}
    />
  )
}
