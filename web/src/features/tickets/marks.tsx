// How a complaint stands, as small marks: stage, type, severity, and the clock that is due first.
import { useMeta } from '@/lib/meta'
import { Clock } from '@/ui/Clock'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Severity, Stage, Ticket } from './model'

const stage_tones: Record<Stage, Tone> = {
  accepted: 'amber',
  investigating: 'blue',
  resolving: 'act',
  revisiting: 'green',
  closed: 'grey',
  joined: 'grey',
}

const severity_tones: Record<Severity | 'none', Tone> = {
  none: 'grey',
  s1: 'red',
  s2: 'amber',
  s3: 'blue',
  s4: 'grey',
}

export function StageTag({ stage }: { stage: Stage }) {
  const meta = useMeta('ticket')
  return <Tag tone={stage_tones[stage]}>{meta.option('stage', stage)}</Tag>
}

export function SeverityTag({ severity }: { severity: Severity | 'none' }) {
  const meta = useMeta('ticket')
  if (severity === 'none') return null
  return <Tag tone={severity_tones[severity]}>{meta.option('severity', severity)}</Tag>
}

export function Marks({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const meta = useMeta('ticket')
  return (
    <>
      <SeverityTag severity={ticket.severity} />
      {ticket.kind === 'none' ? (
        <Tag tone="amber">{t('unclassified')}</Tag>
      ) : (
        <Tag>{meta.option('kind', ticket.kind)}</Tag>
      )}
      {ticket.owner_id ? null : <Tag tone="act">{t('in_inbox')}</Tag>}
    </>
  )
}

/** The time that is left of the clock that is due first. */
export function Due({ ticket, full }: { ticket: Ticket; full?: boolean }) {
  const t = useText()
  const meta = useMeta('ticket')
  if (ticket.paused) return <span className="muted">{t('waits')}</span>
  if (!ticket.due_at) return null
  return (
    <span className="ticket-due">
      <span className="meta">{meta.option('due_clock', ticket.due_clock)}</span>{' '}
      <Clock full={full} due_at={ticket.due_at} warn_at={ticket.warn_at} />
    </span>
  )
}
