// The mapping step: for each of our fields the file's column, recognised ones chosen already.
import { useState } from 'react'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText, type Text } from './i18n'
import { useColumns, type Batch, type Columns } from './model'

export function ColumnsCard({ batch }: { batch: Batch }) {
  const query = useColumns(batch.id)
  return (
    <Loaded query={query}>{(columns) => <ColumnsForm batch={batch} columns={columns} />}</Loaded>
  )
}

function ColumnsForm({ batch, columns }: { batch: Batch; columns: Columns }) {
  const t = useText()
  const [chosen, set_chosen] = useState<Record<string, string>>(
    Object.fromEntries(columns.columns.map(({ name, theirs }) => [name, theirs])),
  )
  const read = useWrite<void, Batch>({
    send: (_, key) => {
      const map = Object.entries(chosen)
        .filter(([, theirs]) => theirs)
        .map(([ours, theirs]) => ({ ours, theirs }))
      return api.post<Batch>(`/imports/${batch.id}/reading`, { map }, { key })
    },
    entities: ['import_batch'],
    onRefused: (problem) => {
      toast.error(problem.message, problem)
    },
  })
  const missing = columns.columns.some(({ name, required }) => required && !chosen[name])
  return (
    <Card title={t('columns_title')}>
      <p className="muted">{t('columns_hint')}</p>
      <div className="import-columns" role="table" aria-label={t('columns_title')}>
        {columns.columns.map((column) => (
          <ColumnRow
            key={column.name}
            column={column}
            columns={columns}
            value={chosen[column.name] ?? ''}
            onChange={(theirs) => {
              set_chosen({ ...chosen, [column.name]: theirs })
            }}
          />
        ))}
      </div>
      <Button
        kind="primary"
        disabled={missing}
        busy={read.isPending}
        onClick={() => {
          read.mutate()
        }}
      >
        {t('read')}
      </Button>
    </Card>
  )
}

interface ColumnRowProps {
  column: Columns['columns'][number]
  columns: Columns
  value: string
  onChange: (theirs: string) => void
}

function ColumnRow({ column, columns, value, onChange }: ColumnRowProps) {
  const t = useText()
  const label = t(column.name as Parameters<Text>[0])
  const at = columns.header.indexOf(value)
  const samples = at < 0 ? [] : columns.rows.map((row) => row[at] ?? '').filter(Boolean)
  return (
    <div className="import-column" role="row">
      <label role="cell" htmlFor={`column-${column.name}`}>
        {label}
        {column.required ? <span className="tone-red"> *</span> : null}
      </label>
      <div role="cell">
        <select
          id={`column-${column.name}`}
          className="import-select"
          value={value}
          aria-invalid={column.required && !value}
          onChange={(event) => {
            onChange(event.target.value)
          }}
        >
          <option value="">{t('none')}</option>
          {columns.header.filter(Boolean).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div role="cell" className="meta ellipsis">
        {samples.slice(0, 3).join(' · ')}
      </div>
    </div>
  )
}
