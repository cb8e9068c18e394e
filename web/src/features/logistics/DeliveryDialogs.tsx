// What whoever delivers writes down: news of a shipment, and who signed for it.
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { body_of_proof, is_signed, no_proof, ProofFields, useProofFiles } from '@/ui/ProofFields'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { steps, type Step, type WaybillView } from './model'

interface WaybillDialogProps {
  waybill: WaybillView
  onClose: () => void
}

const entities = ['waybill', 'dispatch', 'order']

export function ProofDialog({ waybill, onClose }: WaybillDialogProps) {
  const t = useText()
  const [{ version }] = usePinned(waybill)
  const [proof, set_proof] = useState(() => no_proof(waybill.contact_name))
  const send_files = useProofFiles()
  const prove = useWrite({
    send: (_: void, key) =>
      api.post(`/waybills/${waybill.id}/proof`, body_of_proof(proof), { key, version }),
    entities,
    onDone: () => {
      send_files(waybill.id, proof)
      toast.done(t('proved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('proof')}
      action={t('prove')}
      busy={prove.isPending}
      ready={is_signed(proof)}
      error={prove.error}
      onClose={onClose}
      onSend={() => {
        prove.mutate()
      }}
    >
      <ProofFields value={proof} onChange={set_proof} />
    </FormDialog>
  )
}

const went_wrong = new Set<Step>(['trouble', 'attempt', 'refused'])

export function ReportDialog({ waybill, onClose }: WaybillDialogProps) {
  const t = useText()
  const id = useId()
  const [kind, set_kind] = useState<Step>('in_transit')
  const [words, set_words] = useState('')
  const report = useWrite({
    send: (_: void, key) =>
      api.post(`/waybills/${waybill.id}/events`, { kind, words: words.trim() }, { key }),
    entities,
    onDone: () => {
      toast.done(t('reported'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('report')}
      action={t('report')}
      busy={report.isPending}
      ready={!went_wrong.has(kind) || !!words.trim()}
      error={report.error}
      onClose={onClose}
      onSend={() => {
        report.mutate()
      }}
    >
      <label htmlFor={id}>{t('report_kind')}</label>
      <NativeSelect<Step>
        id={id}
        label={t('report_kind')}
        options={steps.map((value) => ({ value, label: t(`step_${value}`) }))}
        value={kind}
        onChange={set_kind}
      />
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}
