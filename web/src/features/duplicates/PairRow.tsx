// One pair: both customers beside each other, why they may be one, and what can be done.
import type { ReactNode } from 'react'
import { useMeta } from '@/lib/meta'
import { Link } from '@/ui/Link'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Level, Pair, Side } from './model'
import { Reasons } from './Reasons'

const tones: Record<Level, Tone> = { automatic: 'red', likely: 'amber', possible: 'grey' }

interface PairRowProps {
  pair: Pair
  active: boolean
  actions: ReactNode
}

export function PairRow({ pair, active, actions }: PairRowProps) {
  return (
    <article className={`twin${active ? ' twin-active' : ''}`}>
      <LevelTag level={pair.level} />
      <SideText side={pair.first} />
      <SideText side={pair.second} />
      <div className="twin-why">
        <Reasons reasons={pair.reasons} />
        <Decided pair={pair} />
      </div>
      <div className="twin-actions row row-wrap">{actions}</div>
    </article>
  )
}

export function LevelTag({ level }: { level: Level }) {
  const meta = useMeta('duplicate_pair')
  return (
    <span className="twin-level">
      <Tag tone={tones[level]}>{meta.option('level', level)}</Tag>
    </span>
  )
}

function SideText({ side }: { side: Side }) {
  const t = useText()
  const meta = useMeta('customer')
  const facts = [side.contact_name, side.phone, side.region].filter(Boolean)
  return (
    <div className="twin-side">
      <Link to={`/customers/${side.customer_id}`} className="strong ellipsis">
        {side.name}
      </Link>
      <span className="meta ellipsis">
        <span className="num">{side.code}</span> · {meta.option('status', side.status)} ·{' '}
        {t('owner', { name: side.owner_name })}
      </span>
      <span className="meta ellipsis">{facts.join(' · ') || '—'}</span>
    </div>
  )
}

function Decided({ pair }: { pair: Pair }) {
  const t = useText()
  if (pair.state === 'open' || !pair.decided_by_name) return null
  return (
    <span className="meta">
      {t('by', { name: pair.decided_by_name })}
      {pair.reason ? ` · ${pair.reason}` : ''}
    </span>
  )
}
