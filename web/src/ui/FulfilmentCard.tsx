// Beside an order: whether it was delivered complete and on the promised day, or may not be. The
// dispatch it stands in tells why.
import { useQuery } from '@tanstack/react-query'
import { messages } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'
import { Card, FactList } from './Card'
import { Link } from './Link'
import { DateText } from './Money'
import { Tag } from './Tag'

const useText = messages('fulfilment', {
  'zh-CN': {
    title: '履约',
    promised: '约定交期',
    delivered: '送达',
    outcome: '结果',
    none: '未约定',
    open: '进行中',
    kept: '按约送达',
    late: '迟到',
    incomplete: '未送全',
    no_promise: '无承诺交期',
    at_risk: '可能赶不上',
    details: '查看发运',
  },
  'zh-TW': {
    title: '履約',
    promised: '約定交期',
    delivered: '送達',
    outcome: '結果',
    none: '未約定',
    open: '進行中',
    kept: '按約送達',
    late: '遲到',
    incomplete: '未送全',
    no_promise: '無承諾交期',
    at_risk: '可能趕不上',
    details: '查看出貨',
  },
  en: {
    title: 'Promise kept',
    promised: 'Promised',
    delivered: 'Delivered',
    outcome: 'Outcome',
    none: 'no day',
    open: 'Under way',
    kept: 'Kept',
    late: 'Late',
    incomplete: 'Incomplete',
    no_promise: 'No promise',
    at_risk: 'May be late',
    details: 'Open the dispatch',
  },
})

interface Standing extends Row {
  promised_on: string | null
  delivered_on: string | null
  at_risk: boolean
  outcome: 'open' | 'kept' | 'late' | 'incomplete' | 'no_promise'
}

/** Nothing for an order that is not to be shipped, or whoever may not see dispatches. */
export function FulfilmentCard({ order_id }: { order_id: string }) {
  const t = useText()
  const allowed = useAllowed('logistics.read')
  const found = useQuery({
    queryKey: ['live', 'dispatch', 'of_order', order_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Standing>>('/dispatches', { query: { order_id, limit: 1 }, signal }),
    enabled: allowed,
  })
  const one = found.data?.items[0]
  if (!one) return null
  return (
    <Card title={t('title')} extra={<Link to={`/dispatches/${one.id}`}>{t('details')}</Link>}>
      <FactList
        facts={[
          {
            label: t('promised'),
            value: one.promised_on ? <DateText on={one.promised_on} /> : t('none'),
          },
          ...(one.delivered_on
            ? [{ label: t('delivered'), value: <DateText on={one.delivered_on} /> }]
            : []),
          { label: t('outcome'), value: <Outcome one={one} /> },
        ]}
      />
    </Card>
  )
}

function Outcome({ one }: { one: Standing }) {
  const t = useText()
  if (one.outcome === 'open' && one.at_risk) return <Tag tone="red">{t('at_risk')}</Tag>
  if (one.outcome === 'open') return <>{t('open')}</>
  return <Tag tone={one.outcome === 'kept' ? 'green' : 'amber'}>{t(one.outcome)}</Tag>
}
