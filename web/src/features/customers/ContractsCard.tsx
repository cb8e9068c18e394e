// What was agreed with a customer and runs now: until when, and what of it was paid.
import { Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useLiveContracts, type LiveContract } from './model'

export function ContractsCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const found = useLiveContracts(customer_id, useAllowed('contracts.read'))
  const edits = useAllowed('contracts.edit')
  if (!found.data) return null
  const { items } = found.data
  return (
    <Card
      title={<Link to={`/contracts?customer_id=${customer_id}`}>{t('contracts')}</Link>}
      inset="rows"
      extra={
        edits ? (
          <LinkButton
            size="small"
            kind="quiet"
            icon={Plus}
            to={`/contracts/new?customer_id=${customer_id}`}
          >
            {t('new_contract')}
          </LinkButton>
        ) : null
      }
    >
      {items.length ? (
        items.map((one) => <ContractRow key={one.id} one={one} />)
      ) : (
        <CardRow title={<span className="muted">{t('no_contracts')}</span>} />
      )}
    </Card>
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
