// The lists inside the form of a product: its data sheet line by line, and its substitutes in order.
import { ArrowUp, Plus, Trash2 } from 'lucide-react'
import type { FieldProblem } from '@/lib/api_types'
import { Button, IconButton } from '@/ui/Button'
import { Picker } from '@/ui/Picker'
import { useText } from './i18n'
import type { Parameter, Product, Substitute } from './model'
import './catalog.css'

interface ListProps<T> {
  items: T[]
  /** Paths from the list on: `0.name`. */
  problems: FieldProblem[]
  onChange: (items: T[]) => void
}

const with_part = <T,>(items: T[], at: number, part: Partial<T>) =>
  items.map((one, index) => (index === at ? { ...one, ...part } : one))
const without = <T,>(items: T[], at: number) => items.filter((_, index) => index !== at)
const problem_at = (problems: FieldProblem[], at: number, box: string) =>
  problems.find(({ path }) => path === `${at}.${box}`)?.message

interface BoxProps {
  label: string
  value: string
  limit: number
  error: string | undefined
  onChange: (value: string) => void
}

function Box({ label, value, limit, error, onChange }: BoxProps) {
  return (
    <div>
      <input
        className="control"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={limit}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      {error ? <span className="meta tone-red">{error}</span> : null}
    </div>
  )
}

export function ParameterRows({ items, problems, onChange }: ListProps<Parameter>) {
  const t = useText()
  const boxes = [
    ['name', t('parameter_name'), 60],
    ['value', t('parameter_value'), 120],
    ['unit', t('parameter_unit'), 20],
  ] as const
  return (
    <div className="row-fields">
      {items.map((one, index) => (
        <div key={index} className="row-fields-parameter">
          {boxes.map(([box, label, limit]) => (
            <Box
              key={box}
              label={label}
              value={one[box]}
              limit={limit}
              error={problem_at(problems, index, box)}
              onChange={(value) => {
                onChange(with_part(items, index, { [box]: value }))
              }}
            />
          ))}
          <IconButton
            icon={Trash2}
            label={t('remove_row')}
            onClick={() => {
              onChange(without(items, index))
            }}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...items, { name: '', value: '', unit: '' }])
          }}
        >
          {t('add_parameter')}
        </Button>
      </div>
    </div>
  )
}

interface SubstituteRowsProps extends ListProps<Substitute> {
  product_id?: string
  /** Of those that stand there already. */
  names: Map<string, string>
}

export function SubstituteRows(props: SubstituteRowsProps) {
  const { items, problems, product_id, names, onChange } = props
  const t = useText()
  const up = (at: number) => {
    const moved = [...items]
    const [one] = moved.splice(at, 1)
    if (one) moved.splice(at - 1, 0, one)
    onChange(moved)
  }
  return (
    <div className="row-fields">
      {items.map((one, index) => (
        <div key={index} className="row-fields-substitute">
          <div>
            <Picker<Product>
              label={t('substitute')}
              path="/products"
              except={product_id}
              value={one.product_id}
              value_label={names.get(one.product_id ?? '')}
              invalid={problem_at(problems, index, 'product_id') !== undefined}
              name_of={(row) => `${row.code} ${row.name}`}
              onChange={(id) => {
                onChange(with_part(items, index, { product_id: id }))
              }}
            />
            {problem_at(problems, index, 'product_id') ? (
              <span className="meta tone-red">{problem_at(problems, index, 'product_id')}</span>
            ) : null}
          </div>
          <Box
            label={t('substitute_words')}
            value={one.words}
            limit={300}
            error={problem_at(problems, index, 'words')}
            onChange={(words) => {
              onChange(with_part(items, index, { words }))
            }}
          />
          <span className="row">
            <IconButton
              icon={ArrowUp}
              label={`↑ ${index + 1}`}
              disabled={index === 0}
              onClick={() => {
                up(index)
              }}
            />
            <IconButton
              icon={Trash2}
              label={t('remove_row')}
              onClick={() => {
                onChange(without(items, index))
              }}
            />
          </span>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...items, { product_id: null, words: '' }])
          }}
        >
          {t('add_substitute')}
        </Button>
      </div>
    </div>
  )
}
