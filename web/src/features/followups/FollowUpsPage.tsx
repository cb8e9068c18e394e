// The queue of planned follow-ups, the most pressing first: J/K move, Enter completes, S puts off,
// N plans another one.
import { AlarmClock, CalendarPlus, CircleX } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useServerNow } from '@/lib/clock'
import { day_of, days_between, format_instant } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useList } from '@/lib/use_list'
import { useRecord } from '@/lib/use_record'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { CancelDialog, CompleteDialog, NextDialog, SnoozeDialog } from './dialogs'
import { useGoal } from './goal'
import { useText } from './i18n'
import { path_of_queue, query_of, queues, type Plan, type Queue } from './model'
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
  const asked = new URLSearchParams(location.search)
  const customer_id = asked.get('customer_id')
  const wanted = asked.get('queue') as Queue | null
  const first: Queue = wanted && queues.includes(wanted) ? wanted : customer_id ? 'all' : 'due'
  const [queue, set_queue] = useState<Queue>(first)
  const [asking, set_asking] = useState<Asking | null>(null)
  const [planning, set_planning] = useState(!!customer_id && asked.has('plan'))
  const list = useList<Plan & Record<string, unknown>>(
    'follow_up',
    '/follow_ups',
    query_of(queue, today, customer_id),
  )
  const plans: Plan[] = list.data?.pages.flatMap((page) => page.items) ?? []
  const ask = (act: Act, plan: Plan | undefined) => {
    if (plan && (act === 'next' || plan.actions.includes(act))) set_asking({ act, plan })
  }
  const at = useQueueKeys(
    plans.length,
    !asking && !planning,
    (index) => {
      ask('complete', plans[index])
    },
    {
      s: (index) => {
        ask('snooze', plans[index])
      },
      n: (index) => {
        ask('next', plans[index])
      },
    },
  )
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
            set_queue(key as Queue)
            go(path_of_queue(key as Queue, customer_id), 'replace')
          }}
        />
      }
      actions={
        customer_id ? (
          <LinkButton to="/follow_ups">{t('everybody')}</LinkButton>
        ) : (
          <span className="meta desk-only">{t('keys')}</span>
        )
      }
    >
      <Card inset="rows" className="follow-queue">
        <Loaded query={{ ...list, data: list.data ? plans : undefined }} lines={8}>
          {(found) =>
            found.length ? (
              found.map((plan, index) => (
                <PlanRow key={plan.id} plan={plan} today={today} active={index === at} ask={ask} />
              ))
            ) : (
              <Empty
                title={t('none')}
                note={t('none_note')}
                action={<LinkButton to="/customers">{t('to_customers')}</LinkButton>}
              />
            )
          }
        </Loaded>
        {list.hasNextPage ? <More list={list} /> : null}
      </Card>
      {planning && customer_id ? (
        <Planning
          customer_id={customer_id}
          today={today}
          onClose={() => {
            set_planning(false)
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
  const customer = useRecord<{ id: string; name: string }>('customer', '/customers', customer_id)
  return customer.data ? <NextDialog customer={customer.data} {...{ today, onClose }} /> : null
}

function More({ list }: { list: { isFetching: boolean; fetchNextPage: () => unknown } }) {
  const shell = useT()
  return (
    <div className="follow-more">
      <Button busy={list.isFetching} onClick={() => void list.fetchNextPage()}>
        {shell('list.more')}
      </Button>
    </div>
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
