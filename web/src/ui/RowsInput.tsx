// A list of small records in a form, one row each: further people, further addresses.
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from './Button'
import './rows_input.css'

interface RowsInputProps<T extends object> {
  id: string
  value: T[]
  columns: { name: keyof T & string; label: string; type?: 'tel' | 'email' }[]
  empty: T
  limit: number
  /** What an input of the row at this place is for, for who does not see it. */
  label_of: (at: number, column: string) => string
  remove_label: (at: number) => string
  add_text: string
  onChange: (rows: T[]) => void
}

export function RowsInput<T extends object>(props: RowsInputProps<T>) {
  const { id, value, columns, empty, limit, label_of, remove_label, add_text, onChange } = props
  const change = (at: number, column: keyof T, text: string) => {
    onChange(value.map((one, index) => (index === at ? { ...one, [column]: text } : one)))
  }
  return (
    <div className="input-rows" id={id}>
      {value.map((row, at) => (
        <div key={at} className={`input-row input-row-${columns.length > 3 ? 'many' : 'few'}`}>
          {columns.map(({ name, label, type }) => (
            <input
              key={name}
              className="control"
              type={type ?? 'text'}
              autoComplete="off"
              aria-label={label_of(at + 1, label)}
              placeholder={label}
              value={String(row[name])}
              onChange={(event) => {
                change(at, name, event.target.value)
              }}
            />
          ))}
          <IconButton
            icon={Trash2}
            label={remove_label(at + 1)}
            onClick={() => {
              onChange(value.filter((_, index) => index !== at))
            }}
          />
        </div>
      ))}
      {value.length < limit ? (
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              onChange([...value, empty])
            }}
          >
            {add_text}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
