// How the file is read: worksheet or charset, which row names the columns, and its first rows.
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { useText } from './i18n'
import type { Columns, ReadingChoice } from './model'

interface ReadingCardProps {
  /** Nothing when the file cannot be read as chosen. */
  columns: Columns | undefined
  choice: ReadingChoice
  onChange: (choice: ReadingChoice) => void
}

export function ReadingCard({ columns, choice, onChange }: ReadingCardProps) {
  const t = useText()
  return (
    <Card title={t('reading_title')}>
      <div className="import-choices">
        {columns?.sheets.length ? (
          <Choice
            id="import-sheet"
            label={t('sheet')}
            options={columns.sheets}
            value={choice.sheet || columns.sheet}
            onChange={(sheet) => {
              onChange({ ...choice, sheet, header_row: 0 })
            }}
          />
        ) : (
          <Choice
            id="import-charset"
            label={t('charset')}
            options={columns?.charsets ?? ['UTF-8', 'GB18030', 'Big5']}
            value={choice.charset || (columns?.charset ?? '')}
            onChange={(charset) => {
              onChange({ ...choice, charset })
            }}
          />
        )}
        <Field id="import-header-row" label={t('header_row')}>
          <input
            id="import-header-row"
            className="control num"
            type="number"
            min={1}
            max={1000}
            value={choice.header_row || (columns?.header_row ?? '') || ''}
            onChange={(event) => {
              onChange({ ...choice, header_row: Math.max(0, Math.trunc(+event.target.value)) })
            }}
          />
        </Field>
      </div>
      {columns ? <Preview columns={columns} /> : null}
    </Card>
  )
}

interface ChoiceProps {
  id: string
  label: string
  options: string[]
  value: string
  onChange: (value: string) => void
}

function Choice({ id, label, options, value, onChange }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        className="import-select"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {options.includes(value) ? null : <option value={value}>{value || '—'}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Preview({ columns }: { columns: Columns }) {
  const t = useText()
  return (
    <div className="import-preview" role="region" aria-label={t('preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.header.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.rows.map((row, at) => (
            <tr key={at}>
              {columns.header.map((_, cell) => (
                <td key={cell}>{row[cell] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
