// Where everybody stands on a decision map: superiors above, one column for whoever nobody reports
// to, superiors in the middle of their people. Draws nothing.
import type { KeyPerson } from './model'

export interface Place {
  person: KeyPerson
  column: number
  level: number
  /** Whom one comes to with the arrow keys. */
  up?: string
  down?: string
  left?: string
  right?: string
}

export interface Layout {
  places: Place[]
  columns: number
  levels: number
}

export function layout_of(people: KeyPerson[]): Layout {
  const known = new Set(people.map((one) => one.id))
  const boss_of = (one: KeyPerson) =>
    one.reports_to_id && known.has(one.reports_to_id) ? one.reports_to_id : null
  const below = new Map<string | null, KeyPerson[]>()
  for (const one of people) below.set(boss_of(one), [...(below.get(boss_of(one)) ?? []), one])
  const places: Place[] = []
  let columns = 0
  const put = (person: KeyPerson, level: number): number => {
    const reports = below.get(person.id) ?? []
    const place: Place = { person, level, column: 0, up: boss_of(person) ?? undefined }
    places.push(place)
    const under = reports.map((one) => put(one, level + 1))
    const first = under[0]
    const last = under.at(-1)
    if (first === undefined || last === undefined) place.column = columns++
    else place.column = (first + last) / 2
    place.down = reports[0]?.id
    return place.column
  }
  for (const top of below.get(null) ?? []) put(top, 0)
  join_levels(places)
  return { places, columns, levels: Math.max(0, ...places.map((one) => one.level + 1)) }
}

function join_levels(places: Place[]): void {
  const by_level = new Map<number, Place[]>()
  for (const place of places)
    by_level.set(place.level, [...(by_level.get(place.level) ?? []), place])
  for (const row of by_level.values()) {
    row.sort((a, b) => a.column - b.column)
    row.forEach((place, at) => {
      place.left = row[at - 1]?.person.id
      place.right = row[at + 1]?.person.id
    })
  }
}
