// What the warehouse takes from the shelves next, in the order of its queue.
import { useMeta } from '@/lib/meta'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Today, WaitingPick } from './model'
import { Titled } from './Titled'

export function Picks({ picks }: { picks: Today['picks'] }) {
  const t = useText()
  return (
    <div id="today-picks" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('picks')} count={picks.count} />}
        extra={<Link to="/dispatches">{t('all_of_them')}</Link>}
      >
        {picks.items.map((one) => (
          <Row key={one.id} pick={one} />
        ))}
      </Card>
    </div>
  )
}

function Row({ pick }: { pick: WaitingPick }) {
  const t = useText()
  const meta = useMeta('dispatch')
  return (
    <CardRow
      title={
        <span className="today-title">
          {pick.at_risk ? <Tag tone="red">{t('at_risk')}</Tag> : null}
          <Link to={`/dispatches/${pick.id}`} className="today-name ellipsis">
            {pick.customer_name}
          </Link>
        </span>
      }
      note={
        <span className="today-note">
          <span className="num">{pick.order_number}</span>
          <span>{meta.option('state', pick.state)}</span>
          {pick.promised_on ? (
            <span>{t('promised', { on: pick.promised_on.slice(5) })}</span>
          ) : null}
          {pick.picker_name ? <span>{pick.picker_name}</span> : null}
        </span>
      }
      value={
        <span className="num nowrap">
          {t('pick_size', { lines: pick.line_count, pieces: pick.held })}
        </span>
      }
      action={
        <LinkButton to={`/dispatches/${pick.id}`} size="small">
          {t('pick')}
        </LinkButton>
      }
    />
  )
}
