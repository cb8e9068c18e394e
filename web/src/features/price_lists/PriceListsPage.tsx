// All price lists, the latest first.
import { Plus } from 'lucide-react'
import { useAllowed } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { Quantity } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { ForWhom, StandingMark, Validity } from './marks'
import type { PriceList } from './model'

function useColumns(): Column<PriceList>[] {
  const t = useText()
  return [
    { key: 'name', title: t('name'), sort: 'name' },
    {
      key: 'audience',
      title: t('audience'),
      sort: false,
      render: (row) => <ForWhom list={row} />,
    },
    {
      key: 'valid_from',
      title: t('valid'),
      sort: 'valid_from',
      render: (row) => <Validity list={row} />,
    },
    {
      key: 'line_count',
      title: t('prices'),
      align: 'end',
      sort: false,
      render: (row) => <Quantity value={row.line_count} />,
    },
    {
      key: 'standing',
      title: t('state'),
      sort: false,
      render: (row) => <StandingMark of={row.standing} />,
    },
  ]
}

function NewList() {
  const t = useText()
  if (!useAllowed('price_lists.edit')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/price_lists/new">
      {t('new')}
    </LinkButton>
  )
}

export default function PriceListsPage() {
  const t = useText()
  return (
    <ListPage<PriceList>
      entity="price_list"
      title={t('title')}
      path="/price_lists"
      columns={useColumns()}
      row_path={(row) => `/price_lists/${row.id}`}
      views={[
        { key: 'in_use', label: t('in_use'), query: { active: 'true' } },
        { key: 'stopped', label: t('stopped'), query: { active: 'false' } },
        { key: 'all', label: t('all') },
      ]}
      default_sort="-valid_from"
      empty={<Empty title={t('empty')} note={t('empty_hint')} action={<NewList />} />}
      actions={<NewList />}
      card={(row) => ({
        title: row.name,
        tag: <StandingMark of={row.standing} />,
        facts: [<ForWhom key="whom" list={row} />, <Validity key="valid" list={row} />],
        value: <Quantity value={row.line_count} />,
      })}
    />
  )
}
