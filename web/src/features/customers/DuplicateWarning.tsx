// Who looks like what is being typed: shown while typing, never in the way of saving.
import { TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Values } from '@/lib/form_values'
import { Link } from '@/ui/Link'
import { useText } from './i18n'
import { useDuplicates } from './model'

const shown_at_most = 3

interface DuplicateWarningProps {
  values: Values
  except_id?: string
}

export function DuplicateWarning({ values, except_id }: DuplicateWarningProps) {
  const t = useText()
  const found = useDuplicates(values, except_id)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // It lies over the end of the form: what is being typed moves out from under it.
    const field = document.activeElement
    if (found.length && box.current?.closest('form')?.contains(field))
      field?.scrollIntoView({ block: 'nearest' })
  }, [found.length])
  if (!found.length) return null
  return (
    <div ref={box} className="duplicates" role="status">
      <p className="duplicates-title">
        <TriangleAlert size={16} aria-hidden />
        {t('duplicates')}
      </p>
      <ul>
        {found.slice(0, shown_at_most).map((one, index) => (
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
