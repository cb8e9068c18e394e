// The decision map, drawn: who reports to whom, how everybody stands and how much they weigh. Arrows
// walk along the lines, Enter opens. Colour is always beside its sign and the role in words.
import { useRef, type KeyboardEvent } from 'react'
import { useMeta } from '@/lib/meta'
import { useText } from './i18n'
import { layout_of, type Place } from './layout'
import type { KeyPerson } from './model'

const box = { width: 168, height: 74 }
const gap = { x: 22, y: 42 }
const edge = 10

const x_of = (place: Place) => edge + place.column * (box.width + gap.x)
const y_of = (place: Place) => edge + place.level * (box.height + gap.y)

const directions: Record<string, 'up' | 'down' | 'left' | 'right'> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export const signed = (stance: number) => (stance > 0 ? `+${stance}` : String(stance))

interface DecisionMapProps {
  people: KeyPerson[]
  onOpen: (person: KeyPerson) => void
}

export function DecisionMap({ people, onOpen }: DecisionMapProps) {
  const t = useText()
  const svg = useRef<SVGSVGElement>(null)
  const { places, columns, levels } = layout_of(people)
  const width = 2 * edge + columns * (box.width + gap.x) - gap.x
  const height = 2 * edge + levels * (box.height + gap.y) - gap.y
  const on_key = (event: KeyboardEvent, place: Place) => {
    const direction = directions[event.key]
    const to = direction ? place[direction] : undefined
    if (to) svg.current?.querySelector<SVGGElement>(`[data-person="${to}"]`)?.focus()
    else if (event.key === 'Enter' || event.key === ' ') onOpen(place.person)
    else return
    event.preventDefault()
  }
  return (
    <div className="map-scroll">
      <svg
        ref={svg}
        role="group"
        aria-label={t('map')}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {places.map((place) => (
          <Line key={place.person.id} place={place} places={places} />
        ))}
        {places.map((place) => (
          <Node key={place.person.id} place={place} onKey={on_key} onOpen={onOpen} />
        ))}
      </svg>
    </div>
  )
}

/** From the middle of the superior's lower edge to the middle of one's own upper edge. */
function Line({ place, places }: { place: Place; places: Place[] }) {
  const boss = places.find((one) => one.person.id === place.up)
  if (!boss) return null
  const from_x = x_of(boss) + box.width / 2
  const from_y = y_of(boss) + box.height
  const to_x = x_of(place) + box.width / 2
  const half = from_y + gap.y / 2
  return (
    <path
      className="map-line"
      d={`M${from_x} ${from_y}V${half}H${to_x}V${y_of(place)}`}
      fill="none"
      aria-hidden
    />
  )
}

interface NodeProps {
  place: Place
  onKey: (event: KeyboardEvent, place: Place) => void
  onOpen: (person: KeyPerson) => void
}

const influence_most = 5
const name_shown = 9

function Node({ place, onKey, onOpen }: NodeProps) {
  const t = useText()
  const role = useMeta('key_person').option('role', place.person.role)
  const { person } = place
  const tone = person.stance > 0 ? 'for' : person.stance < 0 ? 'against' : 'neutral'
  const stance = t(`stance_${tone}`)
  const name = [...person.name].slice(0, name_shown).join('')
  return (
    <g
      className={`map-node map-${tone}`}
      transform={`translate(${x_of(place)} ${y_of(place)})`}
      role="button"
      tabIndex={0}
      data-person={person.id}
      aria-label={t('node', {
        name: person.name,
        role,
        stance: `${stance} ${signed(person.stance)}`,
        influence: person.influence,
      })}
      onClick={() => {
        onOpen(person)
      }}
      onKeyDown={(event) => {
        onKey(event, place)
      }}
    >
      <rect className="map-box" width={box.width} height={box.height} rx={8} />
      <rect className="map-edge" width={5} height={box.height - 16} x={0} y={8} rx={2} />
      <text className="map-name" x={16} y={24}>
        {name}
      </text>
      <text className="map-sign" x={box.width - 12} y={24} textAnchor="end">
        {signed(person.stance)}
      </text>
      <text className="map-role" x={16} y={44}>
        {role}
      </text>
      {Array.from({ length: influence_most }, (_, at) => (
        <circle
          key={at}
          className={at < person.influence ? 'map-dot' : 'map-dot map-dot-off'}
          cx={20 + at * 12}
          cy={60}
          r={3.5}
        />
      ))}
      <text className="map-role" x={box.width - 12} y={64} textAnchor="end">
        {person.last_contact_on ? person.last_contact_on.slice(2) : '—'}
      </text>
    </g>
  )
}
