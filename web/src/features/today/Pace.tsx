// The month so far, measured against the same days of the last one: the bar is all of the last month,
// its mark how far it had come by now. No target is invented.
import type { ReactNode } from 'react'
import { useT } from '@/i18n'
import { Money, Quantity } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Figure, Pace } from './model'

interface TileProps {
  title: string
  figure: Figure
  draw: (value: number) => ReactNode
  /** An average has no whole month to be a part of. */
  bar?: boolean
}

function Tile({ title, figure, draw, bar = true }: TileProps) {
  const t = useT()
  const own = useText()
  const { now, same_days, whole_month } = figure
  const whole = Math.max(whole_month, now)
  return (
    <div className="today-tile">
      <div className="row">
        <span className="today-tile-title">{title}</span>
        {same_days > 0 ? (
          <span className="push">
            <Tag tone={now >= same_days ? 'green' : 'amber'}>
              {t(now >= same_days ? 'pace.ahead' : 'pace.behind')}
            </Tag>
          </span>
        ) : null}
      </div>
      <p className="today-tile-figure">
        <b>{draw(now)}</b>
        <span className="meta">
          {same_days > 0 ? (
            <>
              {own('same_days')} {draw(same_days)}
            </>
          ) : (
            own('nothing_before')
          )}
        </span>
      </p>
      {bar && whole_month > 0 ? (
        <Progress label={title} ratio={now / whole} pace={same_days / whole} />
      ) : null}
    </div>
  )
}

export function PaceStrip({ pace, talked }: { pace: Pace; talked: number | null }) {
  const t = useText()
  const scope = t(pace.scope === 'own' ? 'mine' : pace.scope === 'org' ? 'all' : 'of_team')
  const count = (value: number) => <Quantity value={value} />
  const money = (minor: number) => <Money minor={minor} decimals="never" />
  return (
    <section className="card today-strip" aria-label={t('pace')}>
      <Tile title={t('revenue', { scope })} figure={pace.revenue_minor} draw={money} />
      <Tile title={t('orders', { scope })} figure={pace.orders_count} draw={count} />
      <Tile title={t('new_customers')} figure={pace.new_customers_count} draw={count} />
      {talked === null ? (
        <Tile title={t('average')} figure={pace.aov_minor} draw={money} bar={false} />
      ) : (
        <div className="today-tile">
          <span className="today-tile-title">{t('talked')}</span>
          <p className="today-tile-figure">
            <b>{count(talked)}</b>
            <span className="meta">{t('talked_note')}</span>
          </p>
        </div>
      )}
    </section>
  )
}
