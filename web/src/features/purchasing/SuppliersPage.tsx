// Whom we buy from: a short list, and a form for one more or for a change.
import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { useList } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Supplier } from './model'
import { PurchasingTabs } from './PurchasingTabs'

export default function SuppliersPage() {
  const t = useText()
  const edits = useAllowed('purchasing.edit')
  const [asking, set_asking] = useState<Supplier | 'new' | null>(null)
  const list = useList<Supplier>('supplier', '/suppliers', {})
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_asking('new')
      }}
    >
      {t('new_supplier')}
    </Button>
  ) : null
  const body = () => {
    if (list.isPending) return <Skeleton lines={5} />
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    const items = list.data.pages.flatMap((page) => page.items)
    if (!items.length) return <Empty title={t('no_suppliers')} action={add} />
    return items.map((one) => (
      <SupplierRow
        key={one.id}
        supplier={one}
        onEdit={
          edits
            ? () => {
                set_asking(one)
              }
            : undefined
        }
      />
    ))
  }
  return (
    <Page title={t('title')} beside={<PurchasingTabs at="suppliers" />} actions={add}>
      <Card inset="rows">
        {body()}
        {list.hasNextPage ? (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </Card>
      {asking ? (
        <SupplierDialog
          supplier={asking === 'new' ? undefined : asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </Page>
  )
}

function SupplierRow({ supplier, onEdit }: { supplier: Supplier; onEdit?: () => void }) {
  const t = useText()
  return (
    <CardRow
      title={
        <>
          <span className="strong">{supplier.name}</span>
          {supplier.active ? null : <Tag>{t('inactive')}</Tag>}
        </>
      }
      note={[supplier.code, supplier.contact_name, supplier.phone, supplier.note]
        .filter(Boolean)
        .join(' · ')}
      action={
        onEdit ? (
          <Button size="small" onClick={onEdit}>
            {t('edit')}
          </Button>
        ) : null
      }
    />
  )
}

function SupplierDialog({ supplier, onClose }: { supplier?: Supplier; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  return (
    <Dialog open kind="sheet" title={supplier?.name ?? t('new_supplier')} onClose={onClose}>
      <EntityForm<Supplier>
        entity="supplier"
        fields={[
          { name: 'code', required: true },
          { name: 'name', required: true },
          'contact_name',
          { name: 'phone', kind: 'phone' },
          { name: 'note', kind: 'long_text', span: 2 },
          { name: 'active', kind: 'boolean' },
        ]}
        initial={supplier ?? { active: true }}
        version={supplier?.version}
        onSubmit={save_record<Supplier>('/suppliers', supplier?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['supplier'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
