// One product: what it is and costs, what lies where, what moved last.
import { useParams } from '@tanstack/react-router'
import { ArrowDownToLine, Pencil, Plus } from 'lucide-react'
import { useT } from '@/i18n'
import { useAtHand } from '@/lib/at_hand'
import { useProductKnowledge } from '@/lib/knowledge'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Percent, Price, Quantity } from '@/ui/Money'
import { RecordPage } from '@/ui/RecordPage'
import { ProductSays } from '@/ui/Says'
import { Empty, Loaded } from '@/ui/States'
import { SubstitutesCard } from '@/ui/Substitutes'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import {
  useBalances,
  useLabel,
  useLatestMoves,
  type Balance,
  type Move,
  type Product,
} from './model'
import { ShelfState } from './ProductsPage'
import './catalog.css'

export default function ProductPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Product>('product', '/products', id)
  return (
    <Loaded query={record} lines={8}>
      {(product) => <Body product={product} />}
    </Loaded>
  )
}

function Body({ product }: { product: Product }) {
  const t = useT()
  useAtHand([product])
  const go = useGo()
  const sees_stock = useAllowed('stock.read')
  return (
    <RecordPage
      entity="product"
      list_path="/products"
      title={product.name}
      facts={[
        <span key="code" className="num">
          {product.code}
        </span>,
        product.line_name,
        <ShelfState key="state" on_shelf={product.on_shelf} />,
      ]}
      allowed={product.actions}
      actions={[
        {
          key: 'edit',
          label: t('action.edit'),
          icon: Pencil,
          onRun: () => {
            go(`/products/${product.id}/edit`)
          },
        },
      ]}
      left={
        <>
          <Prices product={product} />
          <Details product={product} />
          <Attachments entity="product" record_id={product.id} />
          <CommentsCard entity="product" record_id={product.id} />
        </>
      }
    >
      <Knowledge product={product} />
      <SubstitutesCard product_id={product.id} />
      {sees_stock ? (
        <>
          <Stock product={product} />
          <Moves product={product} />
        </>
      ) : null}
    </RecordPage>
  )
}

