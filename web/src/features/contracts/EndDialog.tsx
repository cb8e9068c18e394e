// A contract ends before its time, with the reason.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Contract } from './model'

export function EndDialog({ one, onClose }: { one: Contract; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  return (
    <Dialog open kind="sheet" title={t('end_title')} onClose={onClose}>
      <p className="muted dialog-lead">{t('end_hint')}</p>
      <EntityForm<Contract>
        entity="contract_ending"
        fields={[{ name: 'reason', label: t('end'), kind: 'long_text', required: true, span: 2 }]}
        submit_label={t('end')}
        onSubmit={({ values, key }) =>
          api.post<Contract>(
            `/contracts/${one.id}/ending`,
            { reason: values.reason, if_match: one.version },
            { key },
          )
        }
        onDone={(now) => {
          toast.done(t('done_end', { number: now.number }))
          for (const entity of ['contract', 'customer'])
            void client.invalidateQueries({ queryKey: [entity] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
