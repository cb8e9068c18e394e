// What was counted so far: rows that grow by scanning and are entered one by one, each once whatever
// the network does. Draws nothing.
import { api, ApiProblem, new_key } from '@/lib/api'
import type { ListOf } from '@/lib/api_types'
import type { CountResult, StockItem } from './model'

export interface CountRow {
  item: StockItem
  counted: number
  /** The same however often it is sent. */
  key: string
  result?: CountResult
  refusal?: string
}

export type Found = { item: StockItem } | { none: 'unknown' | 'several' }

/** An exact code, or the one product the text fits: a barcode fits one. */
export async function find_counted(text: string, warehouse_id: string): Promise<Found> {
  const query = { q: text, warehouse_id, limit: 5 }
  const { items } = await api.get<ListOf<StockItem>>('/stock/items', { query })
  const exact =
    items.find((one) => one.code === text) ?? (items.length === 1 ? items[0] : undefined)
  if (exact) return { item: exact }
  return { none: items.length ? 'several' : 'unknown' }
}

/** One more of it; the newest stands first. */
export function scanned_once(rows: CountRow[], item: StockItem): CountRow[] {
  const known = rows.find((row) => row.item.product_id === item.product_id && !row.result)
  const row = known
    ? { ...known, counted: known.counted + 1, key: new_key() }
    : { item, counted: 1, key: new_key() }
  return [row, ...rows.filter((one) => one !== known)]
}

/** Typed by hand: another number is another thing to send. */
export function set_counted(rows: CountRow[], product_id: string, counted: number): CountRow[] {
  return rows.map((row) =>
    row.item.product_id === product_id && !row.result ? { ...row, counted, key: new_key() } : row,
  )
}

/** Enters one row; a refusal is told in it. */
export async function enter_row(
  row: CountRow,
  warehouse_id: string,
  note: string,
): Promise<CountRow> {
  const body = {
    product_id: row.item.product_id,
    warehouse_id,
    counted: row.counted,
    note: row.counted === row.item.on_hand ? '' : note,
  }
  try {
    const result = await api.post<CountResult>('/stock/counts', body, { key: row.key })
    return { ...row, result, refusal: undefined }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const told = error.problem.fields?.map((field) => field.message).join(' ')
    return { ...row, key: new_key(), refusal: told || error.message }
  }
}
