// The team as its manager sees it in the morning: what each one let slip, and how their month goes
// against the same days of the last one.
import { days_between } from '@/lib/format'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Avatar, Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { count_text, type TeamRow } from './model'

interface TeamProps {
  rows: TeamRow[]
  /** Everybody in the team; of a large one only who let most slip has a row. */
  size: number
  today: string
}

export function Team({ rows, size, today }: TeamProps) {
  const t = useText()
  return (
    <div id="today-team" className="today-anchor">
      <Card inset="rows" title={t('team')} extra={<span className="meta">{t('team_note')}</span>}>
        {rows.map((row) => (
          <PersonRow key={row.person_id} row={row} today={today} />
        ))}
        {size > rows.length ? (
          <p className="meta today-team-rest">
            {t('team_rest', { count: size, shown: rows.length })}
          </p>
        ) : null}
      </Card>
    </div>
  )
}

function PersonRow({ row, today }: { row: TeamRow; today: string }) {
  const t = useText()
  const late = row.oldest_on ? days_between(row.oldest_on, today) : 0
  const list = `/customers?view=due&owner_id=${row.person_id}`
  return (
    <CardRow
      lead={<Avatar name={row.name} />}
      title={
        <>
          <span>{row.name}</span>
          {row.overdue_count ? (
            <Link to={list} className="today-tag-link">
              <Tag tone="red">{t('team_overdue', { count: count_text(row.overdue_count) })}</Tag>
            </Link>
          ) : (
            <Tag tone="green">{t('team_clean')}</Tag>
          )}
        </>
      }
      note={
        <span className="today-note">
          {late ? <span>{t('team_oldest', { count: late })}</span> : null}
          <span>{t('team_orders', { count: row.orders_count })}</span>
        </span>
      }
      value={
        <span className="today-sales">
          <Money minor={row.revenue_minor} decimals="never" />
          <span className="meta">
            {t('same_days')} <Money minor={row.revenue_before_minor} decimals="never" />
          </span>
        </span>
      }
    />
  )
}
