// What is being sold to a customer: stage, amount, when it is expected to close, what is next.
import { Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { OpenCard } from '@/ui/OpenCard'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useOpenOpportunities, type OpenOpportunity } from './model'

export function OpportunitiesCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const found = useOpenOpportunities(customer_id)
  const edits = useAllowed('opportunities.edit')
  const to = `/opportunities/new?customer_id=${customer_id}`
  return (
    <OpenCard
      title={t('deals')}
      all={`/opportunities/list?customer_id=${customer_id}`}
      items={found.data?.items}
      empty={t('no_deals')}
      begin={edits && { label: t('new_deal'), icon: Plus, to }}
      row={(one) => <DealRow key={one.id} one={one} />}
    />
  )
}

function DealRow({ one }: { one: OpenOpportunity }) {
  const t = useText()
  const meta = useMeta('opportunity')
  return (
    <CardRow
      title={<Link to={`/opportunities/${one.id}`}>{one.name}</Link>}
      note={
        <span className="row row-wrap">
          {meta.option('stage', one.stage)} ·{' '}
          <span className={one.overdue ? 'tone-red' : undefined}>
            <DateText on={one.expected_close_on} />
            {one.overdue ? ` ${t('overdue')}` : ''}
          </span>
          {one.slip_count ? (
            <Tag tone="amber">{t('slipped', { count: one.slip_count })}</Tag>
          ) : null}
        </span>
      }
      below={
        <span className="meta">
          {one.next_step} · <DateText on={one.next_step_on} show="relative" />
        </span>
      }
      value={<Money minor={one.amount_minor} />}
    />
  )
}
