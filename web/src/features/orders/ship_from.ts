// From which warehouse goods leave: what each can give to the lines of a shipment. What is held for
// a line there goes first; what is free there is shared by the lines with the same product.
import type { Source } from './model'

export interface WantedLine {
  id: string
  product_id: string
  wanted: number
}

export interface Place {
  id: string
  name: string
  /** How many of the pieces that are to leave can leave from there. */
  pieces: number
  /** All of them can. */
  covers: boolean
}

/** The most that can leave one warehouse for one line. */
export function given_by(sources: readonly Source[], line_id: string, warehouse_id: string) {
  const found = sources.find(
    (one) => one.order_line_id === line_id && one.warehouse_id === warehouse_id,
  )
  return found ? found.held + found.free : 0
}

/** The warehouses that have anything of the lines, those that can give everything first. */
export function places_in(sources: readonly Source[], lines: readonly WantedLine[]): Place[] {
  const names = new Map(sources.map((one) => [one.warehouse_id, one.warehouse_name]))
  const wanted = lines.reduce((sum, line) => sum + line.wanted, 0)
  return [...names]
    .map(([id, name]) => {
      const pieces = pieces_from(sources, lines, id)
      return { id, name, pieces, covers: pieces === wanted }
    })
    .sort((a, b) => Number(b.covers) - Number(a.covers))
}

function pieces_from(sources: readonly Source[], lines: readonly WantedLine[], warehouse: string) {
  const taken = new Map<string, number>()
  let pieces = 0
  for (const line of lines) {
    const source = sources.find(
      (one) => one.order_line_id === line.id && one.warehouse_id === warehouse,
    )
    const held = Math.min(source?.held ?? 0, line.wanted)
    const before = taken.get(line.product_id) ?? 0
    const free = Math.min(Math.max((source?.free ?? 0) - before, 0), line.wanted - held)
    taken.set(line.product_id, before + free)
    pieces += held + free
  }
  return pieces
}
