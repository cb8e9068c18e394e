// How a price list is told in a few words: whom it is for, when it holds, where it stands.
import { Link } from '@/ui/Link'
import { StatusDot, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { PriceList, Standing } from './model'

const tones: Record<Standing, Tone> = {
  coming: 'blue',
  running: 'green',
  over: 'grey',
  stopped: 'grey',
}

export function StandingMark({ of }: { of: Standing }) {
  const t = useText()
  return <StatusDot tone={tones[of]}>{t(`standing.${of}`)}</StatusDot>
}

export function ForWhom({ list, linked }: { list: PriceList; linked?: boolean }) {
  const t = useText()
  if (list.audience === 'everybody') return <>{t('everybody')}</>
  if (list.audience === 'tier') return <>{t('tier', { tier: list.tier.toUpperCase() })}</>
  if (!linked) return <>{list.customer_name}</>
  return <Link to={`/customers/${list.customer_id ?? ''}`}>{list.customer_name}</Link>
}

export function Validity({ list }: { list: PriceList }) {
  const t = useText()
  return (
    <span className="num">
      {list.valid_until
        ? `${list.valid_from} – ${list.valid_until}`
        : t('from_on', { from: list.valid_from })}
    </span>
  )
}
