// The queue of planned follow-ups, the most pressing first: J/K move, Enter opens, E completes, S puts
// off, N plans another one.
import { AlarmClock, CalendarPlus, CircleX } from 'lucide-react'
import { useState } from 'react'
import { useServerNow } from '@/lib/clock'
import { day_of, days_between, format_instant } from '@/lib/format'
import { useListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useList, useListChanges } from '@/lib/use_list'
import { useRecord } from '@/lib/use_record'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { ExportLink } from '@/ui/ExportLink'
import { Link, useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty, ErrorState } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { CancelDialog, CompleteDialog, NextDialog, SnoozeDialog } from './dialogs'
import { useGoal } from './goal'
import { useText } from './i18n'
import { query_of, queues, type Plan, type Queue } from './model'
import { Score } from './Score'
import './followups.css'

type Act = 'complete' | 'snooze' | 'cancel' | 'next'
interface Asking {
  act: Act
  plan: Plan
}

const minute_ms = 60_000

export default function FollowUpsPage() {
  const t = useText()
  const go = useGo()
  const { timezone } = useUser().org
  const today = day_of(useServerNow(minute_ms), timezone)
  const { queue, customer_id, planning, show } = useShown()
  const [asking, set_asking] = useState<Asking | null>(null)
  const query = query_of(queue, today, customer_id)
  const list = useList<Plan & Record<string, unknown>>('follow_up', '/follow_ups', query)
  const changes = useListChanges('follow_up', () => void list.refetch())
  const plans: Plan[] | undefined = list.data?.pages.flatMap((page) => page.items)
  const ask = (act: Act, plan: Plan | undefined) => {
    if (plan && (act === 'next' || plan.actions.includes(act))) set_asking({ act, plan })
  }
  const asks = (act: Act) => (index: number) => {
    ask(act, plans?.[index])
  }
  const open = (index: number) => {
    const plan = plans?.[index]
    if (plan) go(`/customers/${plan.customer_id}`)
  }
  const keys = { e: asks('complete'), s: asks('snooze'), n: asks('next') }
  const at = useQueueKeys(plans?.length ?? 0, !asking && !planning, open, keys)
  return (
    <Page
      title={t('title')}
      subtitle={customer_id ? <OfCustomer id={customer_id} /> : undefined}
      beside={
        <Tabs
          kind="views"
          label={t('queue')}
          items={queues.map((key) => ({ key, label: t(`queue_${key}`) }))}
          value={queue}
          onChange={(key) => {
            show({ queue: key })
          }}
        />
      }
      actions={
        <>
          {customer_id ? (
            <LinkButton to="/follow_ups">{t('everybody')}</LinkButton>
          ) : (
            <span className="meta desk-only">{t('keys')}</span>
          )}
          <ExportLink path="/follow_ups" query={query} />
        </>
      }
    >
      <QueueCard
        {...{ list, at, changes }}
        className="follow-queue"
        items={plans}
        row={(plan, active) => <PlanRow {...{ plan, today, active, ask }} />}
        empty={
          <Empty
            title={t('none')}
            note={t('none_note')}
            action={<LinkButton to="/customers">{t('to_customers')}</LinkButton>}
          />
        }
      />
      {planning && customer_id ? (
        <Planning
          customer_id={customer_id}
          today={today}
          onClose={() => {
            show({ plan: '' })
          }}
        />
      ) : null}
      {asking ? (
        <Asked
          {...asking}
          today={today}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </Page>
  )
}

/** Which queue, whose plans, and whether another one is being planned: by the address. */
function useShown() {
  const [{ filters }, change] = useListState()
  const customer_id = filters.customer_id ?? null
  const first: Queue = customer_id ? 'all' : 'due'
  return {
    customer_id,
    queue: queues.find((one) => one === filters.queue) ?? first,
    planning: customer_id !== null && !!filters.plan,
    show: (next: { queue?: string; plan?: string }) => {
      change({ filters: { ...filters, ...next } })
    },
  }
}

/** Whose plans these are, when one came from a customer. */
function OfCustomer({ id }: { id: string }) {
  const t = useText()
  const customer = useRecord<{ id: string; name: string }>('customer', '/customers', id)
  if (!customer.data) return null
  return (
    <Link to={`/customers/${id}`} className="follow-of">
      {t('of_customer', { name: customer.data.name })}
    </Link>
  )
}

interface PlanningProps {
  customer_id: string
  today: string
  onClose: () => void
}

/** Come from a customer's page to plan something with them. */
function Planning({ customer_id, today, onClose }: PlanningProps) {
  const t = useText()
  const customer = useRecord<{ id: string; name: string }>('customer', '/customers', customer_id)
  if (customer.data) return <NextDialog customer={customer.data} {...{ today, onClose }} />
  if (!customer.error) return null
  return (
    <Dialog open title={t('do_plan')} onClose={onClose}>
      <ErrorState error={customer.error} onRetry={() => void customer.refetch()} />
    </Dialog>
  )
}

function Asked({ act, plan, today, onClose }: Asking & { today: string; onClose: () => void }) {
  if (act === 'complete') return <CompleteDialog {...{ plan, today, onClose }} />
  if (act === 'snooze') return <SnoozeDialog {...{ plan, today, onClose }} />
  if (act === 'cancel') return <CancelDialog {...{ plan, onClose }} />
  const customer = { id: plan.customer_id, name: plan.customer_name }
  return <NextDialog {...{ customer, today, onClose }} />
}

interface RowProps {
  plan: Plan
  today: string
  active: boolean
  ask: (act: Act, plan: Plan) => void
}

function PlanRow({ plan, today, active, ask }: RowProps) {
  const t = useText()
  const goal_of = useGoal()
  const meta = useMeta('follow_up')
  const may = (action: string) => plan.actions.includes(action)
  const name = plan.customer_name
  return (
    <CardRow
      active={active}
      lead={<Score customer_id={plan.customer_id} name={name} score={plan.score} />}
      title={
        <>
          <Link to={`/customers/${plan.customer_id}`} className="ellipsis">
            {name}
          </Link>
          <Marks plan={plan} />
        </>
      }
      note={
        <span className="follow-note">
          <span>{meta.option('channel', plan.channel)}</span>
          {plan.contact_name ? <span>{plan.contact_name}</span> : null}
          <span className="ellipsis">{goal_of(plan)}</span>
          <Owner plan={plan} />
        </span>
      }
      value={<When plan={plan} today={today} />}
      action={
        <>
          {may('complete') ? (
            <Button
              size="small"
              onClick={() => {
                ask('complete', plan)
              }}
            >
              {t('do_complete')}
            </Button>
          ) : null}
          {may('snooze') ? (
            <IconButton
              framed
              icon={AlarmClock}
              label={t('snooze', { name })}
              onClick={() => {
                ask('snooze', plan)
              }}
            />
          ) : null}
          {may('edit') ? (
            <IconButton
              framed
              icon={CalendarPlus}
              label={t('plan_next', { name })}
              onClick={() => {
                ask('next', plan)
              }}
            />
          ) : null}
          {may('cancel') ? (
            <IconButton
              framed
              icon={CircleX}
              label={t('cancel', { name })}
              onClick={() => {
                ask('cancel', plan)
              }}
            />
          ) : null}
        </>
      }
    />
  )
}

function Marks({ plan }: { plan: Plan }) {
  const t = useText()
  const meta = useMeta('follow_up')
  return (
    <>
      {plan.state === 'planned' ? null : <Tag>{meta.option('state', plan.state)}</Tag>}
      {plan.escalated ? <Tag tone="red">{t('told_manager')}</Tag> : null}
      {plan.snooze_count ? (
        <Tag tone="amber">{t('snoozed', { count: plan.snooze_count })}</Tag>
      ) : null}
    </>
  )
}

/** Whose it is, when it is not one's own. */
function Owner({ plan }: { plan: Plan }) {
  const me = useUser()
  return plan.owner_id === me.id ? null : <span>{plan.owner_name}</span>
}

function When({ plan, today }: { plan: Plan; today: string }) {
  const t = useText()
  const { timezone } = useUser().org
  const late = days_between(plan.due_on, today)
  const time = format_instant(plan.due_at, timezone, 'time')
  if (plan.state === 'planned' && late > 0)
    return <span className="tone-red">{t('late', { count: late })}</span>
  if (late === 0) return <span>{t('today', { time })}</span>
  return (
    <span className="muted num">
      {plan.due_on.slice(5)} {time}
    </span>
  )
}
