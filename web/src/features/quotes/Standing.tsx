// What became of a quote, in sentences: its request for approval, the customer's question and answer.
import type { ReactNode } from 'react'
import { useMeta } from '@/lib/meta'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { useText } from './i18n'
import type { Quote } from './model'

type Tone = 'grey' | 'act' | 'red' | 'amber'

function Callout({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <p className={`callout callout-${tone}`} role="status">
      <span>{children}</span>
    </p>
  )
}

export function Standing({ of }: { of: Quote }) {
  return (
    <>
      <Approval of={of} />
      <Question of={of} />
      <Answer of={of} />
    </>
  )
}

function Approval({ of }: { of: Quote }) {
  const t = useText()
  const { approval } = of
  if (!approval.id) return null
  const to = <Link to={`/approvals/${approval.id}`}>{approval.number}</Link>
  if (of.state === 'approval')
    return (
      <Callout tone="amber">
        {t('in_approval')} {to} · “{approval.reason}”
      </Callout>
    )
  if (of.state === 'ready')
    return (
      <Callout tone="act">
        {t('approved')} {to}
      </Callout>
    )
  const { state } = approval
  if (of.state !== 'draft' || (state !== 'refused' && state !== 'returned')) return null
  return (
    <Callout tone="red">
      {t(`approval_${state}`)} {to} · {approval.ended_by_name} “{approval.ending_words}”
    </Callout>
  )
}

function Question({ of }: { of: Quote }) {
  const t = useText()
  if (!of.question || of.state !== 'sent') return null
  return (
    <Callout tone="amber">
      {t('asked')} “{of.question}” <DateText at={of.asked_at} />
    </Callout>
  )
}

function Answer({ of }: { of: Quote }) {
  const t = useText()
  const meta = useMeta('quote')
  const words = of.answer_words ? ` · “${of.answer_words}”` : ''
  switch (of.state) {
    case 'superseded': {
      const latest = of.versions.find(({ state }) => state !== 'dropped')
      return (
        <Callout tone="grey">
          {t('superseded_note')}{' '}
          {latest ? <Link to={`/quotes/${latest.id}`}>{t('see_latest')}</Link> : null}
        </Callout>
      )
    }
    case 'accepted':
      return (
        <Callout tone="act">
          {t('answer_accepted', { name: of.answered_by })}
          {words}
          {of.order_id ? (
            <>
              {' '}
              · {t('ordered_line')} <Link to={`/orders/${of.order_id}`}>{of.order_number}</Link>
            </>
          ) : null}
        </Callout>
      )
    case 'declined':
      return (
        <Callout tone="red">
          {t('answer_declined', { reason: meta.option('decline_reason', of.decline_reason) })}
          {words}
        </Callout>
      )
    case 'withdrawn':
    case 'dropped':
      return of.answer_words ? (
        <Callout tone="grey">{t(`${of.state}_because`, { reason: of.answer_words })}</Callout>
      ) : null
    default:
      return null
  }
}
