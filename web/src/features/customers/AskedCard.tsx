// What the customer asked last and what they need, as we read it back to them.
import { Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { asked_shown, useLastInquiries, useLastNeeds } from './model'

export function AskedCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const meta = useMeta('inquiry')
  const creates = useAllowed('inquiries.create')
  const inquiries = useLastInquiries(customer_id)
  const items = inquiries.data?.items
  if (!items) return null
  return (
    <Card
      title={t('inquiries')}
      inset="rows"
      extra={
        creates ? (
          <LinkButton
            size="small"
            kind="quiet"
            icon={Plus}
            to={`/inquiries/new?customer_id=${customer_id}`}
          >
            {t('inquire')}
          </LinkButton>
        ) : null
      }
    >
      {items.length ? (
        items.map((one) => (
          <CardRow
            key={one.id}
            title={
              <Link to={`/inquiries/${one.id}`} className="ellipsis">
                {one.product_name || one.interest || one.words}
              </Link>
            }
            note={<DateText at={one.received_at} show="relative" />}
            value={
              <Tag tone={one.state === 'open' ? 'amber' : 'grey'}>
                {meta.option('state', one.state)}
              </Tag>
            }
          />
        ))
      ) : (
        <CardRow title={<span className="muted">{t('no_inquiries')}</span>} />
      )}
    </Card>
  )
}

export function NeedsCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const meta = useMeta('need')
  const needs = useLastNeeds(customer_id)
  const all = `/inquiries/needs?customer_id=${customer_id}`
  const items = needs.data?.items.filter((one) => one.state !== 'replaced').slice(0, asked_shown)
  if (!items) return null
  return (
    <Card title={<Link to={all}>{t('needs')}</Link>} inset="rows">
      {items.length ? (
        items.map((one) => (
          <CardRow
            key={one.id}
            title={
              <Link to={all} className="ellipsis">
                {one.read_back || one.words}
              </Link>
            }
            note={<DateText at={one.created_at} show="relative" />}
            value={
              <Tag tone={one.state === 'confirmed' ? 'green' : 'amber'}>
                {meta.option('state', one.state)}
              </Tag>
            }
          />
        ))
      ) : (
        <CardRow title={<span className="muted">{t('no_needs')}</span>} />
      )}
    </Card>
  )
}
