// The letter as everybody reads it: its writer, the paper and the customer.
import { useMeta } from '@/lib/meta'
import { Money, Quantity } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Draft, Letter } from './model'

const tones: Record<Letter['standing'], Tone> = {
  draft: 'grey',
  approval: 'amber',
  approved: 'blue',
  sent: 'amber',
  expired: 'red',
  blocked: 'red',
  accepted: 'green',
  declined: 'red',
  dropped: 'grey',
}

export function StandingTag({ standing }: { standing: Letter['standing'] }) {
  const t = useText()
  const meta = useMeta('resolution')
  return (
    <Tag tone={tones[standing]}>
      {standing === 'expired' || standing === 'blocked'
        ? t(standing)
        : meta.option('state', standing)}
    </Tag>
  )
}

/** What is given, in a sentence. */
export function Gift({ of, order, currency }: { of: Draft; order: string; currency?: string }) {
  const t = useText()
  if (of.compensation === 'none') return null
  if (of.compensation === 'replacement')
    return (
      <>
        {t('gift_replacement')}
        <ul className="letter-goods">
          {of.lines.map((line) => (
            <li key={line.product_id}>
              {line.product_name} <span className="num muted">{line.product_code}</span> ×{' '}
              <Quantity value={line.quantity} />
            </li>
          ))}
        </ul>
      </>
    )
  const [before = '', after = ''] = t(`gift_${of.compensation}`, {
    amount: '\u0000',
    order,
  }).split('\u0000')
  return (
    <>
      {before}
      <Money minor={of.amount_minor} decimals="always" {...(currency ? { currency } : {})} />
      {after}
    </>
  )
}
