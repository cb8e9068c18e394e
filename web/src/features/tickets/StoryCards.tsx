// What was written on a complaint, and how its clocks went.
import {
  ArrowRight,
  GitMerge,
  MessageCircle,
  MessageSquareReply,
  Pause,
  Play,
  RotateCcw,
  StickyNote,
  type LucideIcon,
} from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { Card, CardRow } from '@/ui/Card'
import { Clock, ClockEnd } from '@/ui/Clock'
import { DateText } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { Timeline } from '@/ui/Timeline'
import { useText } from './i18n'
import { useStory, type ClockState, type Ticket, type TicketRecord } from './model'

const icons: Record<TicketRecord['kind'], LucideIcon> = {
  stage: ArrowRight,
  reply: MessageSquareReply,
  note: StickyNote,
  pause: Pause,
  resume: Play,
  reopen: RotateCcw,
  join: GitMerge,
  customer: MessageCircle,
}

export function StoryCard({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const meta = useMeta('ticket')
  const story = useStory(ticket.id)
  if (!story.data) return null
  const title = (one: TicketRecord) =>
    one.kind === 'stage'
      ? t('record_of', { stage: meta.option('stage', one.stage) })
      : t(`did_${one.kind}`)
  const value = (one: TicketRecord) => {
    if (one.satisfaction) return t('marked', { mark: one.satisfaction })
    return one.cause === 'none' ? undefined : meta.option('cause', one.cause)
  }
  return (
    <Card title={t('story')}>
      {story.data.records.length ? (
        <Timeline
          items={story.data.records.toReversed().map((one) => ({
            id: one.id,
            at: one.at,
            icon: icons[one.kind],
            tone:
              one.kind === 'stage'
                ? 'act'
                : one.kind === 'reply'
                  ? 'blue'
                  : one.kind === 'customer'
                    ? 'amber'
                    : 'grey',
            title: title(one),
            who: one.author_name,
            text: one.words,
            value: value(one),
          }))}
        />
      ) : (
        <p className="muted">{t('no_story')}</p>
      )}
    </Card>
  )
}

export function ClocksCard({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const meta = useMeta('ticket')
  const story = useStory(ticket.id)
  if (!story.data) return null
  return (
    <Card title={t('clocks')} inset="rows">
      {story.data.clocks.map((one) => (
        <CardRow
          key={one.clock}
          title={
            <>
              {meta.option('due_clock', one.clock)}
              {one.breached ? <Tag tone="red">{t('is_late')}</Tag> : null}
              {one.escalated ? <Tag tone="red">{t('escalated')}</Tag> : null}
            </>
          }
          note={t('of_minutes', {
            used: Math.floor(one.elapsed_ms / 60_000),
            minutes: one.minutes,
          })}
          value={<ClockNow clock={one} />}
          below={one.stopped_at || one.paused ? null : <ClockEnd due_at={one.due_at} />}
        />
      ))}
    </Card>
  )
}

function ClockNow({ clock }: { clock: ClockState }) {
  const t = useText()
  if (clock.stopped_at) return <DateText at={clock.stopped_at} show="minute" />
  if (clock.paused) return <span className="muted">{t('waits')}</span>
  return <Clock due_at={clock.due_at} warn_at={clock.warn_at} />
}
