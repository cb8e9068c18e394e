// The mapping step: how the file is read, and for each of our fields the file's column; recognised
// ones are chosen already.
import { useState } from 'react'
import { useLocale } from '@/i18n'
import { api } from '@/lib/api'
import { format_names } from '@/lib/format'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { ErrorState, Skeleton } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { recognised, useColumns, type Batch, type Columns, type ReadingChoice } from './model'
import { Problems } from './Problems'
import { ReadingCard } from './ReadingCard'

export function ColumnsCard({ batch }: { batch: Batch }) {
  const t = useText()
  const [choice, set_choice] = useState(recognised)
  const query = useColumns(batch.id, choice)
  if (query.isPending) return <Skeleton lines={6} />
  const columns = query.error ? undefined : query.data
  return (
    <>
      <Problems title={t('sent_back')} texts={batch.problem_texts} />
      <ReadingCard columns={columns} choice={choice} onChange={set_choice} />
      {columns ? (
        <ColumnsForm
          key={columns.header.join('\t')}
          batch={batch}
          choice={choice}
          columns={columns}
        />
      ) : (
        <Card>
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        </Card>
      )}
    </>
  )
}

interface ColumnsFormProps {
  batch: Batch
  choice: ReadingChoice
  columns: Columns
}

function ColumnsForm({ batch, choice, columns }: ColumnsFormProps) {
  const t = useText()
  const locale = useLocale()
  const [chosen, set_chosen] = useState<Record<string, string>>(
    Object.fromEntries(columns.columns.map(({ name, theirs }) => [name, theirs])),
  )
  const read = useWrite<void, Batch>({
    send: (_, key) => {
      // What was recognised and is read from no column is told as well, or it would be recognised again.
      const map = columns.columns
        .map(({ name, theirs }) => ({ ours: name, theirs: chosen[name] ?? '', was: theirs }))
        .filter(({ theirs, was }) => theirs || was)
        .map(({ ours, theirs }) => ({ ours, theirs }))
      return api.post<Batch>(`/imports/${batch.id}/reading`, { ...choice, map }, { key })
    },
    entities: ['import_batch'],
    onRefused: (problem) => {
      toast.error(problem.message, problem)
    },
  })
  const missing = columns.columns.filter(({ name, required }) => required && !chosen[name])
  return (
    <Card title={t('columns_title')}>
      <p className="muted">{t(columns.remembered ? 'columns_remembered' : 'columns_hint')}</p>
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
      <div className="row row-wrap">
        <Button
          kind="primary"
          disabled={missing.length > 0}
          busy={read.isPending}
          onClick={() => {
            read.mutate()
          }}
        >
          {t('read')}
        </Button>
        {missing.length ? (
          <span className="meta tone-red">
            {t('columns_missing', {
              names: format_names(
                missing.map(({ label }) => label),
                locale,
              ),
            })}
          </span>
        ) : null}
      </div>
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
  const at = value ? columns.header.indexOf(value) : -1
  const samples = at < 0 ? [] : columns.rows.map((row) => row[at] ?? '').filter(Boolean)
  const names = [...new Set(columns.header.filter(Boolean))]
  return (
    <div className="import-column" role="row">
      <label role="cell" htmlFor={`column-${column.name}`}>
        {column.label}
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
          {names.map((name) => (
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
