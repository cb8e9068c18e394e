// What finance writes down of an invoice: its number, how it went out, why it was voided or reversed.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { record_key } from '@/lib/use_write'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import type { FormField } from '@/ui/form_types'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Invoice } from './model'

export type Asking = 'issue' | 'deliver' | 'void' | 'reverse'

const nouns: Record<Asking, string> = {
  issue: 'issue',
  deliver: 'delivery',
  void: 'voiding',
  reverse: 'reversal',
}

interface ActDialogProps {
  invoice: Invoice
  what: Asking
  onClose: () => void
}

export function ActDialog({ invoice, what, onClose }: ActDialogProps) {
  const t = useText()
  const client = useQueryClient()
  const reason: FormField = {
    name: 'reason',
    label: t('reason'),
    kind: 'long_text',
    required: true,
    span: 2,
  }
  const fields: Record<Asking, FormField[]> = {
    issue: [
      { name: 'invoice_no', required: true },
      { name: 'code' },
      { name: 'issued_on', kind: 'date' },
    ],
    deliver: [{ name: 'sent_by', required: true }, { name: 'tracking_no' }],
    void: [reason],
    reverse: [{ name: 'red_no', required: true }, reason],
  }
  return (
    <Dialog
      open
      kind="sheet"
      title={t(`${what}_title`, { number: invoice.number })}
      onClose={onClose}
    >
      <EntityForm<Invoice>
        entity="invoice"
        version={invoice.version}
        initial={what === 'deliver' ? { sent_by: 'email' } : {}}
        fields={fields[what]}
        submit_label={t(what)}
        onSubmit={({ values, key, version }) =>
          api.post<Invoice>(
            `/invoices/${invoice.id}/${nouns[what]}`,
            Object.fromEntries(
              Object.entries(values).filter(([, value]) => value !== null && value !== ''),
            ),
            { key, version },
          )
        }
        onDone={(now) => {
          client.setQueryData(record_key('invoice', now.id), now)
          void client.invalidateQueries({ queryKey: ['invoice'] })
          toast.done(t('done'))
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
