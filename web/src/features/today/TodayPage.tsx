// The first page in the morning: what there is to do now, by role, in one answer. A section is drawn
// only when the caller's roles have a part in it.
import { useLocale, useT } from '@/i18n'
import { useServerNow } from '@/lib/clock'
import { format_instant } from '@/lib/format'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { Approvals } from './Approvals'
import { Escalated } from './Escalated'
import { FollowUps } from './FollowUps'
import { PaceStrip } from './Pace'
import { Inquiries } from './Inquiries'
import { Dues, Unmatched } from './Dues'
import { Picks } from './Picks'
import { Purchases, waits_to_buy } from './Purchases'
import { Queues } from './Queues'
import { Sentence } from './Sentence'
import { LowStock, StockWarnings } from './Stock'
import { SubRequests } from './SubRequests'
import { Team } from './Team'
import { called } from './called'
import { useText } from './i18n'
import { Tickets } from './Tickets'
import { queues_left, useToday, type Today } from './model'
import './today.css'

function greeting(hour: number) {
  if (hour >= 5 && hour < 11) return 'today.morning' as const
  if (hour >= 11 && hour < 13) return 'today.noon' as const
  return hour >= 13 && hour < 18 ? ('today.afternoon' as const) : ('today.evening' as const)
}

export default function TodayPage() {
  const t = useT()
  const user = useUser()
  const now = useServerNow(60_000)
  const today = useToday()
  const hour = Number(format_instant(now, user.org.timezone, 'time').slice(0, 2))
  return (
    <Page
      title={t(greeting(hour), { name: called(user.name) })}
      tab={t('nav.today')}
      subtitle={today.data ? <Sentence parts={today.data.parts} /> : null}
      actions={
        <span className="desk-only">
          <Day at={now} timezone={user.org.timezone} />
        </span>
      }
    >
      <Loaded query={today} lines={10}>
        {(found) => <Board today={found} />}
      </Loaded>
    </Page>
  )
}

function Day({ at, timezone }: { at: number; timezone: string }) {
  const locale = useLocale()
  const text = new Intl.DateTimeFormat(locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: timezone,
  }).format(at)
  // Intl leaves no room between 日 and 星期.
  return <time className="muted num">{text.replace('日星', '日 星')}</time>
}

const has_follow_ups = ({ follow_ups: { overdue, today, later } }: Today) =>
  overdue.count + today.count + later.count > 0

function Board({ today }: { today: Today }) {
  const has = (section: string) => today.sections.includes(section)
  const queues = queues_left(today)
  const follows = has('follow_ups') && has_follow_ups(today)
  const team = has('team') && today.team.length > 0
  const stock = today.stock_warnings.count + today.low_stock.count > 0
  const asked = today.inquiries.count > 0
  const decides = today.approvals.count > 0
  const { money, picks, purchases } = today
  const office =
    money.due_count + money.unmatched_count + picks.count > 0 || waits_to_buy(purchases)
  const complaints = today.tickets.count + today.late_tickets.count + today.sub_requests.count > 0
  const nothing =
    !(asked || decides || follows || team || stock || office || complaints) && !queues.length
  // The queues take the wide column where nothing else does.
  const wide_queues = !(asked || decides || follows || team || office)
  const main =
    nothing || asked || decides || follows || team || office || complaints || queues.length > 0
  const side = main && (stock || money.unmatched_count > 0 || (queues.length > 0 && !wide_queues))
  return (
    <>
      {has('pace') ? <PaceStrip pace={today.pace} talked={talked_of(today)} /> : null}
      <div className={`today-board${side ? '' : ' today-board-one'}`}>
        <div className="stack">
          {nothing ? <AllDone idle={!today.sections.some((one) => one !== 'pace')} /> : null}
          {today.late_tickets.count ? (
            <Tickets part="late_tickets" tickets={today.late_tickets} />
          ) : null}
          {today.sub_requests.count ? <SubRequests requests={today.sub_requests} /> : null}
          {today.tickets.count ? <Tickets part="tickets" tickets={today.tickets} /> : null}
          {asked ? <Inquiries inquiries={today.inquiries} /> : null}
          {decides ? <Approvals approvals={today.approvals} /> : null}
          {follows ? <FollowUps today={today} /> : null}
          {money.due_count ? <Dues money={money} today={today.day} /> : null}
          {picks.count ? <Picks picks={picks} /> : null}
          {waits_to_buy(purchases) ? <Purchases purchases={purchases} today={today.day} /> : null}
          {today.escalated.length ? <Escalated rows={today.escalated} today={today.day} /> : null}
          {team ? <Team rows={today.team} size={today.team_size} today={today.day} /> : null}
          {wide_queues ? <Queues queues={queues} /> : null}
        </div>
        <div className="stack">
          {wide_queues ? null : <Queues queues={queues} />}
          {money.unmatched_count ? <Unmatched money={money} /> : null}
          {today.stock_warnings.count ? <StockWarnings warnings={today.stock_warnings} /> : null}
          {today.low_stock.count ? <LowStock low={today.low_stock} /> : null}
        </div>
      </div>
    </>
  )
}

const talked_of = (today: Today) =>
  today.sections.includes('follow_ups') && today.pace.scope === 'own'
    ? today.follow_ups.talked_count
    : null

/** Nothing waits: the next thing one could do. Who only reads never has anything to do here. */
function AllDone({ idle }: { idle: boolean }) {
  const t = useText()
  const sells = useAllowed('orders.create')
  const reads = useAllowed('customers.read')
  const measures = useAllowed('metrics.read')
  const reads_only = idle && reads
  return (
    <section className="card today-done">
      <Empty
        title={t(reads_only ? 'only_reading' : 'all_done')}
        note={t(reads_only ? 'only_reading_note' : 'all_done_note')}
        action={
          <span className="row">
            {reads ? <LinkButton to="/customers">{t('to_customers')}</LinkButton> : null}
            {reads_only && measures ? (
              <LinkButton to="/dashboards/sales">{t('to_dashboard')}</LinkButton>
            ) : null}
            {sells ? (
              <LinkButton to="/orders/new" kind="primary">
                {t('new_order')}
              </LinkButton>
            ) : null}
          </span>
        }
      />
    </section>
  )
}
