// Puts an order first or holds it back, with a reason; or leaves it to its score again.
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Dispatch, Placing } from './model'

export function PlaceDialog({ row, onClose }: { row: Dispatch; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const placed = row.placed !== 'by_score'
  const [placing, set_placing] = useState<Placing>(placed ? 'by_score' : 'first')
  const [reason, set_reason] = useState('')
  const place = useWrite({
    send: (_: void, key) =>
      api.post(
        `/dispatches/${row.id}/placing`,
        { placed: placing, reason: reason.trim() },
        { key },
      ),
    entities: ['dispatch'],
    onDone: () => {
      toast.done(t(placing === 'by_score' ? 'undo' : 'saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('place_title', { number: row.order_number })}
      action={t('place')}
      busy={place.isPending}
      ready={placing === 'by_score' || !!reason.trim()}
      error={place.error}
      onClose={onClose}
      onSend={() => {
        place.mutate()
      }}
    >
      <label htmlFor={id}>{t('place')}</label>
      <NativeSelect<Placing>
        id={id}
        label={t('place')}
        options={[
          { value: 'first', label: t('place_first') },
          { value: 'held_back', label: t('place_held_back') },
          { value: 'by_score', label: t('by_score') },
        ]}
        value={placing}
        onChange={set_placing}
      />
      {placing === 'by_score' ? null : (
        <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
      )}
    </FormDialog>
  )
}
