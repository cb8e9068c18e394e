// What goes on paper, A4 without the frame: the order confirmation with prices, or the delivery note
// of one shipment (before there is one: of the whole order) without them.
import { useParams } from '@tanstack/react-router'
import { useListState } from '@/lib/list_state'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'
import { useWaybill, type Order, type Shipment } from './model'
import { format_phone } from './parts'

export default function OrderPrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Order>('order', '/orders', id)
  return (
    <Loaded query={record} lines={10}>
      {(order) => <Sheet order={order} />}
    </Loaded>
  )
}

interface PaperLine {
  key: string
  code: string
  name: string
  quantity: number
  unit_price_e4: number
  amount_minor: number
}

/** What the paper lists: all of the order, or one shipment. */
function paper_lines(order: Order, shipment: Shipment | undefined): PaperLine[] {
  return order.lines.flatMap((line) => {
    const part = shipment?.lines.find((one) => one.order_line_id === line.id)
    const shown = shipment ? (part?.quantity ?? 0) : line.quantity
    if (shipment && shown === 0) return []
    const { id: key, product_code: code, product_name: name } = line
    const { unit_price_e4, amount_minor } = line
    return [{ key, code, name, quantity: shown, unit_price_e4, amount_minor }]
  })
}

function Sheet({ order }: { order: Order }) {
  const t = useText()
  const [{ filters }, change] = useListState()
  const delivery = filters.doc === 'delivery'
  const chosen = order.shipments.find((one) => one.id === filters.shipment)
  const shipment = chosen ?? order.shipments.at(-1)
  const title = t(delivery ? 'print_delivery' : 'print_confirmation')
  useTabTitle(`${title} ${order.number}`)
  return (
    <PaperPage
      back={`/orders/${order.id}`}
      tools={
        <>
          <Tabs
            label={t('paper')}
            value={delivery ? 'delivery' : 'confirmation'}
            onChange={(doc) => {
              change({ filters: { doc } })
            }}
            items={[
              { key: 'confirmation', label: t('print_confirmation') },
              { key: 'delivery', label: t('print_delivery') },
            ]}
          />
          {delivery && order.shipments.length > 1 ? (
            <select
              className="paper-choice"
              aria-label={t('shipments')}
              value={shipment?.id}
              onChange={(event) => {
                change({ filters: { doc: 'delivery', shipment: event.target.value } })
              }}
            >
              {order.shipments.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.number}
                </option>
              ))}
            </select>
          ) : null}
        </>
      }
    >
      <article className="paper">
        <PaperHead order={order} title={title} shipment={delivery ? shipment : undefined} />
        <PaperLines
          lines={paper_lines(order, delivery ? shipment : undefined)}
          priced={!delivery}
          order={order}
        />
        {order.note ? (
          <p className="paper-note">
            {t('note')}：{order.note}
          </p>
        ) : null}
        <PaperFoot delivery={delivery} />
      </article>
    </PaperPage>
  )
}

interface PaperHeadProps {
  order: Order
  title: string
  shipment: Shipment | undefined
}

function PaperHead({ order, title, shipment }: PaperHeadProps) {
  const t = useText()
  const { org } = useUser()
  const person = [order.contact_name, format_phone(order.contact_phone)].filter(Boolean).join(' · ')
  return (
    <header className="paper-head">
      <div className="paper-title">
        <h1>{title}</h1>
        <p>{org.name}</p>
      </div>
      <div className="paper-parties">
        <div>
          <h2>{order.customer_name}</h2>
          <p>{person}</p>
          <p>{order.delivery_address}</p>
        </div>
        <dl>
          <dt>{t('number')}</dt>
          <dd className="num">{shipment?.number ?? order.number}</dd>
          {shipment ? (
            <>
              <dt>{t('order')}</dt>
              <dd className="num">{order.number}</dd>
            </>
          ) : null}
          <dt>{t('placed_on')}</dt>
          <dd>
            <DateText on={order.placed_on} />
          </dd>
          {order.customer_ref ? (
            <>
              <dt>{t('customer_ref')}</dt>
              <dd className="num">{order.customer_ref}</dd>
            </>
          ) : null}
          {order.promised_on ? (
            <>
              <dt>{t('promised_on')}</dt>
              <dd>
                <DateText on={order.promised_on} />
              </dd>
            </>
          ) : null}
          {shipment ? <Travel shipment={shipment} /> : null}
          <dt>{t('owner')}</dt>
          <dd>{order.owner_name}</dd>
        </dl>
      </div>
    </header>
  )
}

/** How a shipment travels: as its waybill knows it, else as it was shipped. */
function Travel({ shipment }: { shipment: Shipment }) {
  const t = useText()
  const waybill = useWaybill(shipment.id)
  const carrier = waybill?.carrier_name || shipment.carrier
  const number = waybill?.tracking_no || shipment.tracking_no
  return (
    <>
      <dt>{t('carrier')}</dt>
      <dd>
        {carrier} {number}
      </dd>
      {waybill ? (
        <>
          <dt>{t('packages')}</dt>
          <dd className="num">{waybill.package_count}</dd>
          {waybill.weight_g ? (
            <>
              <dt>{t('weight')}</dt>
              <dd className="num">{waybill.weight_g / 1000} kg</dd>
            </>
          ) : null}
          {waybill.expected_on ? (
            <>
              <dt>{t('expected_on')}</dt>
              <dd>
                <DateText on={waybill.expected_on} />
              </dd>
            </>
          ) : null}
        </>
      ) : null}
    </>
  )
}

interface PaperLinesProps {
  lines: PaperLine[]
  priced: boolean
  order: Order
}

function PaperLines({ lines, priced, order }: PaperLinesProps) {
  const t = useText()
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <table className="paper-lines">
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{t('product')}</th>
          <th scope="col">{t('quantity')}</th>
          {priced ? (
            <>
              <th scope="col">{t('unit_price')}</th>
              <th scope="col">{t('amount')}</th>
            </>
          ) : (
            <th scope="col">{t('received_check')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.key}>
            <td>{index + 1}</td>
            <td>
              {line.name} <span className="num paper-code">{line.code}</span>
            </td>
            <td>
              <Quantity value={line.quantity} />
            </td>
            {priced ? (
              <>
                <td>
                  <Price e4={line.unit_price_e4} />
                </td>
                <td>
                  <Money minor={line.amount_minor} decimals="always" />
                </td>
              </>
            ) : (
              <td />
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td>{t('total')}</td>
          <td>
            <Quantity value={pieces} />
          </td>
          {priced ? (
            <>
              <td />
              <td>
                <Money minor={order.amount_minor} decimals="always" />
              </td>
            </>
          ) : (
            <td />
          )}
        </tr>
      </tfoot>
    </table>
  )
}

function PaperFoot({ delivery }: { delivery: boolean }) {
  const t = useText()
  return (
    <footer className="paper-foot">
      <p>{t(delivery ? 'delivery_words' : 'confirmation_words')}</p>
      <div className="paper-signs">
        <p>{t(delivery ? 'sign_delivered' : 'sign_seller')}</p>
        <p>{t(delivery ? 'sign_received' : 'sign_buyer')}</p>
      </div>
    </footer>
  )
}
