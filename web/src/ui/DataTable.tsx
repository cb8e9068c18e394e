import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import { useT } from '@/i18n'
import type { Row } from '@/lib/api_types'
import { kind_of, useMeta } from '@/lib/meta'
import { FieldValue } from './FieldValue'
import { Link, useGo } from './Link'
import type { CardParts, Column } from './table_types'
import { useQueueKeys } from './queue_keys'
import './table.css'

export interface Selection {
  chosen: ReadonlySet<string>
  /** On a phone: touching a card chooses it instead of opening it. */
  on_cards?: boolean
  onChange: (next: Set<string>) => void
}

function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

interface DataTableProps<T extends Row> {
  entity: string
  columns: Column<T>[]
  rows: T[]
  /** Spoken name of the table. */
  label: string
  row_path?: (row: T) => string
  /** `field` or `-field`; with `onSort` the headings of sortable fields become buttons. */
  sort?: string
  onSort?: (sort: string) => void
  selection?: Selection
  card?: (row: T) => CardParts
  /** J/K move, Enter opens. */
  keys?: boolean
  /** While the next rows are on their way. */
  dim?: boolean
}

const numeric = new Set(['money', 'price', 'percent', 'integer', 'number'])

/** Rows as a table on a desktop and as cards, one per row, on a phone. */
export function DataTable<T extends Row>(props: DataTableProps<T>) {
  const { rows, row_path, keys, dim, label } = props
  const go = useGo()
  const box = useRef<HTMLDivElement>(null)
  const active = useQueueKeys(rows.length, keys === true, (index) => {
    const row = rows[index]
    if (row && row_path) go(row_path(row))
  })
  useEffect(() => {
    if (active < 0) return
    box.current?.querySelector(`[data-row="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <>
      <div
        ref={box}
        className={`table-box desk-only${dim ? ' table-dim' : ''}`}
        tabIndex={0}
        role="region"
        aria-label={label}
      >
        <table className="table">
          <thead>
            <Heads {...props} />
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <BodyRow key={row.id} {...props} row={row} index={index} active={index === active} />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="cards phone-only" aria-label={label}>
        {rows.map((row) => (
          <RowCard key={row.id} {...props} row={row} />
        ))}
      </ul>
    </>
  )
}

function useColumn<T extends Row>(entity: string) {
  const meta = useMeta(entity)
  return {
    title: (column: Column<T>) => column.title ?? meta.label(column.key),
    align: (column: Column<T>) => {
      const field = meta.field(column.key) ?? { name: column.key }
      return column.align ?? (numeric.has(kind_of(field)) ? 'end' : 'start')
    },
    sort: (column: Column<T>): string | null => {
      if (column.sort === false) return null
      if (column.sort) return column.sort
      return meta.field(column.key)?.sortable ? column.key : null
    },
    cell: (column: Column<T>, row: T): ReactNode => {
      if (column.render) return column.render(row)
      const field = meta.field(column.key) ?? { name: column.key, type: '', label: column.key }
      return <FieldValue field={field} value={row[column.key]} />
    },
  }
}

function Heads<T extends Row>(props: DataTableProps<T>) {
  const t = useT()
  const { entity, columns, rows, sort, onSort, selection } = props
  const about = useColumn<T>(entity)
  const all = rows.length > 0 && rows.every((row) => selection?.chosen.has(row.id))
  return (
    <tr>
      {selection ? (
        <th className="table-check" scope="col">
          <input
            type="checkbox"
            aria-label={t('list.select_all')}
            checked={all}
            onChange={() => {
              selection.onChange(new Set(all ? [] : rows.map((row) => row.id)))
            }}
          />
        </th>
      ) : null}
      {columns.map((column) => {
        const field = about.sort(column)
        const order = field && sort === field ? 'up' : field && sort === `-${field}` ? 'down' : null
        const Icon = order === 'up' ? ArrowUp : order === 'down' ? ArrowDown : ChevronsUpDown
        const title = about.title(column)
        return (
          <th
            key={column.key}
            scope="col"
            className={`align-${about.align(column)}${order ? ' table-sorted' : ''}`}
            style={column.width ? { width: column.width, minWidth: column.width } : undefined}
            aria-sort={order ? (order === 'up' ? 'ascending' : 'descending') : undefined}
          >
            {field && onSort ? (
              <button
                type="button"
                aria-label={t('list.sort_by', { name: title })}
                onClick={() => {
                  // First largest or newest, then the other way round, then unsorted.
                  onSort(order === 'down' ? field : order === 'up' ? '' : `-${field}`)
                }}
              >
                {title}
                <Icon size={13} aria-hidden />
              </button>
            ) : (
              title
            )}
          </th>
        )
      })}
    </tr>
  )
}

type BodyRowProps<T extends Row> = DataTableProps<T> & { row: T; index: number; active: boolean }

function BodyRow<T extends Row>(props: BodyRowProps<T>) {
  const { entity, columns, row, index, active, row_path, selection } = props
  const t = useT()
  const go = useGo()
  const about = useColumn<T>(entity)
  const to = row_path?.(row)
  const open = (event: MouseEvent) => {
    const own = (event.target as Element).closest('a,button,input,label')
    if (!to || own || getSelection()?.toString()) return
    go(to)
  }
  const chosen = selection?.chosen.has(row.id) ?? false
  return (
    <tr
      data-row={index}
      className={`${to ? 'table-open' : ''}${active ? ' table-active' : ''}`}
      aria-selected={selection ? chosen : undefined}
      onClick={open}
    >
      {selection ? (
        <td className="table-check">
          <input
            type="checkbox"
            aria-label={t('list.select')}
            checked={chosen}
            onChange={() => {
              selection.onChange(toggled(selection.chosen, row.id))
            }}
          />
        </td>
      ) : null}
      {columns.map((column, place) => {
        const cell = about.cell(column, row)
        const align = `align-${about.align(column)}`
        if (place > 0)
          return (
            <td key={column.key} className={align}>
              {cell}
            </td>
          )
        return (
          <th key={column.key} scope="row" className={align}>
            {to ? <Link to={to}>{cell}</Link> : cell}
          </th>
        )
      })}
    </tr>
  )
}

function RowCard<T extends Row>(props: DataTableProps<T> & { row: T }) {
  const { entity, columns, row, row_path, card, selection } = props
  const t = useT()
  const about = useColumn<T>(entity)
  const [first, ...others] = columns
  const parts: CardParts = card?.(row) ?? {
    title: first ? about.cell(first, row) : row.id,
    facts: others.map((column) => (
      <span key={column.key}>
        {about.title(column)} {about.cell(column, row)}
      </span>
    )),
  }
  const body = (
    <>
      <span className="row-card-line">
        {parts.mark}
        <span className="row-card-title">{parts.title}</span>
        {parts.tag ? <span className="push">{parts.tag}</span> : null}
      </span>
      <span className="row-card-line">
        <span className="row-card-facts">
          {parts.facts?.map((fact, index) => (
            <span key={index}>{fact}</span>
          ))}
        </span>
        {parts.value === undefined ? null : <span className="push strong">{parts.value}</span>}
      </span>
    </>
  )
  if (selection?.on_cards)
    return (
      <li>
        <label className="row-card row-card-choice">
          <input
            type="checkbox"
            aria-label={t('list.select')}
            checked={selection.chosen.has(row.id)}
            onChange={() => {
              selection.onChange(toggled(selection.chosen, row.id))
            }}
          />
          <span className="row-card-body">{body}</span>
        </label>
      </li>
    )
  return (
    <li>
      {row_path ? (
        <Link className="row-card" to={row_path(row)}>
          {body}
        </Link>
      ) : (
        <div className="row-card">{body}</div>
      )}
    </li>
  )
}
