// The small signs of a quote alone.
import { useText } from './i18n'
import type { PayTerm } from './model'

export function PayTermText({ of }: { of: { pay_term: PayTerm; pay_value: number } }) {
  const t = useText()
  return <>{t(`term_${of.pay_term}`, { value: of.pay_value })}</>
}
