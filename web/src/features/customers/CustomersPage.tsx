import type { Row } from '@/lib/api_types'
import { ListPage } from '@/ui/ListPage'
import { DateText } from '@/ui/Money'
import { Grade, StatusDot, type Tone } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'

type Status = 'lead' | 'prospect' | 'customer' | 'dormant' | 'lost' | 'invalid'

interface Customer extends Row {
  name: string
  tier: string
  status: Status
  region: string
  owner_name: string
  contact_name: string
  phone: string
  next_contact_on: string | null
}

const tones: Partial<Record<Status, Tone>> = { prospect: 'blue', customer: 'green', lost: 'red' }

function Stage({ status }: { status: Status }) {
  const t = useText()
  return <StatusDot tone={tones[status]}>{t(status)}</StatusDot>
}

function Next({ on }: { on: string | null }) {
  return on ? <DateText on={on} show="relative" /> : '—'
}

export default function CustomersPage() {
  const t = useText()
  const columns: Column<Customer>[] = [
    { key: 'name', title: t('name') },
    {
      key: 'tier',
      title: t('tier'),
      align: 'center',
      render: (row) => <Grade value={row.tier.toUpperCase()} />,
    },
    { key: 'status', title: t('status'), render: (row) => <Stage status={row.status} /> },
    { key: 'region', title: t('region') },
    { key: 'owner_name', title: t('owner') },
    {
      key: 'contact_name',
      title: t('contact'),
      render: (row) => `${row.contact_name} ${row.phone}`,
    },
    {
      key: 'next_contact_on',
      title: t('next'),
      render: (row) => <Next on={row.next_contact_on} />,
    },
  ]
  return (
    <ListPage<Customer>
      entity="customer"
      title={t('title')}
      path="/customers"
      columns={columns}
      search_hint={t('hint')}
      default_sort="-updated_at"
      card={(row) => ({
        title: row.name,
        mark: <Grade value={row.tier.toUpperCase()} />,
        facts: [<Stage key="status" status={row.status} />, row.contact_name, row.owner_name],
      })}
    />
  )
}
