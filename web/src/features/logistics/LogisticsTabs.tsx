import { useGo } from '@/ui/Link'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'

const paths = {
  queue: '/dispatches',
  on_the_way: '/waybills',
  risk: '/dispatches/risk',
  carriers: '/dispatches/carriers',
} as const
type Part = keyof typeof paths

/** Between the pages of this capability. */
export function LogisticsTabs({ at }: { at: Part }) {
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
