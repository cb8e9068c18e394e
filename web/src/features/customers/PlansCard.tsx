// What is planned with a customer next, and how promising the customer is.
import { CalendarPlus } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { CardRow } from '@/ui/Card'
import { DateText } from '@/ui/Money'
import { OpenCard } from '@/ui/OpenCard'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useOpenPlans, type OpenPlan } from './model'

const minute_ms = 60_000

export function PlansCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const plans = useOpenPlans(customer_id)
  const edits = useAllowed('followups.edit')
  const all = `/follow_ups?customer_id=${customer_id}`
  return (
    <OpenCard
      title={t('plans')}
      all={all}
      items={plans.data?.items}
      empty={t('no_plans')}
      begin={edits && { label: t('plan_one'), icon: CalendarPlus, to: `${all}&plan=1` }}
      row={(plan) => <PlanRow key={plan.id} plan={plan} />}
    />
  )
}

function PlanRow({ plan }: { plan: OpenPlan }) {
  const t = useText()
  const meta = useMeta('follow_up')
  const today = day_of(useServerNow(minute_ms), useUser().org.timezone)
  return (
    <CardRow
      title={plan.goal || meta.option('situation', plan.situation)}
      note={
        <span className="row row-wrap">
          {meta.option('channel', plan.channel)} · {t('intent', { score: plan.score })}
          {plan.escalated ? <Tag tone="red">{meta.label('escalated')}</Tag> : null}
        </span>
      }
      value={
        <span className={plan.due_on < today ? 'tone-red' : undefined}>
          <DateText on={plan.due_on} show="relative" />
        </span>
      }
    />
  )
}
