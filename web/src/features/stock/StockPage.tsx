// What lies in which warehouse. The server keeps the order and finds by product; nothing is
// filtered here.
import { ArrowDownToLine, ScaleIcon, Warehouse as WarehouseIcon } from 'lucide-react'
import { useState } from 'react'
import { useList, useListChanges } from '@/lib/use_list'
import { useListState } from '@/lib/list_state'
import { useAllowed } from '@/lib/session'
import { Button, LinkButton } from '@/ui/Button'
import { DataTable } from '@/ui/DataTable'
import { Quantity } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { Empty, ErrorState, NoMatch, Skeleton } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import '@/ui/list_page.css'
import { Shortage } from './Amount'
import { useText } from './i18n'
import { as_row, useGoods, useTotals, useWarehouses, type BalanceRow, type Goods } from './model'
import { MoveDialog, type MoveKind } from './MoveDialog'
import './stock.css'

const page_size = 50

function useColumns(totals: Map<string, number>): Column<BalanceRow>[] {
  const t = useText()
  const amount = (key: 'on_hand' | 'reserved' | 'available', title: string) => ({
    key,
    title,
    align: 'end' as const,
    sort: false as const,
    render: (row: BalanceRow) => <Quantity value={row[key]} />,
  })
  return [
    { key: 'product_name', title: t('product'), sort: false },
    {
      key: 'product_code',
      title: t('code'),
      sort: false,
      render: (row) => <span className="num">{row.product_code}</span>,
    },
    { key: 'warehouse_name', title: t('warehouse'), sort: false },
    amount('on_hand', t('on_hand')),
    amount('reserved', t('reserved')),
    {
      ...amount('available', t('available')),
      render: (row) => (
        <span className="strong">
          <Quantity value={row.available} unit={row.unit} />
        </span>
      ),
    },
    {
      key: 'total',
      title: t('total_free'),
      align: 'end',
      sort: false,
      render: (row) => <Quantity value={totals.get(row.product_id)} />,
    },
    {
      key: 'safety_stock',
      title: t('safety'),
      align: 'end',
      sort: false,
      render: (row) => <Quantity value={row.safety_stock} />,
    },
    {
      key: 'low',
      title: t('state'),
      sort: false,
      render: (row) => (
        <Shortage available={totals.get(row.product_id)} safety={row.safety_stock} />
      ),
    },
  ]
}

const name_of = (goods: Goods) => `${goods.name}  ${goods.code}`

function FindProduct() {
  const t = useText()
  const [state, change] = useListState()
  const { product_id = '' } = state.filters
  const goods = useGoods(product_id)
  return (
    <div className="list-tools">
      <div className="stock-find">
        <Picker<Goods>
          label={t('find')}
          path="/products"
          value={product_id || null}
          value_label={goods.data ? name_of(goods.data) : '…'}
          name_of={name_of}
          placeholder={t('find')}
          onChange={(id) => {
            change({ filters: { ...state.filters, product_id: id ?? '' } })
          }}
        />
      </div>
    </div>
  )
}

export default function StockPage() {
  const t = useText()
  const moves = useAllowed('stock.move')
  const [asking, set_asking] = useState<MoveKind | null>(null)
  const [{ filters }] = useListState()
  const goods = useGoods(filters.product_id ?? '')
  const receive = (
    <Button
      kind="primary"
      icon={ArrowDownToLine}
      onClick={() => {
        set_asking('receive')
      }}
    >
      {t('receive')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      layout="fill"
      actions={
        <>
          <LinkButton icon={WarehouseIcon} to="/stock/warehouses">
            {t('warehouses')}
          </LinkButton>
          {moves ? (
            <>
              <Button
                icon={ScaleIcon}
                onClick={() => {
                  set_asking('adjust')
                }}
              >
                {t('adjust')}
              </Button>
              {receive}
            </>
          ) : null}
        </>
      }
    >
      <FindProduct />
      <Balances receive={moves ? receive : null} />
      <MoveDialog
        kind={asking}
        goods={goods.data}
        onClose={() => {
          set_asking(null)
        }}
      />
    </Page>
  )
}

function Balances({ receive }: { receive: React.ReactNode }) {
  const t = useText()
  const [state, change] = useListState()
  const { product_id = '' } = state.filters
  const list = useList<BalanceRow>('stock', '/stock', { product_id }, page_size)
  const changes = useListChanges('stock', () => void list.refetch())
  const rows = (list.data?.pages ?? []).flatMap((page) => page.items).map(as_row)
  const body = () => {
    if (list.isPending) return <Skeleton lines={12} height={18} />
    if (list.error && !rows.length) {
      return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    }
    if (rows.length) return <Table rows={rows} dim={list.isPlaceholderData} />
    if (!product_id) return <NothingYet receive={receive} />
    return receive ? (
      <Empty title={t('not_here')} action={receive} />
    ) : (
      <NoMatch
        onClear={() => {
          change({ filters: {} })
        }}
      />
    )
  }
  return (
    <section className="list-card" {...changes.watch} aria-busy={list.isFetching}>
      {body()}
      {list.hasNextPage ? (
        <div className="stock-more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more', { count: page_size })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

interface TableProps {
  rows: BalanceRow[]
  dim: boolean
}

function Table({ rows, dim }: TableProps) {
  const t = useText()
  const totals = useTotals(rows.map((row) => row.product_id))
  const columns = useColumns(totals)
  return (
    <DataTable<BalanceRow>
      entity="stock"
      label={t('title')}
      columns={columns}
      rows={rows}
      row_path={(row) => `/stock/${row.product_id}`}
      keys
      dim={dim}
      card={(row) => ({
        title: row.product_name,
        tag: <Shortage available={totals.get(row.product_id)} safety={row.safety_stock} />,
        facts: [
          row.warehouse_name,
          <span key="on_hand">
            {t('on_hand')} <Quantity value={row.on_hand} />
          </span>,
          <span key="reserved">
            {t('reserved')} <Quantity value={row.reserved} />
          </span>,
        ],
        value: (
          <>
            {t('available')} <Quantity value={row.available} unit={row.unit} />
          </>
        ),
      })}
    />
  )
}

function NothingYet({ receive }: { receive: React.ReactNode }) {
  const t = useText()
  const warehouses = useWarehouses()
  if (receive && warehouses.data?.items.length === 0) {
    return (
      <Empty
        title={t('first_warehouse')}
        note={t('first_warehouse_hint')}
        action={
          <LinkButton kind="primary" to="/stock/warehouses">
            {t('new_warehouse')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <Empty title={t('empty')} note={t(receive ? 'empty_hint' : 'empty_reader')} action={receive} />
  )
}
