import { useLocale, useT } from '@/i18n'
import type { FieldMeta } from '@/lib/api_types'
import { format_names } from '@/lib/format'
import { kind_of } from '@/lib/meta'
import { DateText, Money, Percent, Price, Quantity } from './Money'

/** A field's value as its schema says it is read. */
export function FieldValue({ field, value }: { field: FieldMeta; value: unknown }) {
  const t = useT()
  const locale = useLocale()
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
      return (
        <>
          {format_names(
            (value as unknown[]).map((one) => option_label(field, one)),
            locale,
          )}
        </>
      )
    default:
      return <>{Array.isArray(value) ? format_names(value.map(String), locale) : String(value)}</>
  }
}

function option_label(field: FieldMeta, value: unknown): string {
  return field.enum?.find((one) => one.value === value)?.label ?? String(value)
}
