// Customers of a pool for a colleague: choose whom, see who would go and who cannot, do it.
import { useId, useState } from 'react'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useHandout, usePeople, usePreview, type Outcome, type PoolCustomer } from './model'

interface HandoutDialogProps {
  rows: PoolCustomer[]
  onClose: (done: boolean) => void
}

export function HandoutDialog({ rows, onClose }: HandoutDialogProps) {
  const t = useText()
  const id = useId()
  const people = usePeople().data?.items ?? []
  const [owner_id, set_owner] = useState('')
  const preview = usePreview()
  const handout = useHandout((outcome) => {
    toast.done(t('handed_out', { count: outcome.changed.length }))
    onClose(true)
  })
  const outcome = preview.data
  const input = { ids: rows.map((row) => row.id), owner_id }
  const options = [
    { value: '', label: t('pick') },
    ...people.map(({ id: value, name, team_name }) => ({
      value,
      label: team_name ? `${name} · ${team_name}` : name,
    })),
  ]
  return (
    <FormDialog
      title={t('hand_out_title', { count: rows.length })}
      action={outcome ? t('do_hand_out', { count: outcome.changed.length }) : t('do_preview')}
      busy={preview.isPending || handout.isPending}
      ready={!!owner_id && (!outcome || outcome.changed.length > 0)}
      error={preview.error ?? handout.error}
      onClose={() => {
        onClose(false)
      }}
      onSend={() => {
        if (outcome) handout.mutate(input)
        else preview.mutate(input)
      }}
    >
      <label htmlFor={id}>{t('to_whom')}</label>
      <NativeSelect
        id={id}
        label={t('to_whom')}
        options={options}
        value={owner_id}
        onChange={(next) => {
          set_owner(next)
          preview.reset()
        }}
      />
      {outcome ? (
        <Preview outcome={outcome} name={people.find((one) => one.id === owner_id)?.name ?? ''} />
      ) : null}
    </FormDialog>
  )
}

function Preview({ outcome, name }: { outcome: Outcome; name: string }) {
  const t = useText()
  return (
    <div className="stack" role="status">
      <p className="strong">{t('will_get', { name, count: outcome.changed.length })}</p>
      {outcome.refused.length ? (
        <>
          <p className="tone-red">{t('refused', { count: outcome.refused.length })}</p>
          <ul className="pool-refused">
            {outcome.refused.map((one) => (
              <li key={one.customer_id}>
                {one.name} · {one.text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
