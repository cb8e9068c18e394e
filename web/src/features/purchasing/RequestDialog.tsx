// A purchase request by hand, or one that is changed before it is accepted.
import { useQueryClient } from '@tanstack/react-query'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { toast } from '@/ui/toast_store'
import { usePlaceFields } from './fields'
import { useText } from './i18n'
import type { Request } from './model'

export function RequestDialog({ request, onClose }: { request?: Request; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const places = usePlaceFields(
    request ? `${request.product_name}  ${request.product_code}` : undefined,
  )
  const initial = request ?? { quantity: 1, price_e4: 0 }
  return (
    <Dialog
      open
      kind="sheet"
      title={request ? `${t('edit')} ${request.number}` : t('new_request')}
      onClose={onClose}
    >
      <EntityForm<Request>
        entity="purchase_request"
        fields={[
          ...places,
          { name: 'quantity', kind: 'integer', required: true },
          { name: 'price_e4', kind: 'price' },
          { name: 'needed_on', kind: 'date' },
        ]}
        initial={initial}
        version={request?.version}
        onSubmit={save_record<Request>('/purchase_requests', request?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.number }))
          void client.invalidateQueries({ queryKey: ['purchase_request'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
