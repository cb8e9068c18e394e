// A purchase request with its grounds, line by line, and what one may do with it.
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money, Quantity } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Ground, Request } from './model'

interface RequestRowProps {
  request: Request
  active: boolean
  busy: boolean
  onAccept: (request: Request) => void
  onRefuse: (request: Request) => void
  onEdit: (request: Request) => void
}

export function RequestRow({ request, active, busy, ...on }: RequestRowProps) {
  const t = useText()
  const may = (action: string) => request.actions.includes(action)
  const button = (action: 'accept' | 'edit' | 'refuse', run: (request: Request) => void) =>
    may(action) ? (
      <Button
        size="small"
        kind={action === 'accept' ? 'primary' : 'plain'}
        disabled={busy}
        onClick={() => {
          run(request)
        }}
      >
        {t(action)}
      </Button>
    ) : null
  return (
    <CardRow
      active={active}
      title={
        <>
          <Link to={`/stock/${request.product_id}`} className="strong">
            {request.product_name}
          </Link>
          <Cover days={request.cover_days} />
          <Mark request={request} />
        </>
      }
      note={[
        request.number,
        request.product_code,
        request.supplier_name,
        request.needed_on ? t('needed_on', { on: request.needed_on }) : '',
        request.reason,
      ]
        .filter(Boolean)
        .join(' · ')}
      value={
        <span className="purchase-amount">
          <Quantity value={request.quantity} />
          {request.amount_minor ? <Money minor={request.amount_minor} /> : null}
        </span>
      }
      below={<Grounds grounds={request.grounds} />}
      action={
        <>
          {button('accept', on.onAccept)}
          {button('edit', on.onEdit)}
          {button('refuse', on.onRefuse)}
        </>
      }
    />
  )
}

function Mark({ request }: { request: Request }) {
  const meta = useMeta('purchase_request')
  const t = useText()
  if (request.state === 'open') {
    return (
      <Tag tone={request.automatic ? 'blue' : 'grey'}>
        {t(request.automatic ? 'by_rule' : 'by_hand')}
      </Tag>
    )
  }
  if (request.order_id) {
    return <Link to={`/purchase_orders/${request.order_id}`}>{request.order_number}</Link>
  }
  return <Tag>{meta.option('state', request.state)}</Tag>
}

/** How long what is there lasts. */
export function Cover({ days, lead }: { days: number; lead?: number }) {
  const t = useText()
  if (days < 0) return null
  const low = days < (lead ?? 7)
  return <Tag tone={low ? 'red' : 'grey'}>{t('cover', { count: days })}</Tag>
}

function Grounds({ grounds }: { grounds: Ground[] }) {
  const t = useText()
  if (!grounds.length) return null
  const of = (code: string) => grounds.find((one) => one.code === code)?.value ?? 0
  return (
    <ul className="purchase-grounds meta">
      <li>
        {t('ground_stock', {
          available: of('available'),
          incoming: of('incoming'),
          waiting: of('waiting'),
          position: of('position'),
        })}
      </li>
      <li>
        {t('ground_demand', {
          sold: of('sold'),
          lead: of('lead_days'),
          service: of('service_percent'),
          safety: of('safety_stock'),
        })}
      </li>
      <li>
        {t('ground_target', {
          point: of('reorder_point'),
          target: of('target'),
          multiple: of('multiple'),
        })}
      </li>
    </ul>
  )
}
