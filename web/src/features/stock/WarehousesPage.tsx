// The warehouses, and a form for one more. The server knows no change of a warehouse yet.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { Button, LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Link } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useRefresh, useWarehouses, type Warehouse } from './model'

export default function WarehousesPage() {
  const t = useText()
  const edits = useAllowed('stock.move')
  const warehouses = useWarehouses()
  const [asking, set_asking] = useState(false)
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_asking(true)
      }}
    >
      {t('new_warehouse')}
    </Button>
  ) : null
  return (
    <Page
      title={t('warehouses')}
      layout="narrow"
      actions={
        <>
          <LinkButton to="/stock">{t('back')}</LinkButton>
          {add}
        </>
      }
    >
      <Card inset="rows">
        <Loaded query={warehouses}>
          {({ items }) =>
            items.length ? (
              items.map((one) => (
                <CardRow
                  key={one.id}
                  title={<Link to={`/stock?warehouse_id=${one.id}`}>{one.name}</Link>}
                  note={one.address}
                  value={one.code}
                />
              ))
            ) : (
              <Empty title={t('no_warehouses')} note={t('first_warehouse_hint')} action={add} />
            )
          }
        </Loaded>
      </Card>
      <NewWarehouse
        open={asking}
        onClose={() => {
          set_asking(false)
        }}
      />
    </Page>
  )
}

function NewWarehouse({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const refresh = useRefresh()
  return (
    <Dialog open={open} kind="sheet" title={t('new_warehouse')} onClose={onClose}>
      <EntityForm<Warehouse>
        entity="warehouse"
        fields={[
          { name: 'name', label: t('warehouse_name'), required: true },
          { name: 'code', label: t('warehouse_code'), required: true },
          { name: 'address', label: t('address'), span: 2 },
        ]}
        onSubmit={save_record('/warehouses')}
        onDone={(one) => {
          toast.done(t('warehouse_saved', { name: one.name }))
          refresh('warehouse')
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
