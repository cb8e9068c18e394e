// What board, list and forecast share: the switch between them, whose opportunities are shown, and
// the button for a new one.
import { Plus } from 'lucide-react'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { NativeSelect } from '@/ui/NativeSelect'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'
import { useForecast } from './model'

const views = ['board', 'list', 'forecast'] as const
export type View = (typeof views)[number]

const paths: Record<View, string> = {
  board: '/opportunities',
  list: '/opportunities/list',
  forecast: '/opportunities/forecast',
}

export function ViewTabs({ value }: { value: View }) {
  const t = useText()
  const go = useGo()
  return (
    <Tabs
      label={t('views')}
      items={views.map((key) => ({ key, label: t(`view_${key}`) }))}
      value={value}
      onChange={(key) => {
        go(paths[key as View])
      }}
    />
  )
}

export function NewButton() {
  const t = useText()
  if (!useAllowed('opportunities.edit')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/opportunities/new">
      {t('new')}
    </LinkButton>
  )
}

interface OwnerChoiceProps {
  value: string
  onChange: (owner_id: string) => void
}

/** Whoever has something open and may be seen; with one person there is nothing to choose. */
export function OwnerChoice({ value, onChange }: OwnerChoiceProps) {
  const t = useText()
  const owners = useForecast('').data?.owners ?? []
  if (owners.length < 2 && !value) return null
  const options = owners.map((one) => ({ value: one.owner_id, label: one.owner_name }))
  return (
    <NativeSelect
      label={t('owner')}
      options={[{ value: '', label: t('everybody') }, ...options]}
      value={value}
      onChange={onChange}
    />
  )
}
