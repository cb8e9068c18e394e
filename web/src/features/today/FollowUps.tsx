// The queue of customers to be contacted: J/K move, E completes, S moves to tomorrow, Enter opens.
// Buttons follow the server's actions.
import { AlarmClock, MessageSquarePlus, Phone } from 'lucide-react'
import { useState } from 'react'
import { add_days } from '@/lib/day_input'
import { days_between } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { Card, CardRow } from '@/ui/Card'
import { IconButton } from '@/ui/Button'
import { Link, useGo } from '@/ui/Link'
import { Menu } from '@/ui/Menu'
import { Money } from '@/ui/Money'
import { useQueueKeys } from '@/ui/queue_keys'
import { Grade, Tag } from '@/ui/Tag'
import { TalkDialog } from './TalkDialog'
import { Titled } from './Titled'
import { useMove } from './acts'
import { snoozes } from './days'
import { useText } from './i18n'
import { count_text, group_keys, type FollowUp, type GroupKey, type Today } from './model'

interface Acts {
  complete: (item: FollowUp) => void
  snooze: (item: FollowUp, on: string) => void
  talk: (item: FollowUp) => void
}

export function FollowUps({ today }: { today: Today }) {
  const t = useText()
  const go = useGo()
  const move = useMove()
  const [talking, set_talking] = useState<FollowUp | null>(null)
  const items = group_keys.flatMap((key) => today.follow_ups[key].items)
  const may = (item: FollowUp | undefined, action: string): item is FollowUp =>
    !!item?.actions.includes(action)
  const acts: Acts = {
    complete: (item) => {
      move.mutate({ item, next_contact_on: null })
    },
    snooze: (item, on) => {
      move.mutate({ item, next_contact_on: on })
    },
    talk: set_talking,
  }
  const at = useQueueKeys(
    items.length,
    !talking,
    (index) => {
      const item = items[index]
      if (item) go(`/customers/${item.customer_id}`)
    },
    {
      e: (index) => {
        const item = items[index]
        if (may(item, 'complete')) acts.complete(item)
      },
      s: (index) => {
        const item = items[index]
        if (may(item, 'snooze')) acts.snooze(item, add_days(today.day, 1))
      },
    },
  )
  const due = today.follow_ups.overdue.count + today.follow_ups.today.count
  return (
    <Card
      inset="rows"
      title={<Titled text={t('follow_ups')} count={due} />}
      extra={<span className="meta desk-only">{t('keys')}</span>}
    >
      {group_keys.map((key) => (
        <Group key={key} name={key} today={today} active={items[at]} acts={acts} />
      ))}
      {talking ? (
        <TalkDialog
          item={talking}
          today={today.day}
          onClose={() => {
            set_talking(null)
          }}
        />
      ) : null}
    </Card>
  )
}

interface GroupProps {
  name: GroupKey
  today: Today
  active: FollowUp | undefined
  acts: Acts
}

function Group({ name, today, active, acts }: GroupProps) {
  const t = useText()
  const group = today.follow_ups[name]
  if (!group.count) return null
  return (
    <section id={`today-${name}`} className="today-group today-anchor">
      <h3 className={name === 'overdue' ? 'tone-red' : undefined}>
        {t(`group_${name}`)} <span className="num">{count_text(group.count)}</span>
        {group.count > group.items.length ? (
          <Link to="/customers?view=due" className="push">
            {t('all_of_them')}
          </Link>
        ) : null}
      </h3>
      {group.items.map((item) => (
        <FollowUpRow
          key={item.customer_id}
          item={item}
          day={today.day}
          active={item.customer_id === active?.customer_id}
          acts={acts}
        />
      ))}
    </section>
  )
}

interface RowProps {
  item: FollowUp
  day: string
  active: boolean
  acts: Acts
}

function FollowUpRow({ item, day, active, acts }: RowProps) {
  const t = useText()
  const late = days_between(item.next_contact_on, day)
  const may = (action: string) => item.actions.includes(action)
  return (
    <CardRow
      active={active}
      lead={
        may('complete') ? (
          <button
            type="button"
            className={`today-check${late > 0 ? ' today-check-late' : ''}`}
            aria-label={t('complete', { name: item.name })}
            title={t('complete_hint')}
            onClick={() => {
              acts.complete(item)
            }}
          />
        ) : null
      }
      title={
        <span className="today-title">
          <Grade
            value={item.tier.toUpperCase()}
            label={t('tier', { tier: item.tier.toUpperCase() })}
          />
          <Link to={`/customers/${item.customer_id}`} className="today-name ellipsis">
            {item.short_name || item.name}
          </Link>
          <Why item={item} />
        </span>
      }
      note={<Reason item={item} />}
      value={<When item={item} late={late} />}
      action={<RowActs item={item} day={day} acts={acts} />}
    />
  )
}

/** What the plan is for, and how promising the customer is. */
function Why({ item }: { item: FollowUp }) {
  const t = useText()
  const meta = useMeta('follow_up')
  if (!item.plan_id) return null
  const why =
    item.goal || (item.situation === 'by_hand' ? '' : meta.option('situation', item.situation))
  return (
    <>
      {why ? <Tag>{why}</Tag> : null}
      <Link
        to={`/follow_ups?customer_id=${item.customer_id}`}
        className="meta num"
        title={t('score')}
      >
        {t('score_short', { score: item.score })}
      </Link>
    </>
  )
}

function Reason({ item }: { item: FollowUp }) {
  const t = useText()
  return (
    <span className="today-note">
      {item.contact_name ? <span>{item.contact_name}</span> : null}
      {item.in_talk_minor > 0 ? (
        <span>
          <Money minor={item.in_talk_minor} /> {t('in_talk')}
        </span>
      ) : null}
      <span className="ellipsis" title={item.last_words || undefined}>
        {item.last_words ? t('said', { words: item.last_words }) : t('never_said')}
      </span>
    </span>
  )
}

function When({ item, late }: { item: FollowUp; late: number }) {
  const t = useText()
  if (late > 0) return <span className="tone-red today-when">{t('late', { count: late })}</span>
  if (late === 0) return <span className="today-when">{t('is_today')}</span>
  return <span className="today-when muted num">{item.next_contact_on.slice(5)}</span>
}

function RowActs({ item, day, acts }: { item: FollowUp; day: string; acts: Acts }) {
  const t = useText()
  const may = (action: string) => item.actions.includes(action)
  const name = item.short_name || item.name
  return (
    <>
      {item.phone && !item.phone.includes('*') ? (
        <a
          className="icon-btn icon-btn-framed"
          href={`tel:${item.phone}`}
          aria-label={t('call', { name })}
          title={item.phone}
        >
          <Phone size={16} aria-hidden />
        </a>
      ) : null}
      {may('record') ? (
        <IconButton
          framed
          icon={MessageSquarePlus}
          label={t('talk', { name })}
          onClick={() => {
            acts.talk(item)
          }}
        />
      ) : null}
      {may('snooze') ? (
        <Menu
          label={t('snooze', { name })}
          align="end"
          sections={[
            {
              label: t('snooze_to'),
              items: snoozes(day).map(({ key, on }) => ({
                key,
                label: (
                  <span className="row">
                    {t(`to_${key}`)} <span className="meta num push">{on.slice(5)}</span>
                  </span>
                ),
                onSelect: () => {
                  acts.snooze(item, on)
                },
              })),
            },
          ]}
          trigger={(props) => (
            <IconButton framed icon={AlarmClock} label={t('snooze', { name })} {...props} />
          )}
        />
      ) : null}
    </>
  )
}
