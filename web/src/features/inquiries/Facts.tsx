// The facts of an inquiry: who asks, how its clock went, what is wanted and what came of it.
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Card, FactList } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { useText } from './i18n'
import { Answer } from './marks'
import type { Inquiry } from './model'

interface Props {
  inquiry: Inquiry
}

const said = (facts: { label: string; value: React.ReactNode }[]) =>
  facts.filter((one) => one.value !== '' && one.value !== null)

export function WhoCard({ inquiry }: Props) {
  const t = useText()
  const meta = useMeta('inquiry')
  const sees_customers = useAllowed('customers.read')
  const fact = (name: string, value: React.ReactNode) => ({ label: meta.label(name), value })
  const customer =
    inquiry.customer_id && sees_customers && !inquiry.customer_name.includes('*') ? (
      <Link to={`/customers/${inquiry.customer_id}`}>{inquiry.customer_name}</Link>
    ) : (
      inquiry.customer_name
    )
  return (
    <Card title={t('who')}>
      <FactList
        facts={said([
          fact('customer_id', customer),
          fact('name', inquiry.name === inquiry.customer_name ? '' : inquiry.name),
          fact('contact_name', inquiry.contact_name),
          fact('phone', inquiry.phone ? <Phone inquiry={inquiry} /> : ''),
          fact('wechat', inquiry.wechat),
          fact('email', inquiry.email),
          fact('channel', meta.option('channel', inquiry.channel)),
          fact('source', inquiry.source),
        ])}
      />
    </Card>
  )
}

/** A number one may call, or the mask of one that one may not. */
function Phone({ inquiry }: Props) {
  if (inquiry.contact_masked) return <span className="num">{inquiry.phone}</span>
  return (
    <a className="num" href={`tel:${inquiry.phone}`}>
      {inquiry.phone.replace(/^\+86/u, '')}
    </a>
  )
}

export function ClockCard({ inquiry }: Props) {
  const t = useText()
  const meta = useMeta('inquiry')
  return (
    <Card title={t('clock')}>
      <FactList
        facts={said([
          { label: t('received'), value: <DateText at={inquiry.received_at} show="minute" /> },
          { label: meta.label('due_at'), value: <DateText at={inquiry.due_at} show="minute" /> },
          {
            label: meta.label('target_minutes'),
            value: t('target', { count: inquiry.target_minutes }),
          },
          { label: meta.label('taken_minutes'), value: <Answer inquiry={inquiry} /> },
          {
            label: meta.label('first_responded_at'),
            value: inquiry.first_responded_at ? (
              <DateText at={inquiry.first_responded_at} show="minute" />
            ) : null,
          },
        ])}
      />
    </Card>
  )
}

export function WhatCard({ inquiry }: Props) {
  const t = useText()
  const meta = useMeta('inquiry')
  const sees_orders = useAllowed('orders.read')
  const reason =
    inquiry.state === 'lost'
      ? meta.option('lost_reason', inquiry.lost_reason)
      : inquiry.state === 'invalid'
        ? meta.option('invalid_reason', inquiry.invalid_reason)
        : ''
  const facts = said([
    { label: meta.label('product_id'), value: inquiry.product_name },
    { label: meta.label('interest'), value: inquiry.interest },
    {
      label: meta.label('likelihood'),
      value: inquiry.likelihood ? <span className="num">{inquiry.likelihood}</span> : null,
    },
    {
      label: t('reason'),
      value: reason ? [reason, inquiry.outcome_words].filter(Boolean).join('：') : '',
    },
    {
      label: t('won_by'),
      value:
        inquiry.order_id && sees_orders ? (
          <Link to={`/orders/${inquiry.order_id}`}>{t('to_order')}</Link>
        ) : null,
    },
  ])
  return facts.length ? <FactList facts={facts} /> : null
}
