// How a state, a turn and a lateness look, the same on every page of orders.
import { useServerNow } from '@/lib/clock'
import { useLocale } from '@/i18n'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Label, OrderHead, Turn } from './model'

const tones: Record<Label, Tone> = {
  draft: 'grey',
  approval: 'amber',
  awaiting_customer: 'amber',
  confirm_again: 'amber',
  corrected: 'amber',
  awaiting_stock: 'red',
  to_ship: 'act',
  picking: 'act',
  partly_shipped: 'act',
  on_the_way: 'act',
  to_pay_first: 'amber',
  overdue: 'red',
  awaiting_payment: 'amber',
  to_refund: 'red',
  short_closed: 'green',
  complete: 'green',
  closed: 'green',
  cancelled: 'grey',
}

export function LabelTag({ label }: { label: Label }) {
  const t = useText()
  return <Tag tone={tones[label]}>{t(`label_${label}`)}</Tag>
}

export function useTurnName(): (turn: Turn) => string {
  const t = useText()
  return (turn) => t(`turn_${turn}`)
}

/** 133 6692 4749: a mainland mobile without its country; anything else as it is. */
export function format_phone(phone: string): string {
  return phone.replace(/^\+86(1\d{2})(\d{4})(\d{4})$/u, '$1 $2 $3')
}

const minute_ms = 60_000

/** 5 分钟, 3 小时, 2 天: one unit, the largest that is not zero. */
export function duration_parts(ms: number): ['minute' | 'hour' | 'day', number] {
  const minutes = Math.max(1, Math.round(ms / minute_ms))
  if (minutes < 60) return ['minute', minutes]
  const hours = Math.round(minutes / 60)
  return hours < 48 ? ['hour', hours] : ['day', Math.round(hours / 24)]
}

export function useDuration(): (ms: number) => string {
  const locale = useLocale()
  return (ms) => {
    const [unit, value] = duration_parts(ms)
    const text = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(value)
    return text.replace(/(\d)([^\d\s])/u, '$1 $2')
  }
}

/** Whose turn it is and since when; late in words and colour. */
export function TurnText({ order }: { order: OrderHead }) {
  const t = useText()
  const turn = useTurnName()
  const duration = useDuration()
  const now = useServerNow(minute_ms)
  if (order.turn_role === 'done') return <span className="muted">{turn('done')}</span>
  const late = order.turn_due_at > 0 && now > order.turn_due_at
  return (
    <span className="row turn">
      <span>{turn(order.turn_role)}</span>
      <span className={`num nowrap ${late ? 'tone-red strong' : 'muted'}`}>
        {duration(now - order.turn_since_at)}
        {late ? ` · ${t('late')}` : ''}
      </span>
    </span>
  )
}

const open_labels = new Set<Label>([
  'draft',
  'approval',
  'awaiting_customer',
  'awaiting_stock',
  'to_ship',
  'picking',
])

/** The promised day has passed and the goods are not there. */
export function is_overdue(order: OrderHead, today: string): boolean {
  const open =
    open_labels.has(order.label) || order.label === 'partly_shipped' || order.label === 'on_the_way'
  return open && !!order.promised_on && order.promised_on < today
}
