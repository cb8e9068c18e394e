// What some payment terms are asked beyond their name: the percent of a deposit, the days of credit,
// the parts of a plan. The same in the dialog of an order and where one is entered.
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { Button, IconButton } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { NativeSelect } from '@/ui/NativeSelect'
import { empty_row, pay_whens, type PayTerm, type PlanRow, type TermForm } from './payment'
import { usePaymentText } from './payment_texts'

/** How a term is called where its number is asked for beside it. */
export const choice_key = (term: PayTerm) =>
  term === 'deposit' || term === 'credit' ? (`choice_${term}` as const) : (`term_${term}` as const)

interface TermDetailsProps {
  id: string
  form: TermForm
  onChange: (form: TermForm) => void
}

export function TermDetails({ id, form, onChange }: TermDetailsProps) {
  const t = usePaymentText()
  if (form.term === 'deposit' || form.term === 'credit')
    return (
      <>
        <label htmlFor={`${id}-value`}>{t(form.term === 'deposit' ? 'percent' : 'days')}</label>
        <input
          id={`${id}-value`}
          className="control num"
          inputMode="numeric"
          maxLength={3}
          placeholder={form.term === 'credit' ? t('days_hint') : '30'}
          value={form.value}
          onChange={(event) => {
            onChange({ ...form, value: event.target.value })
          }}
        />
      </>
    )
  if (form.term !== 'instalments') return null
  return (
    <PlanRows
      rows={form.rows}
      onChange={(rows) => {
        onChange({ ...form, rows })
      }}
    />
  )
}

interface PlanRowsProps {
  rows: PlanRow[]
  onChange: (rows: PlanRow[]) => void
}

function PlanRows({ rows, onChange }: PlanRowsProps) {
  const t = usePaymentText()
  const put = (at: number, part: Partial<PlanRow>) => {
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  }
  return (
    <fieldset className="plan-rows">
      <legend>{t('plan')}</legend>
      {rows.map((row, at) => (
        <PlanRowFields
          key={at}
          row={row}
          onPut={(part) => {
            put(at, part)
          }}
          onRemove={
            rows.length > 1
              ? () => {
                  onChange(rows.filter((_, index) => index !== at))
                }
              : undefined
          }
        />
      ))}
      <Button
        size="small"
        icon={Plus}
        onClick={() => {
          onChange([...rows, empty_row()])
        }}
      >
        {t('add_row')}
      </Button>
      <p className="muted">{t('plan_hint')}</p>
    </fieldset>
  )
}

interface PlanRowProps {
  row: PlanRow
  onPut: (part: Partial<PlanRow>) => void
  onRemove?: () => void
}

function PlanRowFields({ row, onPut, onRemove }: PlanRowProps) {
  const t = usePaymentText()
  const id = useId()
  return (
    <div className="plan-row">
      <NativeSelect
        label={t('when')}
        value={row.due_when}
        options={pay_whens.map((value) => ({ value, label: t(`when_${value}`) }))}
        onChange={(due_when) => {
          onPut({ due_when })
        }}
      />
      <label className="plan-field">
        <span className="meta">{t('row_days')}</span>
        <input
          className="control num"
          inputMode="numeric"
          maxLength={3}
          value={row.days}
          onChange={(event) => {
            onPut({ days: event.target.value })
          }}
        />
      </label>
      <label className="plan-field">
        <span className="meta">{t('row_share')}</span>
        <input
          className="control num"
          placeholder="30%"
          value={row.share}
          onChange={(event) => {
            onPut({ share: event.target.value })
          }}
        />
      </label>
      <DateField
        id={`${id}-day`}
        label={t('row_day')}
        placeholder={t('row_day')}
        value={row.due_on}
        onChange={(due_on) => {
          onPut({ due_on })
        }}
      />
      {onRemove ? <IconButton icon={X} label={t('remove_row')} onClick={onRemove} /> : null}
    </div>
  )
}
