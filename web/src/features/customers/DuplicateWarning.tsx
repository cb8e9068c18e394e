// Who looks like what is being typed: shown while typing, never in the way of saving.
import { TriangleAlert } from 'lucide-react'
import type { Values } from '@/lib/form_values'
import { Link } from '@/ui/Link'
import { useText } from './i18n'
import { useDuplicates } from './model'

interface DuplicateWarningProps {
  values: Values
  except_id?: string
}

export function DuplicateWarning({ values, except_id }: DuplicateWarningProps) {
  const t = useText()
  const found = useDuplicates(values, except_id)
  if (!found.length) return null
  return (
    <div className="duplicates" role="status">
      <p className="duplicates-title">
        <TriangleAlert size={16} aria-hidden />
        {t('duplicates')}
      </p>
      <ul>
        {found.map((one, index) => (
          <li key={one.customer_id ?? index}>
            {one.customer_id ? (
              <Link to={`/customers/${one.customer_id}`}>{one.name}</Link>
            ) : (
              <span className="strong">{one.name}</span>
            )}
            <span>{t(`by_${one.matched_by}`)}</span>
            <span className="muted">{t('owned_by', { name: one.owner_name })}</span>
            <span className="muted">{t(`active_${one.last_activity}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
