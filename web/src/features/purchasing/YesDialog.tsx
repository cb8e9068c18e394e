// The supplier said yes, perhaps for another day.
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { PurchaseView } from './model'

export function YesDialog({ order, onClose }: { order: PurchaseView; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const [on, set_on] = useState(order.expected_on)
  const say = useWrite<string | null>({
    send: (expected_on, key) =>
      api.post(`/purchase_orders/${order.id}/confirmation`, { expected_on }, { key }),
    entities: ['purchase_order', 'stock'],
    onDone: () => {
      toast.done(t('saved', { name: order.number }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('supplier_yes')}
      action={t('save')}
      busy={say.isPending}
      ready={!!on}
      error={say.error}
      onClose={onClose}
      onSend={() => {
        say.mutate(on)
      }}
    >
      <label htmlFor={id}>{t('expected')}</label>
      <DateField id={id} value={on} onChange={set_on} />
      <p className="muted">{t('yes_note')}</p>
    </FormDialog>
  )
}
