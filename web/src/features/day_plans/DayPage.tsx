// One's day on a time axis: J/K move, Enter shows why and what may be done, E writes down what was
// said, P pins, M gives another time, X takes out of the day, U takes the last change back.
import { RefreshCw, SlidersHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiProblem } from '@/lib/api'
import { useListState } from '@/lib/list_state'
import { Button, LinkButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { Axis } from './Axis'
import { Dropped, LeftOvers, Moves } from './Beside'
import { DetailsDialog, DoneDialog, HabitDialog, is_done_here, MoveDialog } from './dialogs'
import { useText } from './i18n'
import {
  key_of,
  useArrange,
  useDay,
  useHabit,
  useRecompose,
  useUndo,
  type Act,
  type Block,
  type Day,
  type LeftOver,
} from './model'
import { useDuration } from './words'
import './day.css'

export default function DayPage() {
  const t = useText()
  const [{ filters }, change] = useListState()
  const day = useDay(filters.on ?? null)
  const gone = day.error instanceof ApiProblem && day.error.status === 422 && !!filters.on
  useEffect(() => {
    // An address of another day: only today and the next working day are made of what there is to do.
    if (gone) change({ filters: { ...filters, on: '' } })
  }, [gone, change, filters])
  return (
    <Page
      title={t('title')}
      subtitle={day.data ? <Figures day={day.data} /> : null}
      beside={
        day.data ? (
          <Tabs
            kind="views"
            label={t('day')}
            items={[
              { key: day.data.today, label: t('today') },
              { key: day.data.next_on, label: t('next_day', { on: day.data.next_on.slice(5) }) },
            ]}
            value={day.data.on}
            onChange={(on) => {
              change({ filters: { ...filters, on: on === day.data.today ? '' : on } })
            }}
          />
        ) : null
      }
      actions={day.data?.editable ? <Tools day={day.data} /> : null}
    >
      <Loaded query={day} lines={12}>
        {(found) => <Board key={found.on} day={found} />}
      </Loaded>
    </Page>
  )
}

function Tools({ day }: { day: Day }) {
  const t = useText()
  const habit = useHabit()
  const recompose = useRecompose(day)
  const [asking, set_asking] = useState(false)
  return (
    <>
      <Button
        icon={SlidersHorizontal}
        disabled={!habit.data}
        onClick={() => {
          set_asking(true)
        }}
      >
        {t('my_day')}
      </Button>
      <Button
        icon={RefreshCw}
        busy={recompose.isPending}
        onClick={() => {
          recompose.mutate(undefined)
        }}
      >
        {t('recompose')}
      </Button>
      {asking && habit.data ? (
        <HabitDialog
          habit={habit.data}
          onClose={() => {
            set_asking(false)
          }}
        />
      ) : null}
    </>
  )
}

/** What the day holds, in figures. */
function Figures({ day }: { day: Day }) {
  const t = useText()
  const long = useDuration()
  const { figures } = day
  const { talks_target: target, talks_done_count: done, talks_planned_count: planned } = figures
  const missing = target - done - planned
  return (
    <span className="day-figures">
      <span>
        {t('selling_used', {
          all: long(figures.selling_minutes),
          used: long(figures.customer_minutes),
        })}
      </span>
      {figures.promises_count ? (
        <span
          className={figures.promises_kept_count < figures.promises_count ? 'tone-red' : undefined}
        >
          {t('promises', { kept: figures.promises_kept_count, count: figures.promises_count })}
        </span>
      ) : null}
      <span>{t('buffer_left', { minutes: long(figures.buffer_minutes) })}</span>
      {target ? <span>{t('talks', { done, target, planned })}</span> : null}
      {target && missing > 0 ? (
        <span className="tone-amber">{t('talks_short', { count: missing })}</span>
      ) : null}
      {day.inbox_count ? (
        <Link to="/inquiries">{t('inbox', { count: day.inbox_count })}</Link>
      ) : null}
    </span>
  )
}

type Asking = { what: 'details' | 'done'; block: Block } | { what: 'move'; block: Block | LeftOver }

function Board({ day }: { day: Day }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking | null>(null)
  const arrange = useArrange(day)
  const undo = useUndo(day)
  const blocks = day.blocks.filter((block) => block.state !== 'dropped')
  const act = (wanted: Act | 'done', block: Block | undefined) => {
    if (!block) return
    if (wanted === 'done') {
      const may = day.editable && block.state === 'planned' && is_done_here(block)
      set_asking(may ? { what: 'done', block } : null)
    } else if (!block.actions.includes(wanted)) set_asking(null)
    else if (wanted === 'move') set_asking({ what: 'move', block })
    else {
      set_asking(null)
      arrange.mutate({ duty: block, act: wanted })
    }
  }
  const acts = (wanted: Act | 'done') => (index: number) => {
    act(wanted, blocks[index])
  }
  const open = (block: Block | undefined) => {
    if (block) set_asking({ what: 'details', block })
  }
  const at = useQueueKeys(
    blocks.length,
    !asking,
    (index) => {
      open(blocks[index])
    },
    {
      e: acts('done'),
      m: acts('move'),
      x: acts('drop'),
      p: (index) => {
        act(blocks[index]?.pinned ? 'unpin' : 'pin', blocks[index])
      },
    },
    {
      u: () => {
        if (!day.undoable) return
        undo(day.act_no)
          .then(() => toast.undone(t('undone')))
          .catch((error: unknown) => toast.error(t('not_changed'), error))
      },
    },
  )
  const active = blocks[at]
  const close = () => {
    set_asking(null)
  }
  return (
    <div className="day-board">
      <Card inset="rows" className="day-card" title={<Head day={day} />} extra={<Keys day={day} />}>
        {blocks.length && day.working.length ? (
          <Axis day={day} active={active ? key_of(active) : null} onOpen={open} />
        ) : (
          <Nothing day={day} />
        )}
      </Card>
      <div className="stack">
        <Moves day={day} />
        <LeftOvers
          day={day}
          onTakeIn={(block) => {
            set_asking({ what: 'move', block })
          }}
        />
        <Dropped
          day={day}
          onRestore={(block) => {
            act('restore', block)
          }}
        />
      </div>
      {asking ? <Asked {...{ day, asking, act }} onClose={close} /> : null}
    </div>
  )
}

interface AskedProps {
  day: Day
  asking: Asking
  act: (act: Act | 'done', block: Block) => void
  onClose: () => void
}

function Asked({ day, asking, act, onClose }: AskedProps) {
  if (asking.what === 'move') return <MoveDialog {...{ day, onClose }} duty={asking.block} />
  if (asking.what === 'done') return <DoneDialog duty={asking.block} onClose={onClose} />
  return (
    <DetailsDialog
      {...{ day, onClose }}
      block={asking.block}
      onAct={(wanted) => {
        act(wanted, asking.block)
      }}
    />
  )
}

function Head({ day }: { day: Day }) {
  return <span className="num">{day.on}</span>
}

function Keys({ day }: { day: Day }) {
  const t = useText()
  return day.editable ? <span className="meta desk-only">{t('keys')}</span> : null
}

function Nothing({ day }: { day: Day }) {
  const t = useText()
  const why = !day.working.length ? 'off' : day.left_over.length ? 'over' : 'empty'
  return (
    <Empty
      title={t(why)}
      note={t(`${why}_note`)}
      action={<LinkButton to="/follow_ups">{t('to_followups')}</LinkButton>}
    />
  )
}
