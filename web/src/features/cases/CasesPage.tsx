// The case library: what is published by how often it helped, what has to be looked at again, what
// waits for a review, and one sentence on what it is worth.
import { Plus } from 'lucide-react'
import type { Case } from '@/lib/cases'
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { FreshnessTag, StateTag } from './marks'
import { share_of, useEffectOfCases } from './model'
import './cases.css'

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms
const soon_days = 14
const effect_days = 90

function NewCase() {
  const t = useText()
  if (!useAllowed('cases.write')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/cases/new">
      {t('new')}
    </LinkButton>
  )
}

function EffectLine() {
  const t = useText()
  const { data } = useEffectOfCases()
  if (!data) return null
  const days = effect_days
  return (
    <p className="case-effect">
      {data.closed
        ? t('effect', {
            days,
            closed: data.closed,
            offered: data.offered,
            used: data.used,
            offered_share: share_of(data.offered, data.closed) ?? 0,
            used_share: share_of(data.used, data.closed) ?? 0,
          })
        : t('effect_none', { days })}
      <Tag tone="grey">{t('in_library', { count: data.published })}</Tag>
      {data.overdue ? <Tag tone="red">{t('overdue', { count: data.overdue })}</Tag> : null}
    </p>
  )
}

export default function CasesPage() {
  const t = useText()
  const meta = useMeta('ticket_case')
  const user = useUser()
  const until = day_of(useServerNow(hour_ms) + (soon_days - 1) * day_ms, user.org.timezone)
  return (
    <ListPage<Case>
      entity="ticket_case"
      title={t('title')}
      path="/cases"
      row_path={(row) => `/cases/${row.id}`}
      search_hint={t('hint')}
      exports
      views={[
        { key: 'published', label: t('published'), query: { state: 'published' } },
        {
          key: 'to_check',
          label: t('to_check'),
          query: { state: 'published', review_on_from: '2000-01-01', review_on_to: until },
          sort: 'review_on',
        },
        {
          key: 'reviewing',
          label: t('reviewing'),
          query: { state: 'reviewing' },
          sort: '-created_at',
        },
        { key: 'mine', label: t('mine'), query: { owner_id: user.id }, sort: '-created_at' },
        { key: 'all', label: t('all'), sort: '-created_at' },
      ]}
      filters={['kind', 'cause']}
      default_sort="-used_count"
      actions={
        <>
          <EffectLine />
          <NewCase />
        </>
      }
      empty={<Empty title={t('none')} note={t('none_note')} action={<NewCase />} />}
      columns={[
        { key: 'title', sort: false, width: '220px', render: (row) => row.title },
        { key: 'kind', sort: false, width: '90px' },
        { key: 'cause', sort: false, width: '110px' },
        {
          key: 'product_id',
          title: meta.label('product_name'),
          sort: false,
          width: '140px',
          hidden_at_first: true,
          render: (row) => row.product_name || '—',
        },
        {
          key: 'remedy',
          sort: false,
          render: (row) => <span className="ellipsis">{row.remedy}</span>,
        },
        { key: 'state', sort: false, width: '100px', render: (row) => <StateTag of={row} /> },
        {
          key: 'review_on',
          width: '180px',
          render: (row) => (
            <span className="row">
              <span className="num">{row.review_on ?? '—'}</span>
              <FreshnessTag of={row} />
            </span>
          ),
        },
        { key: 'used_count', align: 'end', width: '90px', render: (row) => row.used_count },
      ]}
      card={(row) => ({
        title: row.title,
        mark: <FreshnessTag of={row} />,
        tag: <StateTag of={row} />,
        facts: [meta.option('kind', row.kind), meta.option('cause', row.cause), row.remedy],
        value: row.used_count,
      })}
    />
  )
}
