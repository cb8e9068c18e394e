// How complaints stand and how long they take: one sentence, then the same numbers by type, severity
// and owner. A number leads to the complaints behind it.
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import {
  board_clocks,
  list_behind,
  share_in_time,
  time_of,
  useBoard,
  type Board,
  type BoardRow,
  type BoardTime,
  type Grouping,
  type Period,
} from './board'
import { useBoardText } from './board_texts'
import './board.css'

const minute_ms = 60_000
const hour_minutes = 60

function useWorkingTime() {
  const t = useBoardText()
  return (ms: number) => {
    const minutes = Math.round(ms / minute_ms)
    if (minutes < hour_minutes) return t('minutes', { count: minutes })
    return t('hours', {
      hours: Math.floor(minutes / hour_minutes),
      minutes: minutes % hour_minutes,
    })
  }
}

export default function BoardPage() {
  const t = useBoardText()
  const board = useBoard()
  const [period, set_period] = useState<Period>('week')
  const from = period === 'week' ? board.data?.week_from : board.data?.month_from
  return (
    <Page
      title={t('title')}
      subtitle={from ? t('since', { day: from }) : undefined}
      beside={
        <Tabs
          label={t('period')}
          items={(['week', 'month'] as const).map((key) => ({ key, label: t(key) }))}
          value={period}
          onChange={(key) => {
            set_period(key === 'month' ? 'month' : 'week')
          }}
        />
      }
    >
      <Loaded query={board} lines={8}>
        {(found) => <Body board={found} period={period} />}
      </Loaded>
    </Page>
  )
}

function Body({ board, period }: { board: Board; period: Period }) {
  const t = useBoardText()
  const { all, by_kind, by_severity, by_owner } = board
  if (!by_kind.length) return <Empty title={t('none')} note={t('standing_none')} />
  return (
    <div className="stack">
      <Standing all={all} period={period} />
      <Group grouping="kind" rows={by_kind} period={period} />
      <Group grouping="severity" rows={by_severity} period={period} />
      <Group grouping="owner" rows={by_owner} period={period} />
      <p className="meta">{t('working')}</p>
    </div>
  )
}

function Standing({ all, period }: { all: BoardRow; period: Period }) {
  const t = useBoardText()
  const meta = useMeta('ticket')
  const working = useWorkingTime()
  const times = board_clocks
    .map((clock) => time_of(all, period, clock))
    .filter((one) => one !== undefined)
  return (
    <Card>
      <p className="strong">
        {all.open
          ? t('standing', {
              open: all.open,
              late: all.late,
              soon: all.due_soon,
              waiting: all.waiting,
            })
          : t('standing_none')}
      </p>
      <ul className="board-times">
        {times.map((one) => (
          <li key={one.clock}>
            {t('in_time', {
              period: t(period),
              clock: meta.option('due_clock', one.clock),
              share: share_in_time(one),
              stopped: one.stopped,
              median: working(one.median_ms),
            })}
          </li>
        ))}
        {times.length ? null : <li>{t('nothing_stopped', { period: t(period) })}</li>}
      </ul>
    </Card>
  )
}

interface GroupProps {
  grouping: Grouping
  rows: BoardRow[]
  period: Period
}

function Group({ grouping, rows, period }: GroupProps) {
  const t = useBoardText()
  const meta = useMeta('ticket')
  const name_of = (row: BoardRow) => {
    if (grouping === 'owner') return row.key === '0' ? t('inbox') : row.name
    return meta.option(grouping, row.key)
  }
  return (
    <Card title={t(`by_${grouping}`)} inset="rows">
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col">{meta.label(grouping === 'owner' ? 'owner_id' : grouping)}</th>
            <th scope="col">{t('open')}</th>
            <th scope="col">{t('due_soon')}</th>
            <th scope="col">{t('late')}</th>
            <th scope="col">{t('waiting')}</th>
            {board_clocks.map((clock) => (
              <th key={clock} scope="col">
                {meta.option('due_clock', clock)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Link to={list_behind(grouping, row.key, false)}>{name_of(row)}</Link>
              </th>
              <Count label={t('open')}>{row.open || '—'}</Count>
              <Count label={t('due_soon')}>
                {row.due_soon ? <Tag tone="amber">{row.due_soon}</Tag> : '—'}
              </Count>
              <Count label={t('late')}>{row.late ? <Tag tone="red">{row.late}</Tag> : '—'}</Count>
              <Count label={t('waiting')}>
                {row.waiting ? (
                  <Link to={list_behind(grouping, row.key, true)}>{row.waiting}</Link>
                ) : (
                  '—'
                )}
              </Count>
              {board_clocks.map((clock) => (
                <Count key={clock} label={meta.option('due_clock', clock)}>
                  <Took time={time_of(row, period, clock)} />
                </Count>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Count({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <td>
      <span className="board-label phone-only">{label}</span>
      <span className="num">{children}</span>
    </td>
  )
}

function Took({ time }: { time?: BoardTime }) {
  const t = useBoardText()
  const working = useWorkingTime()
  if (!time) return <>—</>
  return (
    <span className="board-took">
      {t('share', { share: share_in_time(time) })}
      <span className="meta">{t('median', { time: working(time.median_ms) })}</span>
    </span>
  )
}
