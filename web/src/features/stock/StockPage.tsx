// What lies in the warehouses: one row per product, over all of them or in one. The server finds by
// code, name or pinyin and keeps the order; nothing is filtered here.
import {
  ArrowDownToLine,
  ClipboardCheck,
  ScaleIcon,
  Warehouse as WarehouseIcon,
} from 'lucide-react'
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useAllowed } from '@/lib/session'
import { Button, LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { Price, Quantity } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { Shortage } from './Amount'
import { useText } from './i18n'
import { item_rows, useWarehouses, type StockItem } from './model'
import { MoveDialog, type MoveKind } from './MoveDialog'
import './stock.css'

function useColumns(in_one: boolean): Column<StockItem>[] {
  const t = useText()
  const amount = (key: 'on_hand' | 'reserved', title: string): Column<StockItem> => ({
    key,
    title,
    align: 'end',
    sort: false,
    render: (row) => <Quantity value={row[key]} />,
  })
  return [
    { key: 'name', title: t('product'), sort: false },
    {
      key: 'code',
      title: t('code'),
      sort: false,
      render: (row) => <span className="num">{row.code}</span>,
    },
    amount('on_hand', t('on_hand')),
    amount('reserved', t('reserved')),
    {
      key: 'available',
      title: t('available'),
      align: 'end',
      sort: false,
      render: (row) => (
        <span className="strong">
          <Quantity value={row.available} unit={row.unit} />
        </span>
      ),
    },
    {
      key: 'incoming',
      title: t('incoming'),
      align: 'end',
      sort: false,
      render: (row) => <Incoming row={row} />,
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
      render: (row) => <Low row={row} in_one={in_one} />,
    },
    {
      key: 'list_price_e4',
      title: t('list_price'),
      align: 'end',
      sort: false,
      hidden_at_first: true,
      render: (row) => <Price e4={row.list_price_e4} />,
    },
  ]
}

/** What comes in, and when more of it can be promised. */
function Incoming({ row }: { row: StockItem }) {
  const t = useText()
  if (!row.incoming) return null
  return (
    <span title={row.more_on ? t('more_on', { on: row.more_on }) : undefined}>
      <Quantity value={row.incoming} />
    </span>
  )
}

/** Safety stock is meant over all warehouses; in one of them only "nothing free" says something. */
function Low({ row, in_one }: { row: StockItem; in_one: boolean }) {
  return <Shortage available={row.available} safety={in_one ? 0 : row.safety_stock} />
}

export default function StockPage() {
  const t = useText()
  const moves = useAllowed('stock.move')
  const [asking, set_asking] = useState<MoveKind | null>(null)
  const [{ filters }] = useListState()
  const in_one = !!filters.warehouse_id
  const warehouses = useWarehouses()
  const places = (warehouses.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const ask = (kind: MoveKind) => () => {
    set_asking(kind)
  }
  const receive = moves ? (
    <Button kind="primary" icon={ArrowDownToLine} onClick={ask('receive')}>
      {t('receive')}
    </Button>
  ) : null
  return (
    <>
      <ListPage<StockItem>
        entity="stock"
        title={t('title')}
        path="/stock/items"
        columns={useColumns(in_one)}
        useMore={item_rows}
        row_path={(row) => `/stock/${row.product_id}`}
        filters={[{ name: 'warehouse_id', label: t('warehouse'), options: places }]}
        search_hint={t('find')}
        exports
        empty={<NothingYet receive={receive} />}
        actions={
          <>
            <LinkButton icon={WarehouseIcon} to="/stock/warehouses">
              {t('warehouses')}
            </LinkButton>
            {moves ? (
              <LinkButton
                icon={ClipboardCheck}
                to={
                  in_one
                    ? `/stock/count?warehouse_id=${filters.warehouse_id ?? ''}`
                    : '/stock/count'
                }
              >
                {t('count_title')}
              </LinkButton>
            ) : null}
            {moves ? (
              <Button icon={ScaleIcon} onClick={ask('adjust')}>
                {t('adjust')}
              </Button>
            ) : null}
            {receive}
          </>
        }
        card={(row) => ({
          title: row.name,
          tag: <Low row={row} in_one={in_one} />,
          facts: [
            <span key="code" className="num">
              {row.code}
            </span>,
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
      <MoveDialog
        kind={asking}
        onClose={() => {
          set_asking(null)
        }}
      />
    </>
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
