import { useGo } from '@/ui/Link'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'

/** Between the two pages of this capability. */
export function ViewTabs({ at }: { at: 'offers' | 'segments' }) {
  const t = useText()
  const go = useGo()
  return (
    <Tabs
      kind="views"
      label={t('title')}
      value={at}
      items={[
        { key: 'offers', label: t('offers') },
        { key: 'segments', label: t('segments') },
      ]}
      onChange={(key) => {
        go(key === 'offers' ? '/offers' : '/offers/segments')
      }}
    />
  )
}
