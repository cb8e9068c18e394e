// What a list shows, as a workbook: the server writes the same rows under the same filters, order and scope.
import { Download } from 'lucide-react'
import { useT } from '@/i18n'
import { Button } from './Button'
import { Menu } from './Menu'
import './button.css'

type Query = Record<string, string | number | boolean | null | undefined>

/** One file of what a list shows. */
export interface ExportFile {
  /** Of the list: `/customers`. */
  path: string
  label: string
}

function address_of(path: string, query: Query): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') asked.set(name, String(value))
  return `/api/v1${path}/export?${asked.toString()}`
}

/** Where a list has several files: which one. */
export function ExportMenu({ files, query }: { files: ExportFile[]; query: Query }) {
  const t = useT()
  const items = files.map(({ path, label }) => ({
    key: path,
    label,
    onSelect: () => {
      window.location.assign(address_of(path, query))
    },
  }))
  return (
    <Menu
      label={t('action.export')}
      align="end"
      sections={[{ items }]}
      trigger={(props) => (
        <Button className="desk-only" icon={Download} {...props}>
          {t('action.export')}
        </Button>
      )}
    />
  )
}

export function ExportLink({ path, query }: { path: string; query: Query }) {
  const t = useT()
  return (
    <a className="btn btn-plain btn-normal desk-only" href={address_of(path, query)} download>
      <Download size={16} aria-hidden />
      {t('action.export')}
    </a>
  )
}
