// What stayed overdue until it was told to the manager, the most pressing first.
import { days_between } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Escalated as Row } from './model'

export function Escalated({ rows, today }: { rows: Row[]; today: string }) {
  const t = useText()
  const meta = useMeta('follow_up')
  return (
    <Card
      inset="rows"
      title={t('escalated')}
      extra={<Link to="/follow_ups?queue=escalated">{t('all_of_them')}</Link>}
    >
      {rows.map((row) => (
        <CardRow
          key={row.id}
          title={<Link to={`/customers/${row.customer_id}`}>{row.customer_name}</Link>}
          note={
            <span className="today-note">
              <span>{row.owner_name}</span>
              <span className="ellipsis">
                {row.goal || meta.option('situation', row.situation)}
              </span>
            </span>
          }
          value={<Tag tone="red">{t('late', { count: days_between(row.due_on, today) })}</Tag>}
        />
      ))}
    </Card>
  )
}
