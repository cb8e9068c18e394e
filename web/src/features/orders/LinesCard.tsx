// The lines of an order with what became of each: held, shipped, delivered, still lacking.
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money, Price, Quantity } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Order, OrderLine } from './model'

/** A new complaint about this line. */
function complaint_of(order: Order, line: OrderLine): string {
  const about = new URLSearchParams({
    customer_id: order.customer_id ?? '',
    customer_name: order.customer_name,
    order_id: order.id,
    order_number: order.number,
    order_line_id: line.id,
  })
  return `/tickets/new?${about.toString()}`
}

export function LinesCard({ order }: { order: Order }) {
  const t = useText()
  const started = order.commercial === 'confirmed' || order.commercial === 'closed'
  const complains = useAllowed('tickets.create')
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <Card title={t('lines')} count={order.lines.length} inset="rows">
      <div className="lines-box">
        <table className="lines-table">
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('unit_price')}</th>
              <th scope="col">{t('amount')}</th>
              {started ? <th scope="col">{t('progress')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  <Link to={`/products/${line.product_id}`}>{line.product_name}</Link>{' '}
                  <span className="num muted nowrap">{line.product_code}</span>{' '}
                  {complains && line.shipped > 0 ? (
                    <Link to={complaint_of(order, line)} className="meta nowrap">
                      {t('complain')}
                    </Link>
                  ) : null}
                </th>
                <td data-label={t('quantity')}>
                  <Quantity value={line.quantity} />
                </td>
                <td data-label={t('unit_price')}>
                  <Price e4={line.unit_price_e4} />
                </td>
                <td data-label={t('amount')} className="strong">
                  <Money minor={line.amount_minor} />
                </td>
                {started ? (
                  <td data-label={t('progress')}>
                    <LineProgress line={line} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td data-label={t('quantity')}>
                <Quantity value={pieces} />
              </td>
              <td className="lines-none" />
              <td data-label={t('amount')} className="strong">
                <Money minor={order.amount_minor} />
              </td>
              {started ? <td className="lines-none" /> : null}
            </tr>
          </tfoot>
        </table>
      </div>
      {order.note ? (
        <p className="lines-note">
          <span className="muted">{t('note')}</span> {order.note}
        </p>
      ) : null}
    </Card>
  )
}

/** Each state once, in words with its number; nothing of it is left out. */
function LineProgress({ line }: { line: OrderLine }) {
  const t = useText()
  const on_the_way = line.shipped - line.delivered
  const parts = [
    ['reserved', line.reserved, 'act'],
    ['on_the_way', on_the_way, 'amber'],
    ['delivered', line.delivered, 'green'],
    ['backordered', line.backordered, 'red'],
  ] as const
  return (
    <span className="row row-wrap line-parts">
      {parts.map(([key, count, tone]) =>
        count > 0 ? (
          <Tag key={key} tone={tone}>
            {t(`part_${key}`)} <span className="num">{count}</span>
          </Tag>
        ) : null,
      )}
    </span>
  )
}
