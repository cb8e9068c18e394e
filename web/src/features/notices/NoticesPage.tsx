// What one was told, newest first. J/K move, Enter opens, E marks one as read.
import { AlarmClock, AtSign, CheckCheck, MailOpen, TriangleAlert } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useUser } from '@/lib/session'
import { Choices } from '@/ui/Choices'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { mail_wishes, useKeepWishes, useWishes } from './channels'
import { path_of, useNotices, useReading, type Notice } from './model'
import './notices.css'

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
      <MailWishes />
      <QueueCard
        {...{ list, at }}
        className="notices"
        items={notices}
        row={(notice, active) => <NoticeRow {...{ notice, active, read }} />}
        empty={
          <Empty
            title={t('no_notices')}
            note={t('no_notices_note')}
            action={<LinkButton to="/today">{t('to_today')}</LinkButton>}
          />
        }
      />
    </Page>
  )
}

/** Which of them one also wants by mail. */
function MailWishes() {
  const t = useText()
  const wishes = useWishes()
  const keep = useKeepWishes(() => {
    toast.done(t('mail_wish_kept'))
  })
  if (!wishes.data) return null
  return (
    <div className="notice-wish">
      <span className="meta">{t('mail_wish')}</span>
      <Choices
        label={t('mail_wish')}
        value={wishes.data.mail}
        options={mail_wishes}
        text={(one) => t(`mail_${one}`)}
        onChange={(value) => {
          keep.mutate(value)
        }}
      />
    </div>
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
  const { urgent, read_at, text } = notice
  const of_comment = notice.entity === 'comment'
  const Icon = urgent ? TriangleAlert : of_comment ? AtSign : AlarmClock
  const tone = urgent ? 'tone-red' : of_comment ? 'tone-act' : 'tone-amber'
  return (
    <CardRow
      active={active}
      lead={
        <span className="notice-lead">
          <Icon size={18} className={tone} aria-hidden />
          {read_at ? null : <i className="dot dot-act" role="img" aria-label={t('is_unread')} />}
        </span>
      }
      title={
        <Link
          to={path_of(notice)}
          className={read_at ? 'notice-link notice-read' : 'notice-link'}
          onClick={() => {
            read(notice)
          }}
        >
          {text}
        </Link>
      }
      value={<TellingTime at={notice.at} />}
      action={
        read_at ? null : (
          <IconButton
            framed
            icon={MailOpen}
            label={t('read_one', { name: text })}
            onClick={() => {
              read(notice)
            }}
          />
        )
      }
    />
  )
}
