// Something is refused, cancelled or closed, with a reason.
import { useState } from 'react'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

interface RefuseDialogProps {
  title: string
  action: string
  /** Where the reason goes. */
  path: string
  done: string
  onClose: () => void
}

export function RefuseDialog({ title, action, path, done, onClose }: RefuseDialogProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const refuse = useWrite<string>({
    send: (words, key) => api.post(path, { reason: words }, { key }),
    entities: ['purchase_request', 'purchase_order', 'stock'],
    onDone: () => {
      toast.done(done)
      onClose()
    },
  })
  return (
    <FormDialog
      title={title}
      action={action}
      busy={refuse.isPending}
      ready={!!reason.trim()}
      error={refuse.error}
      onClose={onClose}
      onSend={() => {
        refuse.mutate(reason.trim())
      }}
    >
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