/** What one tells customers of it; the data sheet alone for whoever may not read that. */
function Knowledge({ product }: { product: Product }) {
  const t = useText()
  const reads = useAllowed('knowledge.read')
  const edits = useAllowed('knowledge.edit')
  const told = useProductKnowledge(product.id, reads)
  if (!reads) return null
  const add = edits ? (
    <LinkButton size="small" icon={Plus} to={`/knowledge/new?product_id=${product.id}`}>
      {t('add_knowledge')}
    </LinkButton>
  ) : null
  return (
    <Loaded query={told}>
      {(one) => {
        const said = one.selling_points.length + one.fabs.length + one.rivals.length
        return (
          <>
            <ProductSays of={one} />
            {said ? (
              <div>{add}</div>
            ) : (
              <Card title={t('knowledge')}>
                <Empty title={t('no_knowledge')} note={t('no_knowledge_hint')} action={add} />
              </Card>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Prices({ product }: { product: Product }) {
  const t = useText()
  const label = useLabel()
  const { list_price_e4: list, floor_price_e4: floor, cost_e4: cost, cost_hidden } = product
  const below = list > 0 && floor < list ? (list - floor) / list : null
  const facts = [
    { label: label('list_price_e4'), value: <Price e4={list} /> },
    {
      label: label('floor_price_e4'),
      value: (
        <>
          <Price e4={floor} />{' '}
          {below ? (
            <span className="meta">
              {t('below_list')} <Percent ratio={below} />
            </span>
          ) : null}
        </>
      ),
    },
  ]
  if (!cost_hidden) {
    facts.push(
      { label: label('cost_e4'), value: <Price e4={cost} /> },
      { label: t('margin'), value: <Percent ratio={list > 0 ? (list - cost) / list : null} /> },
    )
  }
  return (
    <Card title={t('prices')}>
      <FactList facts={facts} />
    </Card>
  )
}

function Details({ product }: { product: Product }) {
  const t = useText()
  const label = useLabel()
  return (
    <Card title={t('details')}>
      <FactList
        facts={[
          { label: label('unit'), value: product.unit },
          { label: label('barcode'), value: product.barcode || '—' },
          {
            label: label('safety_stock'),
            value: <Quantity value={product.safety_stock} unit={product.unit} />,
          },
          { label: label('material'), value: product.material || '—' },
          { label: label('spec'), value: product.spec || '—' },
          { label: label('updated_at'), value: <DateText at={product.updated_at} /> },
        ]}
      />
    </Card>
  )
}

function Stock({ product }: { product: Product }) {
  const t = useText()
  const balances = useBalances(product.id, true)
  const moves_stock = useAllowed('stock.move')
  const open = moves_stock ? (
    <LinkButton size="small" icon={ArrowDownToLine} to={`/stock/${product.id}`}>
      {t('open_stock')}
    </LinkButton>
  ) : null
  return (
    <Card title={t('stock')} extra={open}>
      <Loaded query={balances}>
        {({ items }) =>
          items.length ? (
            <BalanceTable product={product} items={items} />
          ) : (
            <Empty title={t('no_stock')} note={t('no_stock_hint')} action={open} />
          )
        }
      </Loaded>
    </Card>
  )
}

type Amounts = Pick<Balance, 'on_hand' | 'reserved' | 'available'>

function sum(items: Balance[], key: keyof Amounts): number {
  return items.reduce((total, item) => total + item[key], 0)
}

function BalanceTable({ product, items }: { product: Product; items: Balance[] }) {
  const t = useText()
  const total: Amounts = {
    on_hand: sum(items, 'on_hand'),
    reserved: sum(items, 'reserved'),
    available: sum(items, 'available'),
  }
  const low = total.available < product.safety_stock
  return (
    <table className="goods-table">
      <thead>
        <tr>
          <th scope="col">{t('warehouse')}</th>
          <th scope="col">{t('on_hand')}</th>
          <th scope="col">{t('reserved')}</th>
          <th scope="col">{t('available')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <AmountRow key={item.warehouse_id} title={item.warehouse_name} amounts={item} />
        ))}
      </tbody>
      <tfoot>
        <AmountRow
          title={
            <span className="row row-wrap">
              {t('total')}
              {low ? <Tag tone="amber">{t('low')}</Tag> : null}
            </span>
          }
          amounts={total}
        />
      </tfoot>
    </table>
  )
}

function AmountRow({ title, amounts }: { title: React.ReactNode; amounts: Amounts }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Quantity value={amounts.on_hand} />
      </td>
      <td>
        <Quantity value={amounts.reserved} />
      </td>
      <td className="strong">
        <Quantity value={amounts.available} />
      </td>
    </tr>
  )
}

function Moves({ product }: { product: Product }) {
  const t = useText()
  const moves = useLatestMoves(product.id, true)
  const balances = useBalances(product.id, true)
  const place = (id: string) =>
    balances.data?.items.find((one) => one.warehouse_id === id)?.warehouse_name
  return (
    <Card
      title={t('moves')}
      inset="rows"
      extra={<Link to={`/stock/${product.id}`}>{t('all_moves')}</Link>}
    >
      <Loaded query={moves}>
        {({ items }) =>
          items.length ? (
            items.map((move) => (
              <MoveRow
                key={move.id}
                move={move}
                unit={product.unit}
                at={place(move.warehouse_id)}
              />
            ))
          ) : (
            <Empty title={t('no_moves')} />
          )
        }
      </Loaded>
    </Card>
  )
}

function MoveRow({ move, unit, at }: { move: Move; unit: string; at?: string }) {
  const t = useText()
  return (
    <CardRow
      title={
        <>
          {t(move.reason)}
          {move.order_id ? <Link to={`/orders/${move.order_id}`}>{t('order')}</Link> : null}
        </>
      }
      note={
        <>
          <DateText at={move.created_at} /> · {at}
          {move.note ? ` · ${move.note}` : ''}
        </>
      }
      value={
        <span className={move.quantity > 0 ? 'tone-green' : ''}>
          {move.quantity > 0 ? '+' : ''}
          <Quantity value={move.quantity} unit={unit} />
        </span>
      }
    />
  )
}
