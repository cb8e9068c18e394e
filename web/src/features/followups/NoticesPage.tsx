// What one was told: follow-ups about to be due, and those of the team that stay overdue. J/K move,
// Enter opens, E marks one as read.
import { AlarmClock, CheckCheck, MailOpen, TriangleAlert } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useGoal } from './goal'
import { useText } from './i18n'
import { path_of, useNotices, useReading, type Notice } from './notices'
import './followups.css'

const minute_ms = 60_000

export default function NoticesPage() {
  const t = useText()
  const go = useGo()
  const list = useNotices()
  const pages = list.data?.pages
  const notices = pages?.flatMap((page) => page.items)
  const unread = pages?.[0]?.unread_count ?? 0
  const reading = useReading(notices?.[0]?.id)
  const read = (notice: Notice | undefined) => {
    if (notice && !notice.read_at) reading.mutate(notice)
  }
  const at = useQueueKeys(
    notices?.length ?? 0,
    true,
    (index) => {
      const notice = notices?.[index]
      read(notice)
      if (notice) go(path_of(notice))
    },
    {
      e: (index) => {
        read(notices?.[index])
      },
    },
  )
  return (
    <Page
      title={t('notices')}
      layout="narrow"
      subtitle={unread ? t('unread', { count: unread }) : undefined}
      actions={
        <>
          <span className="meta desk-only">{t('notice_keys')}</span>
          <Button
            icon={CheckCheck}
            disabled={!unread}
            onClick={() => {
              reading.mutate(null)
            }}
          >
            {t('read_all')}
          </Button>
        </>
      }
    >
      <QueueCard
        {...{ list, at }}
        className="notices"
        items={notices}
        row={(notice, active) => <NoticeRow {...{ notice, active, read }} />}
        empty={
          <Empty
            title={t('no_notices')}
            note={t('no_notices_note')}
            action={<LinkButton to="/follow_ups">{t('to_follow_ups')}</LinkButton>}
          />
        }
      />
    </Page>
  )
}

/** The time of today, the day of what is older. */
function TellingTime({ at }: { at: number }) {
  const { timezone } = useUser().org
  const now = useServerNow(minute_ms)
  const today = day_of(at, timezone) === day_of(now, timezone)
  return (
    <span className="meta">
      <DateText at={at} show={today ? 'time' : 'relative'} />
    </span>
  )
}

interface NoticeRowProps {
  notice: Notice
  active: boolean
  read: (notice: Notice) => void
}

function NoticeRow({ notice, active, read }: NoticeRowProps) {
  const t = useText()
  const meta = useMeta('follow_up')
  const goal_of = useGoal()
  const { kind, state, read_at, customer_name } = notice
  const late = kind === 'escalation'
  const Icon = late ? TriangleAlert : AlarmClock
  return (
    <CardRow
      active={active}
      lead={
        <span className="notice-lead">
          <Icon size={18} className={late ? 'tone-red' : 'tone-amber'} aria-hidden />
          {read_at ? null : <i className="dot dot-act" role="img" aria-label={t('is_unread')} />}
        </span>
      }
      title={
        <>
          <Link
            to={path_of(notice)}
            className={read_at ? 'notice-link notice-read' : 'notice-link'}
            onClick={() => {
              read(notice)
            }}
          >
            {t(late ? 'notice_escalation' : 'notice_reminder', { name: customer_name })}
          </Link>
          {state === 'planned' ? null : <Tag>{meta.option('state', state)}</Tag>}
        </>
      }
      note={
        <span className="follow-note">
          {late ? <span>{notice.owner_name}</span> : null}
          <span>
            {t('planned_for')} <DateText at={notice.due_at} />
          </span>
          <span>{meta.option('channel', notice.channel)}</span>
          <span className="ellipsis">{goal_of(notice)}</span>
        </span>
      }
      value={<TellingTime at={notice.at} />}
      action={
        read_at ? null : (
          <IconButton
            framed
            icon={MailOpen}
            label={t('read_one', { name: customer_name })}
            onClick={() => {
              read(notice)
            }}
          />
        )
      }
    />
  )
}
