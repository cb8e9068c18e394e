// The sheet own against theirs, row by row, inside the form of a rival.
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { FieldProblem } from '@/lib/api_types'
import type { Comparison } from '@/lib/knowledge'
import { Button, IconButton } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { useText, type TextKey } from './i18n'
import './knowledge.css'

const empty_row: Comparison = { topic: '', ours: '', theirs: '', source: '', valid_until: null }

const texts: [keyof Omit<Comparison, 'valid_until'>, TextKey, number][] = [
  ['topic', 'topic', 60],
  ['ours', 'ours', 300],
  ['theirs', 'theirs', 300],
  ['source', 'row_source', 200],
]

interface ComparisonRowsProps {
  items: Comparison[]
  /** Paths from the list on: `0.topic`. */
  problems: FieldProblem[]
  onChange: (items: Comparison[]) => void
}

export function ComparisonRows({ items, problems, onChange }: ComparisonRowsProps) {
  const t = useText()
  const change = (at: number, part: Partial<Comparison>) => {
    onChange(items.map((one, index) => (index === at ? { ...one, ...part } : one)))
  }
  return (
    <div className="knowledge-rows">
      {items.map((one, index) => (
        <RowFields
          key={index}
          one={one}
          problem_of={(box) => problems.find(({ path }) => path === `${index}.${box}`)?.message}
          onChange={(part) => {
            change(index, part)
          }}
          onRemove={() => {
            onChange(items.filter((_, at) => at !== index))
          }}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...items, empty_row])
          }}
        >
          {t('add_row')}
        </Button>
      </div>
    </div>
  )
}

interface RowFieldsProps {
  one: Comparison
  problem_of: (box: string) => string | undefined
  onChange: (part: Partial<Comparison>) => void
  onRemove: () => void
}

function RowFields({ one, problem_of, onChange, onRemove }: RowFieldsProps) {
  const t = useText()
  const id = useId()
  return (
    <div className="knowledge-row">
      {texts.map(([box, key, limit]) => (
        <label key={box}>
          <span className="meta">{t(key)}</span>
          <input
            className="control"
            value={one[box]}
            maxLength={limit}
            aria-invalid={problem_of(box) ? true : undefined}
            onChange={(event) => {
              onChange({ [box]: event.target.value })
            }}
          />
          {problem_of(box) ? <span className="meta tone-red">{problem_of(box)}</span> : null}
        </label>
      ))}
      <div>
        <label htmlFor={id} className="meta">
          {t('row_until')}
        </label>
        <DateField
          id={id}
          value={one.valid_until ?? ''}
          invalid={problem_of('valid_until') !== undefined}
          onChange={(day) => {
            onChange({ valid_until: day || null })
          }}
        />
        {problem_of('valid_until') ? (
          <span className="meta tone-red">{problem_of('valid_until')}</span>
        ) : null}
      </div>
      <IconButton icon={Trash2} label={t('remove_row')} onClick={onRemove} />
    </div>
  )
}
