// The day on its time axis: working time as sections, selling hours and hours at the desk shaded,
// blocks where they stand, the buffer as gaps with a word, and a line where it is now.
import { Check, Pin } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useServerNow } from '@/lib/clock'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import { hours_in, in_section, key_of, place_in, type Block, type Day, type Span } from './model'
import { useClock, useNote, useWhy } from './words'

const pixels_a_minute = 2.6
const two_lines_minutes = 15
const label_minutes = 10

interface AxisProps {
  day: Day
  active: string | null
  onOpen: (block: Block) => void
}

export function Axis({ day, active, onOpen }: AxisProps) {
  const t = useText()
  const clock = useClock()
  return (
    <div className="day-axis" role="list" aria-label={t('axis')}>
      {day.working.map((section, index) => {
        const before = day.working[index - 1]
        return (
          <div key={section.from_at}>
            {before ? (
              <p className="day-pause meta">
                {t('pause', { from: clock(before.to_at), to: clock(section.from_at) })}
              </p>
            ) : null}
            <Section {...{ day, section, active, onOpen }} />
          </div>
        )
      })}
    </div>
  )
}

function style_of(section: Span, span: Span) {
  const { top, height } = place_in(section, span)
  return { top: top * pixels_a_minute, height: height * pixels_a_minute }
}

function Section({ day, section, active, onOpen }: AxisProps & { section: Span }) {
  const t = useText()
  const clock = useClock()
  const inside = (span: Span) => span.from_at < section.to_at && span.to_at > section.from_at
  const blocks = day.blocks.filter((one) => one.state !== 'dropped' && in_section(section, one))
  const minutes = place_in(section, section).height
  return (
    <div className="day-section" style={{ height: minutes * pixels_a_minute }}>
      {day.selling.filter(inside).map((span) => (
        <div key={span.from_at} className="day-band day-selling" style={style_of(section, span)}>
          <span className="meta">{t('selling')}</span>
        </div>
      ))}
      {day.desk.filter(inside).map((span) => (
        <div key={span.from_at} className="day-band day-desk" style={style_of(section, span)}>
          <span className="meta">{t('desk')}</span>
        </div>
      ))}
      {hours_in(section).map((at) => (
        <div
          key={at}
          className="day-hour meta num"
          style={{ top: style_of(section, { from_at: at, to_at: at }).top }}
        >
          {clock(at)}
        </div>
      ))}
      {day.buffer.filter(inside).map((span) => (
        <div key={span.from_at} className="day-buffer meta" style={style_of(section, span)}>
          {place_in(section, span).height >= label_minutes ? t('buffer') : null}
        </div>
      ))}
      {blocks.map((block) => (
        <BlockCell
          key={`${key_of(block)}${block.state}`}
          {...{ day, section, block, onOpen }}
          active={active === key_of(block)}
        />
      ))}
      {day.on === day.today ? <NowLine section={section} /> : null}
    </div>
  )
}

function NowLine({ section }: { section: Span }) {
  const t = useText()
  const now = useServerNow(30_000)
  if (now < section.from_at || now >= section.to_at) return null
  const { top } = style_of(section, { from_at: now, to_at: now })
  return (
    <div className="day-now" style={{ top }}>
      <span className="sr-only">{t('now')}</span>
    </div>
  )
}

export const kind_tones: Record<Block['kind'], Tone> = {
  inquiry: 'blue',
  complaint: 'amber',
  promise: 'act',
  follow_up: 'green',
  ahead: 'grey',
  order: 'grey',
}

interface CellProps {
  day: Day
  section: Span
  block: Block
  active: boolean
  onOpen: (block: Block) => void
}

function BlockCell({ day, section, block, active, onOpen }: CellProps) {
  const t = useText()
  const clock = useClock()
  const why = useWhy(day)(block)
  const note = useNote()(block)
  const cell = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) cell.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const span = { from_at: block.starts_at, to_at: block.ends_at }
  const late = block.why === 'late' && block.state === 'planned'
  const wide = place_in(section, span).height >= two_lines_minutes
  const look = [
    'day-block',
    `day-${block.kind}`,
    late ? 'day-late' : '',
    block.state === 'done' ? 'day-done' : '',
    active ? 'day-active' : '',
  ]
  return (
    <div role="listitem" className="day-place" style={style_of(section, span)}>
      <button
        ref={cell}
        type="button"
        className={look.filter(Boolean).join(' ')}
        title={why}
        onClick={() => {
          onOpen(block)
        }}
      >
        <span className="day-block-line">
          <span className="num day-block-time">{clock(block.starts_at)}</span>
          <b className="ellipsis">{block.title}</b>
          <Tag tone={late ? 'red' : kind_tones[block.kind]}>{t(`kind_${block.kind}`)}</Tag>
          {block.pinned ? <Pin size={13} aria-label={t('pinned')} /> : null}
          {block.state === 'done' ? <Check size={14} aria-label={t('done')} /> : null}
          <span className="ellipsis muted day-block-note">{note}</span>
        </span>
        {wide ? <span className="day-block-why meta ellipsis">{why}</span> : null}
      </button>
    </div>
  )
}
