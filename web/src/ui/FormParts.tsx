// What a form is drawn with: a row per field, warnings to be ticked, the buttons at its foot.
import { useT } from '@/i18n'
import type { FieldMeta, FieldProblem } from '@/lib/api_types'
import type { ControlKind } from '@/lib/meta'
import { Button } from './Button'
import { Control, type ControlProps } from './controls'
import { Field } from './Field'
import type { useFormState } from './form_state'
import type { FormField } from './form_types'
import { WarningBox } from './WarningBox'

interface FieldRowProps {
  own: FormField
  field: FieldMeta
  kind: ControlKind
  id: string
  state: Pick<ReturnType<typeof useFormState>, 'values' | 'change' | 'problems' | 'inner'>
  locked?: boolean
}

export function FieldRow({ own, field, kind, id, state, locked }: FieldRowProps) {
  const { values, change, problems, inner } = state
  const errors = problems.get(field.name) ?? []
  const control: ControlProps = {
    id,
    kind,
    value: values[field.name],
    onChange: (value) => {
      change(field.name, value)
    },
    options: field.enum,
    placeholder: own.placeholder,
    disabled: field.read_only || locked,
    required: field.required,
    invalid: errors.length > 0,
    described_by: `${id}-note`,
    auto_complete: own.auto_complete,
    unit: field.unit,
  }
  return (
    <>
      {own.heading ? <h2 className="form-heading">{own.heading}</h2> : null}
      <Field
        id={id}
        label={field.label}
        required={field.required}
        help={own.help ?? field.help}
        errors={errors}
        span={own.span ?? (kind === 'long_text' ? 2 : 1)}
      >
        {own.render ? (
          own.render(control, values, inner.get(field.name) ?? [])
        ) : (
          <Control {...control} />
        )}
      </Field>
    </>
  )
}

interface FormFootProps {
  busy: boolean
  blocked: boolean
  label?: string
  onCancel?: () => void
}

export function FormFoot({ busy, blocked, label, onCancel }: FormFootProps) {
  const t = useT()
  return (
    <footer className="form-foot">
      <span className="meta desk-only">{t('form.hint')}</span>
      {onCancel ? (
        <Button className="push" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      ) : null}
      <Button
        type="submit"
        kind="primary"
        className={onCancel ? '' : 'push'}
        busy={busy}
        disabled={blocked}
        keys="Ctrl ↵"
      >
        {label ?? t('action.save')}
      </Button>
    </footer>
  )
}

interface WarningsProps {
  items: FieldProblem[]
  ticked: string[]
  onTicked: (codes: string[]) => void
}

/** Warnings to be acknowledged one by one before the form may be sent again. */
export function Warnings({ items, ticked, onTicked }: WarningsProps) {
  const t = useT()
  return (
    <>
      {items.map((one) => (
        <WarningBox
          key={one.code + one.path}
          text={one.message}
          agreement={t('form.acknowledge')}
          ticked={ticked.includes(one.code)}
          onTicked={(on) => {
            const others = ticked.filter((code) => code !== one.code)
            onTicked(on ? [...others, one.code] : others)
          }}
        />
      ))}
    </>
  )
}
