// The conditions of a segment, as boxes to write in and to tick.
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useText } from './i18n'
import { words_of, type SegmentFilter } from './model'

interface FilterFieldsProps {
  filter: SegmentFilter
  onChange: (next: SegmentFilter) => void
}

const lists = ['regions', 'industries', 'sources', 'tags'] as const
const days = [
  'ordered_within_days',
  'not_ordered_for_days',
  'contacted_within_days',
  'not_contacted_for_days',
] as const

export function FilterFields({ filter, onChange }: FilterFieldsProps) {
  const t = useText()
  return (
    <>
      <div className="segment-grid">
        {lists.map((name) => (
          <WordsField
            key={name}
            label={t(name)}
            value={filter[name]}
            onChange={(words) => {
              onChange({ ...filter, [name]: words })
            }}
          />
        ))}
      </div>
      <p className="meta">{t('filter_help')}</p>
      <Ticks name="tiers" field="tier" filter={filter} onChange={onChange} />
      <Ticks name="statuses" field="status" filter={filter} onChange={onChange} />
      <div className="segment-grid">
        {days.map((name) => (
          <label key={name} className="segment-field">
            {t(name)}
            <input
              className="control"
              inputMode="numeric"
              value={filter[name] || ''}
              placeholder="0"
              onChange={(event) => {
                const value = Number(event.target.value.replace(/\D/gu, '').slice(0, 4))
                onChange({ ...filter, [name]: value })
              }}
            />
          </label>
        ))}
      </div>
      <p className="meta">{t('days_help')}</p>
    </>
  )
}

interface WordsFieldProps {
  label: string
  value: string[]
  onChange: (words: string[]) => void
}

function WordsField({ label, value, onChange }: WordsFieldProps) {
  const [text, set_text] = useState(value.join('，'))
  return (
    <label className="segment-field">
      {label}
      <input
        className="control"
        value={text}
        onChange={(event) => {
          set_text(event.target.value)
          onChange(words_of(event.target.value))
        }}
      />
    </label>
  )
}

interface TicksProps extends FilterFieldsProps {
  name: 'tiers' | 'statuses'
  field: string
}

function Ticks({ name, field, filter, onChange }: TicksProps) {
  const t = useText()
  const options = useMeta('customer').field(field)?.enum ?? []
  return (
    <fieldset className="segment-ticks">
      <legend>{t(name)}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="row">
          <input
            type="checkbox"
            checked={filter[name].includes(value)}
            onChange={(event) => {
              const rest = filter[name].filter((one) => one !== value)
              onChange({ ...filter, [name]: event.target.checked ? [...rest, value] : rest })
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
