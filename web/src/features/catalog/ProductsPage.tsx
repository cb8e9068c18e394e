// All products: searched and sorted by the server, state of the list in the address.
import { Plus, Tags } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { Button, LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { Price, Quantity } from '@/ui/Money'
import { Empty } from '@/ui/States'
import { StatusDot } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { LinesDialog } from './LinesDialog'
import { useLabel, useLines, type Product } from './model'

export function ShelfState({ on_shelf }: { on_shelf: boolean }) {
  const t = useText()
  const tone = on_shelf ? 'green' : 'grey'
  return <StatusDot tone={tone}>{t(on_shelf ? 'for_sale' : 'stopped')}</StatusDot>
}

function useColumns(): Column<Product>[] {
  const t = useText()
  const label = useLabel()
  const sees_cost = useAllowed('catalog.cost')
  const price = (key: 'list_price_e4' | 'floor_price_e4' | 'cost_e4'): Column<Product> => ({
    key,
    title: label(key),
    align: 'end',
    render: (row) => <Price e4={row[key]} />,
  })
  return [
    { key: 'name', title: label('name'), sort: 'name' },
    {
      key: 'code',
      title: label('code'),
      sort: 'code',
      render: (row) => <span className="num">{row.code}</span>,
    },
    { key: 'line_name', title: label('line_id'), sort: false },
    { ...price('list_price_e4'), sort: 'list_price_e4' },
    price('floor_price_e4'),
    ...(sees_cost ? [price('cost_e4')] : []),
    {
      key: 'safety_stock',
      title: label('safety_stock'),
      align: 'end',
      render: (row) => <Quantity value={row.safety_stock} unit={row.unit} />,
    },
    {
      key: 'on_shelf',
      title: t('state'),
      render: (row) => <ShelfState on_shelf={row.on_shelf} />,
    },
    { key: 'barcode', title: label('barcode'), hidden_at_first: true },
  ]
}

function NewProduct() {
  const t = useText()
  if (!useAllowed('catalog.edit')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/products/new">
      {t('new')}
    </LinkButton>
  )
}

export default function ProductsPage() {
  const t = useText()
  const lines = useLines()
  const columns = useColumns()
  const edits = useAllowed('catalog.edit')
  const [naming_lines, set_naming_lines] = useState(false)
  const line_options = (lines.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <ListPage<Product>
        entity="product"
        title={t('title')}
        path="/products"
        exports
        columns={columns}
        row_path={(row) => `/products/${row.id}`}
        views={[
          { key: 'all', label: t('all') },
          { key: 'for_sale', label: t('for_sale'), query: { on_shelf: 'true' } },
          { key: 'stopped', label: t('stopped'), query: { on_shelf: 'false' } },
        ]}
        filters={[{ name: 'line_id', label: t('line_id'), options: line_options }]}
        search_hint={t('hint')}
        default_sort="code"
        empty={<Empty title={t('empty')} note={t('empty_hint')} action={<NewProduct />} />}
        actions={
          <>
            {edits ? (
              <Button
                icon={Tags}
                onClick={() => {
                  set_naming_lines(true)
                }}
              >
                {t('lines')}
              </Button>
            ) : null}
            <NewProduct />
          </>
        }
        card={(row) => ({
          title: row.name,
          tag: row.on_shelf ? null : <ShelfState on_shelf={false} />,
          facts: [
            <span key="code" className="num">
              {row.code}
            </span>,
            row.line_name,
          ],
          value: <Price e4={row.list_price_e4} />,
        })}
      />
      <LinesDialog
        open={naming_lines}
        onClose={() => {
          set_naming_lines(false)
        }}
      />
    </>
  )
}
