// What came back, line by line: how many pieces are damaged, how, and where those go.
import { useId, useState } from 'react'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { useText } from './i18n'
import {
  findings_of,
  is_complete,
  nothing_wrong,
  type Fate,
  type Found,
  type ReturnLine,
} from './model'
import { useStep, type StepDialogProps } from './StepDialogs'

export function InspectDialog(props: StepDialogProps) {
  const { document, onClose } = props
  const t = useText()
  const [found, set_found] = useState<Record<string, Found>>({})
  const inspect = useStep(props, 'inspection', t('inspected'))
  return (
    <FormDialog
      title={t('inspect_title', { number: document.number })}
      action={t('inspect')}
      busy={inspect.isPending}
      ready={is_complete(found)}
      error={inspect.error}
      onClose={onClose}
      onSend={() => {
        inspect.mutate({ lines: findings_of(document.lines, found) })
      }}
    >
      {document.lines.map((line, index) => (
        <LineFinding
          key={line.id}
          line={line}
          name={document.product_names[index] ?? ''}
          found={found[line.id] ?? nothing_wrong}
          onChange={(one) => {
            set_found({ ...found, [line.id]: one })
          }}
        />
      ))}
    </FormDialog>
  )
}

interface LineFindingProps {
  line: ReturnLine
  name: string
  found: Found
  onChange: (found: Found) => void
}

function LineFinding({ line, name, found, onChange }: LineFindingProps) {
  const t = useText()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>
        <span className="strong">{name}</span> · {t('damaged')}
      </label>
      <input
        id={id}
        className="control num"
        inputMode="numeric"
        placeholder="0"
        value={found.damaged ? String(found.damaged) : ''}
        onChange={(event) => {
          const typed = Number(event.target.value.replace(/\D/gu, ''))
          onChange({ ...found, damaged: Math.min(line.quantity, typed) })
        }}
      />
      <p className="meta">
        {t('good_of', { count: line.quantity, good: line.quantity - found.damaged })}
      </p>
      {found.damaged > 0 ? (
        <>
          <label htmlFor={`${id}-fate`}>{t('fate')}</label>
          <NativeSelect<Fate>
            id={`${id}-fate`}
            label={t('fate')}
            options={[
              { value: 'quarantine', label: t('fate_quarantine') },
              { value: 'scrap', label: t('fate_scrap') },
            ]}
            value={found.fate}
            onChange={(fate) => {
              onChange({ ...found, fate })
            }}
          />
          <label htmlFor={`${id}-words`}>{t('finding')}</label>
          <input
            id={`${id}-words`}
            className="control"
            maxLength={300}
            value={found.words}
            onChange={(event) => {
              onChange({ ...found, words: event.target.value })
            }}
          />
        </>
      ) : null}
    </>
  )
}
