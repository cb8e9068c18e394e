// Orders to suppliers: what was not sent, what is on its way, what is late.
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { DateText, Money } from '@/ui/Money'
import { ListPage } from '@/ui/ListPage'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { OrderTag } from './marks'
import type { Purchase } from './model'
import { PurchasingTabs } from './PurchasingTabs'

function useColumns(): Column<Purchase>[] {
  const t = useText()
  return [
    {
      key: 'number',
      sort: false,
      render: (row) => <span className="num">{row.number}</span>,
    },
    { key: 'supplier_name', sort: false },
    {
      key: 'state',
      sort: false,
      render: (row) => (
        <span className="row">
          <OrderTag state={row.state} />
          {row.late ? <Tag tone="red">{t('late')}</Tag> : null}
        </span>
      ),
    },
    { key: 'expected_on', render: (row) => <DateText on={row.expected_on} /> },
    {
      key: 'amount_minor',
      align: 'end',
      sort: false,
      render: (row) => (row.cost_hidden ? '—' : <Money minor={row.amount_minor} />),
    },
    { key: 'created_at' },
  ]
}

export default function PurchasesPage() {
  const t = useText()
  const may_buy = useAllowed('purchasing.edit')
  const views = ['sent', 'confirmed', 'partly_received', 'draft', 'received'] as const
  return (
    <ListPage<Purchase>
      entity="purchase_order"
      title={t('orders')}
      path="/purchase_orders"
      exports
      columns={useColumns()}
      row_path={(row) => `/purchase_orders/${row.id}`}
      views={[
        { key: 'all', label: t('all') },
        ...views.map((state) => ({ key: state, label: t(`view_${state}`), query: { state } })),
      ]}
      actions={
        <>
          <PurchasingTabs at="orders" />
          {may_buy ? (
            <LinkButton to="/purchase_orders/new" kind="primary">
              {t('new_order')}
            </LinkButton>
          ) : null}
        </>
      }
      empty={<Empty title={t('no_orders')} note={t('no_orders_note')} />}
      card={(row) => ({
        title: row.supplier_name,
        tag: <OrderTag state={row.state} />,
        facts: [
          <span key="number" className="num">
            {row.number}
          </span>,
          <DateText key="on" on={row.expected_on} />,
          row.late ? t('late') : null,
        ],
        value: row.cost_hidden ? undefined : <Money minor={row.amount_minor} />,
      })}
    />
  )
}
