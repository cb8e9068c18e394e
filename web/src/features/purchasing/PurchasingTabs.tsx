import { useGo } from '@/ui/Link'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'

const paths = {
  requests: '/purchasing',
  orders: '/purchase_orders',
  rules: '/purchasing/rules',
  suppliers: '/purchasing/suppliers',
} as const
type Part = keyof typeof paths

/** Between the pages of this capability. */
export function PurchasingTabs({ at }: { at: Part }) {
  const t = useText()
  const go = useGo()
  return (
    <Tabs
      kind="views"
      label={t('title')}
      value={at}
      items={(Object.keys(paths) as Part[]).map((key) => ({ key, label: t(key) }))}
      onChange={(key) => {
        go(paths[key as Part])
      }}
    />
  )
}
