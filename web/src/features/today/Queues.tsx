// Orders that wait for one of the caller's roles, longest first. The buttons follow the server's
// actions and lead to the order: what needs a second look is not done from here.
import { useServerNow } from '@/lib/clock'
import { day_of, days_between } from '@/lib/format'
import { useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import { Titled } from './Titled'
import { type OrderItem, type Queue, type Turn } from './model'

const next_of: Record<Turn, Act[]> = {
  assistant: ['submit', 'confirm', 'edit'],
  warehouse: ['ship', 'deliver'],
  finance: ['receive_payment'],
}
type Act = 'confirm' | 'submit' | 'edit' | 'ship' | 'deliver' | 'receive_payment'

const known_labels = [
  'draft',
  'awaiting_stock',
  'to_ship',
  'picking',
  'partly_shipped',
  'on_the_way',
  'awaiting_payment',
] as const
type Label = (typeof known_labels)[number]
const is_label = (text: string): text is Label => (known_labels as readonly string[]).includes(text)

const tone_of: Partial<Record<Label, Tone>> = {
  draft: 'act',
  awaiting_stock: 'amber',
  awaiting_payment: 'amber',
}

export function Queues({ queues }: { queues: Queue[] }) {
  return queues.map((queue) => <QueueCard key={queue.turn} queue={queue} />)
}

function QueueCard({ queue }: { queue: Queue }) {
  const t = useText()
  const more = queue.count - queue.items.length
  return (
    <div id={`today-${queue.turn}`} className="today-anchor today-queue">
      <Card
        inset="rows"
        title={<Titled text={t(`queue_${queue.turn}`)} count={queue.count} />}
        extra={
          more > 0 ? <Link to={`/orders?turn_role=${queue.turn}`}>{t('all_of_them')}</Link> : null
        }
      >
        {queue.items.map((item) => (
          <OrderRow key={item.id} item={item} turn={queue.turn} />
        ))}
      </Card>
    </div>
  )
}

function OrderRow({ item, turn }: { item: OrderItem; turn: Turn }) {
  const t = useText()
  const now = useServerNow(60_000)
  const act = next_of[turn].find((one) => item.actions.includes(one))
  const label = is_label(item.label) ? item.label : null
  const late = (item.turn_due_at ?? 0) > 0 && (item.turn_due_at ?? 0) < now
  const { timezone } = useUser().org
  const waited = days_between(day_of(item.turn_since_at, timezone), day_of(now, timezone))
  const owed = item.amount_minor - item.paid_minor
  return (
    <CardRow
      title={
        <span className="today-title">
          {label ? <Tag tone={tone_of[label] ?? 'grey'}>{t(`label_${label}`)}</Tag> : null}
          <Link to={`/orders/${item.id}`} className="today-name ellipsis">
            {item.customer_name}
          </Link>
        </span>
      }
      note={
        <span className="today-note">
          <span className="num">{item.number}</span>
          {turn === 'assistant' ? null : <span>{item.owner_name}</span>}
          {item.promised_on ? (
            <span>{t('promised', { on: item.promised_on.slice(5) })}</span>
          ) : null}
          {waited > 0 ? (
            <span className={late ? 'tone-red' : undefined}>{t('waited', { count: waited })}</span>
          ) : null}
        </span>
      }
      value={<Money minor={turn === 'finance' ? owed : item.amount_minor} />}
      action={
        <LinkButton to={`/orders/${item.id}`} size="small">
          {t(act ? `act_${act}` : 'open')}
        </LinkButton>
      }
    />
  )
}
