import { useAllowed } from '@/lib/session'
import { useGo } from '@/ui/Link'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'

const paths = {
  overview: '/receivables',
  receipts: '/bank_receipts',
  invoices: '/invoices',
} as const
type Part = keyof typeof paths

/** Between the pages of finance. */
export function ReceivablesTabs({ at }: { at: Part }) {
  const t = useText()
  const go = useGo()
  const invoices = useAllowed('invoices.read')
  const shown = (Object.keys(paths) as Part[]).filter((key) => key !== 'invoices' || invoices)
  return (
    <Tabs
      kind="views"
      label={t('title')}
      value={at}
      items={shown.map((key) => ({ key, label: t(key) }))}
      onChange={(key) => {
        go(paths[key as Part])
      }}
    />
  )
}
