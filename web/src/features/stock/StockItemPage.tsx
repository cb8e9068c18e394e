// One product in all warehouses, and every move that led there.
import { useParams } from '@tanstack/react-router'
import { ArrowDownToLine, ArrowLeftRight, ClipboardCheck, Package, ScaleIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useAllowed } from '@/lib/session'
import { useList } from '@/lib/use_list'
import { useRecord } from '@/lib/use_record'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { DataTable } from '@/ui/DataTable'
import { Link, useGo } from '@/ui/Link'
import { DateText, Quantity } from '@/ui/Money'
import { RecordPage } from '@/ui/RecordPage'
import { Empty, ErrorState, Loaded, Skeleton } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import type { Column } from '@/ui/table_types'
import { Change, Shortage } from './Amount'
import { CountDialog } from './CountDialog'
import { useText } from './i18n'
import {
  reasons,
  useBalances,
  useComing,
  usePeople,
  useWarehouses,
  type Balance,
  type Goods,
  type Move,
} from './model'
import { MoveDialog, type MoveKind } from './MoveDialog'
import { TransferDialog } from './TransferDialog'
import './stock.css'

export default function StockItemPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Goods>('product', '/products', id)
  return (
    <Loaded query={record} lines={8}>
      {(goods) => <Body goods={goods} />}
    </Loaded>
  )
}

function Body({ goods }: { goods: Goods }) {
  const t = useText()
  const go = useGo()
  const moves = useAllowed('stock.move')
  const [asking, set_asking] = useState<MoveKind | 'count' | 'transfer' | null>(null)
  const ask = (kind: typeof asking) => () => {
    set_asking(kind)
  }
  return (
    <RecordPage
      entity="stock"
      list_path="/stock"
      title={goods.name}
      facts={[
        <span key="code" className="num">
          {goods.code}
        </span>,
        goods.line_name,
        <span key="safety">
          {t('safety')} <Quantity value={goods.safety_stock} unit={goods.unit} />
        </span>,
      ]}
      allowed={moves ? ['receive', 'count', 'transfer', 'adjust'] : []}
      actions={[
        { key: 'receive', label: t('receive'), icon: ArrowDownToLine, onRun: ask('receive') },
        { key: 'count', label: t('count'), icon: ClipboardCheck, onRun: ask('count') },
        { key: 'transfer', label: t('transfer'), icon: ArrowLeftRight, onRun: ask('transfer') },
        { key: 'adjust', label: t('adjust'), icon: ScaleIcon, in_menu: true, onRun: ask('adjust') },
        {
          key: 'product',
          label: t('open_product'),
          icon: Package,
          always: true,
          onRun: () => {
            go(`/products/${goods.id}`)
          },
        },
      ]}
    >
      <Places goods={goods} />
      <Moves goods={goods} />
      {asking === 'count' ? <CountDialog goods={goods} onClose={ask(null)} /> : null}
      {asking === 'transfer' ? <TransferDialog goods={goods} onClose={ask(null)} /> : null}
      <MoveDialog
        kind={asking === 'receive' || asking === 'adjust' ? asking : null}
        goods={goods}
        onClose={() => {
          set_asking(null)
        }}
      />
    </RecordPage>
  )
}

type Amounts = Pick<Balance, 'on_hand' | 'reserved' | 'available'>

function total_of(items: Balance[]): Amounts {
  const total = { on_hand: 0, reserved: 0, available: 0 }
  for (const item of items) {
    total.on_hand += item.on_hand
    total.reserved += item.reserved
    total.available += item.available
  }
  return total
}

function Places({ goods }: { goods: Goods }) {
  const t = useText()
  const balances = useBalances(goods.id)
  return (
    <Card title={t('by_place')} extra={<Coming goods={goods} />}>
      <Loaded query={balances}>
        {({ items }) => {
          if (!items.length) return <Empty title={t('not_here')} />
          const total = total_of(items)
          return (
            <table className="stock-table">
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
                      <Shortage available={total.available} safety={goods.safety_stock} />
                    </span>
                  }
                  amounts={total}
                />
              </tfoot>
            </table>
          )
        }}
      </Loaded>
    </Card>
  )
}

/** What comes in, and when more can be promised. */
function Coming({ goods }: { goods: Goods }) {
  const t = useText()
  const item = useComing(goods.id).data
  if (!item?.incoming) return null
  const count = item.incoming
  return (
    <span className="meta">
      {item.more_on ? t('coming', { count, on: item.more_on }) : t('coming_promised', { count })}
    </span>
  )
}

function AmountRow({ title, amounts }: { title: ReactNode; amounts: Amounts }) {
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

function useMoveColumns(goods: Goods) {
  const t = useText()
  const person = usePeople()
  const warehouses = useWarehouses()
  const place = (id: string) => warehouses.data?.items.find((one) => one.id === id)?.name ?? ''
  const columns: Column<Move>[] = [
    {
      key: 'created_at',
      title: t('time'),
      sort: false,
      render: (row) => <DateText at={row.created_at} />,
    },
    {
      key: 'reason',
      title: t('reason'),
      sort: false,
      render: (row) => (
        <span className="row">
          {t(row.reason)}
          {row.order_id ? <Link to={`/orders/${row.order_id}`}>{t('order')}</Link> : null}
        </span>
      ),
    },
    {
      key: 'warehouse_id',
      title: t('warehouse'),
      sort: false,
      render: (row) => place(row.warehouse_id),
    },
    {
      key: 'quantity',
      title: t('quantity'),
      align: 'end',
      sort: false,
      render: (row) => <Change move={row} unit={goods.unit} />,
    },
    { key: 'actor_id', title: t('by'), sort: false, render: (row) => person(row.actor_id) },
    { key: 'note', title: t('note'), sort: false },
  ]
  return { columns, place, person }
}

function Moves({ goods }: { goods: Goods }) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const query = { product_id: goods.id, reason, sort: '-created_at' }
  const list = useList<Move>('stock', '/stock/moves', query, 30)
  const rows = (list.data?.pages ?? []).flatMap((page) => page.items)
  const { columns, place, person } = useMoveColumns(goods)
  const body = () => {
    if (list.isPending) return <Skeleton lines={5} />
    if (list.error && !rows.length) {
      return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    }
    if (!rows.length) return <Empty title={t('no_moves')} />
    return (
      <DataTable<Move>
        entity="stock_move"
        label={t('moves')}
        columns={columns}
        rows={rows}
        dim={list.isPlaceholderData}
        card={(row) => ({
          title: t(row.reason),
          tag: <Change move={row} unit={goods.unit} />,
          facts: [
            <DateText key="at" at={row.created_at} />,
            place(row.warehouse_id),
            person(row.actor_id),
            row.note,
            row.order_id ? (
              <Link key="order" to={`/orders/${row.order_id}`}>
                {t('order')}
              </Link>
            ) : null,
          ],
        })}
      />
    )
  }
  return (
    <section className="stack">
      <div className="row row-wrap">
        <h2 className="stock-heading">{t('moves')}</h2>
        <Tabs
          label={t('reason')}
          value={reason}
          onChange={set_reason}
          items={[{ key: '', label: t('all') }, ...reasons.map((key) => ({ key, label: t(key) }))]}
        />
      </div>
      <div className="stock-moves">{body()}</div>
      {list.hasNextPage ? (
        <div className="stock-more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more', { count: 30 })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
