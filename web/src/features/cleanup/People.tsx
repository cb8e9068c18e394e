// Completeness and open flaws by owner, and records by how complete they are.
import { useLocale } from '@/i18n'
import { format_names } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useList } from '@/lib/use_list'
import { Card, CardRow } from '@/ui/Card'
import { LinkButton } from '@/ui/Button'
import { Link } from '@/ui/Link'
import { Progress } from '@/ui/Progress'
import { QueueCard } from '@/ui/QueueCard'
import { Empty, Loaded } from '@/ui/States'
import { useText } from './i18n'
import { useBoard, type OwnerStand, type Score } from './model'

const low = 40
const tone_of = (score: number) => (score < low ? 'amber' : 'green')

export function PeopleCard() {
  const t = useText()
  const board = useBoard()
  return (
    <Card inset="rows" className="cleanup-board">
      <Loaded query={board} lines={6}>
        {({ all, owners }) => (
          <div className="table-scroll" tabIndex={0} role="group" aria-label={t('tab_people')}>
            <table className="cleanup-table">
              <thead>
                <tr>
                  <th>{t('person')}</th>
                  <th className="num">{t('records')}</th>
                  <th>{t('average')}</th>
                  <th className="num">{t('open_count')}</th>
                  <th className="num">{t('resolved_7')}</th>
                  <th className="num">{t('resolved_30')}</th>
                </tr>
              </thead>
              <tbody>
                {owners.map((one) => (
                  <Stand
                    key={one.owner_id ?? ''}
                    stand={one}
                    name={one.owner_name || t('nobody')}
                  />
                ))}
                <Stand stand={all} name={t('everybody')} />
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Stand({ stand, name }: { stand: OwnerStand; name: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{stand.records_count.toLocaleString('en')}</td>
      <td>
        <Meter score={stand.average_score} label={name} />
      </td>
      <td className="num">{stand.open_count.toLocaleString('en')}</td>
      <td className="num">{stand.resolved_7.toLocaleString('en')}</td>
      <td className="num">{stand.resolved_30.toLocaleString('en')}</td>
    </tr>
  )
}

function Meter({ score, label }: { score: number; label: string }) {
  return (
    <span className="cleanup-meter">
      <Progress label={label} ratio={score / 100} tone={tone_of(score)} thin />
      <span className="num">{score}</span>
    </span>
  )
}

/** The least complete first. */
export function ScoresCard() {
  const t = useText()
  const locale = useLocale()
  const customer = useMeta('customer')
  const list = useList<Score>('completeness', '/completeness', {})
  const rows = list.data?.pages.flatMap((page) => page.items)
  return (
    <QueueCard
      {...{ list, at: -1 }}
      items={rows}
      row={(one) => (
        <CardRow
          title={
            <Link to={`/customers/${one.id}`} className="strong">
              {one.customer_name}
            </Link>
          }
          note={
            <>
              <span className="num">{one.customer_code}</span> ·{' '}
              {customer.option('status', one.customer_status)} ·{' '}
              {one.owner_name ? t('owner', { name: one.owner_name }) : t('nobody')}
            </>
          }
          below={
            <span className="meta">
              {one.missing.length
                ? t('missing', { fields: format_names(one.missing.map(customer.label), locale) })
                : t('complete')}
            </span>
          }
          value={<Meter score={one.score} label={one.customer_name} />}
          action={
            one.missing[0] ? (
              <LinkButton size="small" to={`/customers/${one.id}/edit?focus=${one.missing[0]}`}>
                {t('open_record')}
              </LinkButton>
            ) : undefined
          }
        />
      )}
      empty={<Empty title={t('no_scores')} />}
    />
  )
}
