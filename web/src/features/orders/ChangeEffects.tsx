// What a change does to an order, line by line and in the head: before it is made, and for good
// after.
import { useLocale } from '@/i18n'
import { format_price } from '@/lib/format'
import { useUser } from '@/lib/session'
import { Money } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useChangeText } from './change_texts'
import type { HeadEffect, LineEffect } from './changes'
import { pay_terms } from './payment'
import { usePaymentText } from './payment_texts'

export function ChangeEffects({ lines, head }: { lines: LineEffect[]; head: HeadEffect[] }) {
  const t = useChangeText()
  const shown = useShown()
  return (
    <ul className="change-effects">
      {lines.map((line, at) => (
        <li key={at}>
          <Line line={line} />
        </li>
      ))}
      {head.map((one) => (
        <li key={one.field}>
          <span className="muted">{t(`field_${one.field}`)}</span>{' '}
          {t('from_to', {
            from: shown(one.field, one.before) || t('empty'),
            to: shown(one.field, one.after) || t('empty'),
          })}
        </li>
      ))}
    </ul>
  )
}

/** A term by its name; anything else as it is. */
function useShown() {
  const t = usePaymentText()
  return (field: HeadEffect['field'], value: string) => {
    const term = field === 'pay_term' ? pay_terms.find((one) => one === value) : undefined
    if (!term) return value
    return term === 'deposit' || term === 'credit' ? t(`choice_${term}`) : t(`term_${term}`)
  }
}

function Line({ line }: { line: LineEffect }) {
  const t = useChangeText()
  const locale = useLocale()
  const { org } = useUser()
  const price = (e4: number) => format_price(e4, org.currency, locale)
  const [is_new, is_gone] = [line.before === 0, line.after === 0]
  return (
    <>
      <span className="strong">{line.product_name}</span>{' '}
      <span className="meta num">{line.product_code}</span>{' '}
      {is_new ? <Tag tone="green">{t('new_line')}</Tag> : null}
      {is_gone ? <Tag tone="red">{t('gone_line')}</Tag> : null}
      <br />
      <span className="num">
        {is_new
          ? `${line.after} × ${price(line.price_after_e4)}`
          : is_gone
            ? `${line.before} × ${price(line.price_before_e4)}`
            : [
                line.before === line.after
                  ? ''
                  : `${t('quantity')} ${t('from_to', { from: line.before, to: line.after })}`,
                line.price_before_e4 === line.price_after_e4
                  ? ''
                  : `${t('price')} ${t('from_to', {
                      from: price(line.price_before_e4),
                      to: price(line.price_after_e4),
                    })}`,
              ]
                .filter(Boolean)
                .join(' · ')}
      </span>{' '}
      <span className="muted nowrap">
        {line.amount_after_minor > line.amount_before_minor ? '+' : ''}
        <Money minor={line.amount_after_minor - line.amount_before_minor} decimals="always" />
      </span>
    </>
  )
}
