// The conditions of a segment, as boxes to write in and to tick. What the server refuses stands at its
// box.
import { useId, useState, type ReactNode } from 'react'
import { useMeta } from '@/lib/meta'
import { useText } from './i18n'
import { words_of, type FilterProblems, type SegmentFilter } from './model'
import '@/ui/form.css'

interface FilterFieldsProps {
  filter: SegmentFilter
  problems: FilterProblems
  onChange: (next: SegmentFilter) => void
}

const most_days = 3650

const lists = ['regions', 'industries', 'sources', 'tags'] as const
const days = [
  'ordered_within_days',
  'not_ordered_for_days',
  'contacted_within_days',
  'not_contacted_for_days',
] as const

export function FilterFields({ filter, problems, onChange }: FilterFieldsProps) {
  const t = useText()
  return (
    <>
      <div className="segment-grid">
        {lists.map((name) => (
          <WordsField
            key={name}
            label={t(name)}
            value={filter[name]}
            problem={problems[name]}
            onChange={(words) => {
              onChange({ ...filter, [name]: words })
            }}
          />
        ))}
      </div>
      <p className="meta">{t('filter_help')}</p>
      <Ticks name="tiers" field="tier" {...{ filter, problems, onChange }} />
      <Ticks name="statuses" field="status" {...{ filter, problems, onChange }} />
      <div className="segment-grid">
        {days.map((name) => (
          <Place
            key={name}
            label={t(name)}
            problem={problems[name] && t('days_range', { max: most_days })}
          >
            {(box) => (
              <input
                {...box}
                className="control"
                inputMode="numeric"
                value={filter[name] || ''}
                placeholder="0"
                onChange={(event) => {
                  const value = Number(event.target.value.replace(/\D/gu, '').slice(0, 6))
                  onChange({ ...filter, [name]: value })
                }}
              />
            )}
          </Place>
        ))}
      </div>
      <p className="meta">{t('days_help', { max: most_days })}</p>
    </>
  )
}

interface PlaceProps {
  label: string
  problem?: string
  children: (box: { 'aria-invalid': boolean; 'aria-describedby'?: string }) => ReactNode
}

/** A box with its name above and what is wrong with it below. */
function Place({ label, problem, children }: PlaceProps) {
  const id = useId()
  return (
    <div className={problem ? 'field-bad' : undefined}>
      <label className="segment-field">
        {label}
        {children({ 'aria-invalid': !!problem, 'aria-describedby': problem ? id : undefined })}
      </label>
      {problem ? (
        <p id={id} className="field-error">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

interface WordsFieldProps {
  label: string
  value: string[]
  problem?: string
  onChange: (words: string[]) => void
}

function WordsField({ label, value, problem, onChange }: WordsFieldProps) {
  const [text, set_text] = useState(value.join('，'))
  return (
    <Place label={label} problem={problem}>
      {(box) => (
        <input
          {...box}
          className="control"
          value={text}
          onChange={(event) => {
            set_text(event.target.value)
            onChange(words_of(event.target.value))
          }}
        />
      )}
    </Place>
  )
}

interface TicksProps extends FilterFieldsProps {
  name: 'tiers' | 'statuses'
  field: string
}

function Ticks({ name, field, filter, problems, onChange }: TicksProps) {
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
      {problems[name] ? <p className="field-error">{problems[name]}</p> : null}
    </fieldset>
  )
}
