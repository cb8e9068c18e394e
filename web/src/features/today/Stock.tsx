// Stock as it touches this person: products one's own open orders still need, and for purchasing
// what runs low. Bars stand against the safety stock.
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Quantity } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { Titled } from './Titled'
import type { StockWarning, Today } from './model'

function Name({ id, code, name }: { id: string; code: string; name: string }) {
  return (
    <Link to={`/stock/${id}`} className="today-name ellipsis">
      {name} <span className="meta num">{code}</span>
    </Link>
  )
}

const ratio = (available: number, wanted: number) => (wanted > 0 ? available / wanted : 0)

export function StockWarnings({ warnings }: { warnings: Today['stock_warnings'] }) {
  const t = useText()
  return (
    <div id="today-stock" className="today-anchor">
      <Card inset="rows" title={<Titled text={t('stock_warnings')} count={warnings.count} />}>
        {warnings.items.map((one) => (
          <WarningRow key={one.product_id} warning={one} />
        ))}
      </Card>
    </div>
  )
}

function WarningRow({ warning }: { warning: StockWarning }) {
  const t = useText()
  const { available, safety_stock, needed, state, unit } = warning
  const tone = state === 'low' ? 'amber' : 'red'
  return (
    <CardRow
      title={<Name id={warning.product_id} code={warning.code} name={warning.name} />}
      note={t('stock_note', {
        available,
        needed,
        safety: safety_stock,
        orders: warning.orders_count,
      })}
      value={
        <Tag tone={tone}>
          {state === 'too_little'
            ? t('stock_missing', { count: needed - available, unit })
            : t(state === 'none' ? 'stock_none' : 'stock_low')}
        </Tag>
      }
      below={
        <div className="today-bar">
          <Progress
            thin
            label={warning.name}
            tone={tone}
            ratio={ratio(available, Math.max(safety_stock, needed))}
          />
        </div>
      }
    />
  )
}

export function LowStock({ low }: { low: Today['low_stock'] }) {
  const t = useText()
  return (
    <div id="today-low" className="today-anchor">
      <Card inset="rows" title={<Titled text={t('low_stock')} count={low.count} />}>
        {low.items.map((one) => (
          <CardRow
            key={one.product_id}
            title={<Name id={one.product_id} code={one.code} name={one.name} />}
            note={t('low_note', { hand: one.on_hand, safety: one.safety_stock })}
            value={
              <span className={one.available <= 0 ? 'tone-red' : 'tone-amber'}>
                {t('available')} <Quantity value={one.available} unit={one.unit} />
              </span>
            }
            below={
              <div className="today-bar">
                <Progress
                  thin
                  label={one.name}
                  tone={one.available <= 0 ? 'red' : 'amber'}
                  ratio={ratio(one.available, one.safety_stock)}
                />
              </div>
            }
          />
        ))}
      </Card>
    </div>
  )
}
