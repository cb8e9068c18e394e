// The way of an order through the house: what happened, who did it, and how long each turn took.
import {
  Banknote,
  CircleX,
  CornerUpLeft,
  FilePlus2,
  FileUp,
  PackageCheck,
  PackageOpen,
  PackagePlus,
  Pencil,
  Repeat,
  ScanSearch,
  Scissors,
  Send,
  ShieldCheck,
  Stamp,
  Truck,
  Undo2,
  UserRoundCheck,
  type LucideIcon,
} from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { Card } from '@/ui/Card'
import { Money, Quantity } from '@/ui/Money'
import { Loaded } from '@/ui/States'
import type { Tone } from '@/ui/Tag'
import { Timeline, type TimelineItem } from '@/ui/Timeline'
import { useText } from './i18n'
import { useSteps, type Order, type Step } from './model'
import { useDuration, useTurnName } from './parts'

const icons: Record<string, [LucideIcon, Tone]> = {
  'order.created': [FilePlus2, 'grey'],
  'order.imported': [FileUp, 'grey'],
  'order.edited': [Pencil, 'grey'],
  'order.handed_over': [UserRoundCheck, 'grey'],
  'order.approval_asked': [Stamp, 'amber'],
  'order.turned_back': [CornerUpLeft, 'red'],
  'order.submitted': [Send, 'amber'],
  'order.confirmed': [ShieldCheck, 'act'],
  'order.taken_back': [Undo2, 'grey'],
  'order.agreed': [ShieldCheck, 'act'],
  'order.changed': [Pencil, 'amber'],
  'order.short_closed': [Scissors, 'amber'],
  'payment.refunded': [Banknote, 'red'],
  'order.reserved': [PackagePlus, 'act'],
  'order.shipped': [Truck, 'act'],
  'order.delivered': [PackageCheck, 'green'],
  'order.cancelled': [CircleX, 'red'],
  'payment.received': [Banknote, 'green'],
  'return.requested': [Undo2, 'red'],
  'return.received': [PackageCheck, 'amber'],
  'return.approved': [ShieldCheck, 'act'],
  'return.refused': [CircleX, 'red'],
  'return.inspected': [ScanSearch, 'act'],
  'return.refunded': [Banknote, 'red'],
  'return.exchanged': [Repeat, 'act'],
  'return.closed': [CircleX, 'grey'],
  'order.picking': [PackageOpen, 'act'],
  'order.picking_stopped': [CornerUpLeft, 'grey'],
  'order.returned': [Undo2, 'red'],
  'order.credited': [Banknote, 'amber'],
}

const minute_ms = 60_000

export function HandOffs({ order }: { order: Order }) {
  const t = useText()
  const steps = useSteps(order.id)
  return (
    <Card title={t('hand_offs')}>
      <Loaded query={steps}>
        {({ items }) => (
          <div className="stack">
            <Turns steps={items} />
            <Story steps={items} />
          </div>
        )}
      </Loaded>
    </Card>
  )
}

/** One piece per turn: who had it, for how long. */
function Turns({ steps }: { steps: Step[] }) {
  const t = useText()
  const turn = useTurnName()
  const duration = useDuration()
  const now = useServerNow(minute_ms)
  const turns = steps.filter((step) => step.handed_over && step.turn_role !== 'done')
  if (!turns.length) return null
  return (
    <ol className="turns" aria-label={t('turns')}>
      {turns.map((step) => (
        <li key={step.at} className={step.until_at ? '' : 'turns-now'}>
          <span className="strong">{turn(step.turn_role)}</span>
          <span className="num muted">{duration((step.until_at || now) - step.at)}</span>
        </li>
      ))}
    </ol>
  )
}

function useItems(steps: Step[]): TimelineItem[] {
  const t = useText()
  const turn = useTurnName()
  return steps
    .map((step, index): TimelineItem => {
      const [icon, tone] = icons[step.kind] ?? [Pencil, 'grey']
      const passed = step.handed_over && !['assistant', 'done'].includes(step.turn_role)
      return {
        id: String(index),
        at: step.at,
        icon,
        tone,
        title: t(`step_${step.kind}` as Parameters<typeof t>[0]),
        who: step.actor_name,
        text: step.words || undefined,
        link: passed ? <span className="muted">→ {turn(step.turn_role)}</span> : undefined,
        value: step.amount_minor ? (
          <Money minor={step.amount_minor} />
        ) : step.quantity ? (
          <Quantity value={step.quantity} />
        ) : undefined,
      }
    })
    .reverse()
}

function Story({ steps }: { steps: Step[] }) {
  return <Timeline items={useItems(steps)} />
}
