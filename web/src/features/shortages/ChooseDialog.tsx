// What the customer says to a shortage: wait, take something else, or do without.
import { useId, useState } from 'react'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { kinds, useChoose, type ChoiceKind, type ShortageView, type WaitingLine } from './model'

interface ChooseDialogProps {
  shortage: ShortageView
  line: WaitingLine
  onClose: () => void
}

export function ChooseDialog({ shortage, line, onClose }: ChooseDialogProps) {
  const t = useText()
  const id = useId()
  const [kind, set_kind] = useState<ChoiceKind>('wait')
  const [substitute_id, set_substitute] = useState('')
  const [words, set_words] = useState('')
  const choose = useChoose(shortage.product_id, (input) => {
    toast.done(t(`saved_${input.kind}`))
    onClose()
  })
  const substitutes = [
    { value: '', label: t('pick') },
    ...shortage.substitutes.map((one) => ({
      value: one.product_id,
      label: `${one.name}  ${one.code}`,
    })),
  ]
  return (
    <FormDialog
      title={t('choose_title', {
        customer: line.customer_name,
        count: line.quantity,
        unit: shortage.unit,
      })}
      action={t('save')}
      busy={choose.isPending}
      ready={!!words.trim() && (kind !== 'substitute' || !!substitute_id)}
      error={choose.error}
      onClose={onClose}
      onSend={() => {
        const more = kind === 'substitute' ? { substitute_id } : {}
        choose.mutate({ order_line_id: line.order_line_id, kind, words: words.trim(), ...more })
      }}
    >
      <Choices
        label={t('kind')}
        options={kinds}
        value={kind}
        text={(one) => t(`kind_${one}`)}
        onChange={set_kind}
      />
      <p className="muted">{useNote(kind, line)}</p>
      {kind === 'substitute' ? (
        <>
          <label htmlFor={id}>{t('substitute')}</label>
          <NativeSelect
            id={id}
            label={t('substitute')}
            options={substitutes}
            value={substitute_id}
            onChange={set_substitute}
          />
        </>
      ) : null}
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}

function useNote(kind: ChoiceKind, line: WaitingLine): string {
  const t = useText()
  if (kind !== 'wait') return t(`${kind}_note`)
  return line.served_on ? t('wait_note', { on: line.served_on }) : t('wait_unknown')
}
