import { useT } from '@/i18n'
import type { FieldMeta } from '@/lib/api_types'
import { kind_of } from '@/lib/meta'
import { DateText, Money, Percent, Price, Quantity } from './Money'

/** A field's value as its schema says it is read. */
export function FieldValue({ field, value }: { field: FieldMeta; value: unknown }) {
  const t = useT()
  if (value === null || value === undefined || value === '') return <span className="muted">—</span>
  switch (kind_of(field)) {
    case 'money':
      return <Money minor={Number(value)} />
    case 'price':
      return <Price e4={Number(value)} />
    case 'percent':
      return <Percent ratio={Number(value)} />
    case 'date':
      return <DateText on={String(value)} />
    case 'instant':
      return <DateText at={Number(value)} />
    case 'integer':
    case 'number':
      return <Quantity value={Number(value)} unit={field.unit} />
    case 'boolean':
      return <>{t(value ? 'form.yes' : 'form.no')}</>
    case 'choice':
      return <>{field.enum?.find((one) => one.value === value)?.label ?? String(value)}</>
    case 'choices':
      return <>{(value as unknown[]).map((one) => option_label(field, one)).join(', ')}</>
    default:
      return <>{Array.isArray(value) ? value.join(', ') : String(value)}</>
  }
}

function option_label(field: FieldMeta, value: unknown): string {
  return field.enum?.find((one) => one.value === value)?.label ?? String(value)
}
