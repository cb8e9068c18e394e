import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Select from 'antd/es/select'
import { useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { ErrorState } from './States'

interface PickerProps<T extends Row> {
  id?: string
  /** Spoken name when no label points at it. */
  label?: string
  /** List that is searched with `?q=`: `/customers`. */
  path: string
  query?: Record<string, string>
  /** Is no choice here, although the list has it. */
  except?: string
  value: string | null | undefined
  /** Text of the value before anything was searched. */
  value_label?: string
  name_of: (row: T) => string
  /** Richer option: number, stock, price. */
  option?: (row: T) => ReactNode
  onChange: (id: string | null, row: T | null) => void
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  auto_focus?: boolean
}

const options_shown = 20

/** Chooses one record by searching on the server: name, pinyin, number, phone tail. */
export function Picker<T extends Row>(props: PickerProps<T>) {
  const { path, query, value, name_of, option, onChange } = props
  const t = useT()
  const [q, set_q] = useState('')
  const [open, set_open] = useState(false)
  const [chosen, set_chosen] = useState<T | null>(null)
  const found = useQuery({
    queryKey: ['picker', path, query, q],
    queryFn: ({ signal }) =>
      api.get<ListOf<T>>(path, { query: { ...query, q, limit: options_shown }, signal }),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.items.filter((row) => row.id !== props.except) ?? []
  const known = chosen && chosen.id === value ? name_of(chosen) : props.value_label
  const list = rows.map((row) => ({ value: row.id, label: name_of(row), row }))
  if (value && !list.some((one) => one.value === value)) {
    list.unshift({ value, label: known ?? value, row: chosen as T })
  }
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      className="control-wide"
      disabled={props.disabled}
      status={props.invalid ? 'error' : undefined}
      autoFocus={props.auto_focus}
      allowClear
      placeholder={props.placeholder ?? t('form.pick')}
      showSearch={{ filterOption: false, onSearch: set_q, searchValue: q }}
      value={value ?? undefined}
      options={
        q && !found.isPending ? list.filter((one) => rows.some((r) => r.id === one.value)) : list
      }
      loading={found.isFetching}
      notFoundContent={found.error ? <ErrorState error={found.error} /> : t('list.no_match')}
      optionRender={option ? (one) => (one.data.row ? option(one.data.row) : one.label) : undefined}
      onOpenChange={set_open}
      onChange={(id: string | undefined) => {
        const row = rows.find((one) => one.id === id) ?? null
        set_chosen(row)
        set_q('')
        onChange(id ?? null, row)
      }}
    />
  )
}
