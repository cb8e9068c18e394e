// Money that came in, written down by hand or taken over from a bank's statement.
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { FormDialog } from '@/ui/FormDialog'
import { useGo } from '@/ui/Link'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { BadRow, BankReceipt, PasteOutcome } from './model'

export function ReceiptDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const { org } = useUser()
  const [initial] = useState(() => ({
    received_on: day_of(server_now(), org.timezone),
    currency: org.currency,
  }))
  return (
    <Dialog open kind="sheet" title={t('new_receipt')} onClose={onClose}>
      <EntityForm<BankReceipt>
        entity="bank_receipt"
        initial={initial}
        fields={[
          { name: 'received_on', kind: 'date', required: true },
          { name: 'amount_minor', kind: 'money', required: true },
          { name: 'payer_name', required: true, span: 2 },
          { name: 'reference', required: true },
          { name: 'currency' },
          { name: 'remark', span: 2 },
        ]}
        onSubmit={save_record<BankReceipt>('/bank_receipts')}
        onDone={(saved) => {
          toast.done(t('saved'))
          void client.invalidateQueries({ queryKey: ['bank_receipt'] })
          onClose()
          go(`/bank_receipts/${saved.id}`)
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

export function PasteDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const id = useId()
  const [text, set_text] = useState('')
  const [outcome, set_outcome] = useState<PasteOutcome | null>(null)
  const paste = useWrite<string, PasteOutcome>({
    send: (pasted, key) =>
      api.post<PasteOutcome>('/bank_receipts/pasting', { text: pasted }, { key }),
    entities: ['bank_receipt', 'live'],
    onDone: (now) => {
      toast.done(t('pasted', { count: now.added_count }))
      if (now.refused.length) set_outcome(now)
      else onClose()
    },
  })
  return (
    <FormDialog
      title={t('paste_title')}
      action={t('paste_action')}
      busy={paste.isPending}
      ready={text.trim() !== ''}
      error={paste.error}
      onClose={onClose}
      onSend={() => {
        paste.mutate(text)
      }}
    >
      <label htmlFor={id}>{t('paste_hint')}</label>
      <textarea
        id={id}
        data-autofocus
        className="control control-long"
        rows={8}
        value={text}
        onChange={(event) => {
          set_text(event.target.value)
        }}
      />
      {outcome ? <Refused outcome={outcome} /> : null}
    </FormDialog>
  )
}

const bad_rows: Record<string, BadRow | undefined> = {
  'receivables.known_already': 'bad_known',
  'receivables.row_too_short': 'bad_short',
  'receivables.row_no_day': 'bad_no_day',
  'receivables.row_no_amount': 'bad_no_amount',
  'receivables.row_no_name': 'bad_no_name',
  'receivables.receives_nothing': 'bad_nothing',
  'receivables.in_the_future': 'bad_future',
}

function Refused({ outcome }: { outcome: PasteOutcome }) {
  const t = useText()
  return (
    <div role="status">
      <p className="strong">{t('refused')}</p>
      <ul>
        {outcome.refused.map((row) => (
          <li key={row.line_no}>
            {t('line_no', { count: row.line_no })}: {t(bad_rows[row.code] ?? 'bad_other')}
          </li>
        ))}
      </ul>
    </div>
  )
}
