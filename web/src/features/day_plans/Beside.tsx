// What stands beside the axis: what moved and why, what did not fit, what was taken out.
import { useState } from 'react'
import { Card, CardRow } from '@/ui/Card'
import { Button } from '@/ui/Button'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { instant_of } from '@/lib/day_input'
import { useUser } from '@/lib/session'
import { kind_tones } from './Axis'
import { useText } from './i18n'
import { key_of, path_of, usePutOff, type Block, type Day, type Duty, type LeftOver } from './model'
import { useClock, useMoveText } from './words'

const shown_moves = 12
const shown_left = 8
const opening = '09:00'

export function Moves({ day }: { day: Day }) {
  const t = useText()
  const clock = useClock()
  const text_of = useMoveText()
  const moves = day.moves.slice(0, shown_moves)
  return (
    <Card inset="rows" title={t('moves')} count={day.moves.length || undefined}>
      {moves.map((move, index) => (
        <CardRow
          key={`${key_of(move as unknown as Duty)}${move.told_at}${index}`}
          title={
            <>
              <b className="ellipsis">{move.title}</b>
              <span className="num day-move">{text_of(move)}</span>
            </>
          }
          note={t(`because_${move.reason}`, { name: move.because })}
          value={<span className="meta">{clock(move.told_at)}</span>}
        />
      ))}
      {moves.length ? null : (
        <p className="day-quiet muted">
          {t('no_moves')} · {t('moves_note')}
        </p>
      )}
    </Card>
  )
}

interface LeftProps {
  day: Day
  onTakeIn: (left: LeftOver) => void
}

export function LeftOvers({ day, onTakeIn }: LeftProps) {
  const t = useText()
  const [all, set_all] = useState(false)
  const shown = all ? day.left_over : day.left_over.slice(0, shown_left)
  return (
    <Card inset="rows" title={t('left')} count={day.left_over.length || undefined}>
      {shown.map((left) => (
        <CardRow
          key={key_of(left)}
          title={<Title duty={left} />}
          note={
            <>
              {t(`left_${left.reason}`)}{' '}
              <span className="day-proposed">
                {t('left_proposed', { on: left.proposed_on.slice(5) })}
              </span>
            </>
          }
          action={day.editable ? <LeftActs {...{ day, left, onTakeIn }} /> : null}
        />
      ))}
      {shown.length < day.left_over.length ? (
        <div className="day-quiet">
          <Button
            kind="quiet"
            onClick={() => {
              set_all(true)
            }}
          >
            {t('all_left', { count: day.left_over.length })}
          </Button>
        </div>
      ) : null}
      {day.left_over.length ? null : <p className="day-quiet muted">{t('left_none')}</p>}
    </Card>
  )
}

function LeftActs({ day, left, onTakeIn }: LeftProps & { left: LeftOver }) {
  const t = useText()
  const { timezone } = useUser().org
  const put_off = usePutOff()
  const on = left.proposed_on.slice(5)
  const may_go_in = day.working.length > 0 && left.reason !== 'day_over'
  return (
    <>
      {may_go_in ? (
        <Button
          size="small"
          onClick={() => {
            onTakeIn(left)
          }}
        >
          {t('take_in')}
        </Button>
      ) : null}
      {left.entity === 'follow_up' ? (
        <Button
          size="small"
          busy={put_off.isPending}
          onClick={() => {
            put_off.mutate({
              left,
              due_at: instant_of(left.proposed_on, opening, timezone),
              reason: t('put_off_reason', { reason: t(`left_${left.reason}`) }),
            })
          }}
        >
          {t('put_off', { on })}
        </Button>
      ) : null}
    </>
  )
}

interface DroppedProps {
  day: Day
  onRestore: (block: Block) => void
}

export function Dropped({ day, onRestore }: DroppedProps) {
  const t = useText()
  const dropped = day.blocks.filter((block) => block.state === 'dropped')
  if (!dropped.length) return null
  return (
    <Card inset="rows" title={t('dropped')} count={dropped.length}>
      {dropped.map((block) => (
        <CardRow
          key={key_of(block)}
          title={<Title duty={block} />}
          action={
            block.actions.includes('restore') ? (
              <Button
                size="small"
                onClick={() => {
                  onRestore(block)
                }}
              >
                {t('restore')}
              </Button>
            ) : null
          }
        />
      ))}
    </Card>
  )
}

function Title({ duty }: { duty: Duty }) {
  const t = useText()
  return (
    <>
      <Link to={path_of(duty)} className="ellipsis">
        {duty.title}
      </Link>
      <Tag tone={kind_tones[duty.kind]}>{t(`kind_${duty.kind}`)}</Tag>
    </>
  )
}
