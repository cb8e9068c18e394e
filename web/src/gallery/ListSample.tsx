import { Plus } from 'lucide-react'
import { useT } from '@/i18n'
import type { Row } from '@/lib/api_types'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Grade, StatusDot, Tag, type Tone } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'

interface Customer extends Row {
  name: string
  grade: string
  stage: string
  region: string
  owner: string
  contact: string
  last_contact_on: string
  next_on: string
  year_minor: number
  ticket_count: number
  credit: number
}

const tones: Record<string, Tone> = { won: 'green', met: 'blue', quoted: 'act', talks: 'amber' }
const words: Record<string, string> = {
  won: '成交',
  met: '已接触',
  quoted: '已报价',
  talks: '谈判中',
  lead: '线索',
}

function Stage({ stage }: { stage: string }) {
  return <StatusDot tone={tones[stage]}>{words[stage] ?? stage}</StatusDot>
}

function credit_tone(ratio: number): Tone {
  if (ratio > 0.9) return 'red'
  return ratio > 0.75 ? 'amber' : 'grey'
}

const columns: Column<Customer>[] = [
  { key: 'name' },
  { key: 'grade', align: 'center', render: (row) => <Grade value={row.grade} /> },
  { key: 'stage', render: (row) => <Stage stage={row.stage} /> },
  { key: 'region' },
  { key: 'owner' },
  { key: 'contact' },
  {
    key: 'last_contact_on',
    render: (row) => <DateText on={row.last_contact_on} show="relative" />,
  },
  { key: 'next_on', render: (row) => <DateText on={row.next_on} show="relative" /> },
  { key: 'year_minor' },
  {
    key: 'ticket_count',
    align: 'center',
    render: (row) => (row.ticket_count ? <Tag tone="red">{row.ticket_count}</Tag> : '—'),
  },
  {
    key: 'credit',
    width: '112px',
    align: 'start',
    render: (row) => (
      <span className="row">
        <Progress thin label="credit" ratio={row.credit} tone={credit_tone(row.credit)} />
        <span className="meta num">{Math.round(row.credit * 100)}%</span>
      </span>
    ),
  },
]

export default function ListSample() {
  const t = useT()
  return (
    <ListPage<Customer>
      entity="customer"
      title={t('nav.customers')}
      path="/customers"
      columns={columns}
      row_path={(row) => `/customers/${row.id}`}
      views={[
        { key: 'all', label: '全部', count: 1246 },
        { key: 'mine', label: '我的', count: 263, query: { owner: 'me' } },
        { key: 'due', label: '今天要跟进', count: 45, query: { due: 'today' } },
        { key: 'quiet', label: '30 天未联系', count: 145, query: { quiet: '30' } },
      ]}
      filters={['grade', 'stage', 'region']}
      search_hint="名称、拼音、编号、手机号"
      default_sort="-year_minor"
      bulk={[{ key: 'assign', label: '分配负责人', run: () => Promise.resolve() }]}
      exports
      actions={
        <LinkButton kind="primary" icon={Plus} to="/customers/new">
          {t('create.customer')}
        </LinkButton>
      }
      card={(row) => ({
        title: row.name,
        mark: <Grade value={row.grade} />,
        tag: row.ticket_count ? <Tag tone="red">客诉 {row.ticket_count}</Tag> : null,
        facts: [
          <Stage key="stage" stage={row.stage} />,
          row.owner,
          <DateText key="on" on={row.last_contact_on} show="relative" />,
        ],
        value: <Money minor={row.year_minor} />,
      })}
    />
  )
}
