// What a list shows, as a workbook: the server writes the same rows under the same filters, order and scope.
import { Download } from 'lucide-react'
import { useT } from '@/i18n'
import './button.css'

interface ExportLinkProps {
  /** Of the list: `/customers`. */
  path: string
  query: Record<string, string | number | boolean | null | undefined>
}

export function ExportLink({ path, query }: ExportLinkProps) {
  const t = useT()
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') asked.set(name, String(value))
  return (
    <a
      className="btn btn-plain btn-normal desk-only"
      href={`/api/v1${path}/export?${asked.toString()}`}
      download
    >
      <Download size={16} aria-hidden />
      {t('action.export')}
    </a>
  )
}
