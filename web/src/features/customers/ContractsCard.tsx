// What was agreed with a customer and runs now: until when, and what of it was paid.
import { Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { OpenCard } from '@/ui/OpenCard'
import { Progress } from '@/ui/Progress'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useLiveContracts, type LiveContract } from './model'

export function ContractsCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const found = useLiveContracts(customer_id, useAllowed('contracts.read'))
  const edits = useAllowed('contracts.edit')
  const to = `/contracts/new?customer_id=${customer_id}`
  return (
    <OpenCard
      title={t('contracts')}
      all={`/contracts?customer_id=${customer_id}`}
      items={found.data?.items}
      empty={t('no_contracts')}
      begin={edits && { label: t('new_contract'), icon: Plus, to }}
      row={(one) => <ContractRow key={one.id} one={one} />}
    />
  )
}

function ContractRow({ one }: { one: LiveContract }) {
  const t = useText()
  const meta = useMeta('contract')
  const { ordered_minor, paid_minor } = one.progress
  const soon = one.standing === 'expiring' || one.standing === 'expired'
  return (
    <CardRow
      title={<Link to={`/contracts/${one.id}`}>{one.title}</Link>}
      note={
        <span className="row row-wrap">
          <DateText on={one.until_on} show="day" />
          {soon ? <Tag tone="amber">{meta.option('standing', one.standing)}</Tag> : null}
          <span className={soon ? 'tone-red' : 'muted'}>
            {one.days_left < 0 ? t('contract_over') : t('contract_left', { count: one.days_left })}
          </span>
        </span>
      }
      below={
        ordered_minor > 0 ? (
          <Progress
            label={meta.label('progress')}
            ratio={paid_minor / ordered_minor}
            tone="green"
            thin
          />
        ) : null
      }
      value={one.amount_minor ? <Money minor={one.amount_minor} /> : null}
    />
  )
}
