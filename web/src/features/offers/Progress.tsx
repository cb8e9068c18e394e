// Sent → opened → answered → ordered: each number opens the customers behind it.
import { Link2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/lib/api'
import { copy_text } from '@/lib/clipboard'
import { useMeta } from '@/lib/meta'
import { useList } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { AnswerTag } from './marks'
import { beside, part_query, share, steps, type Offer, type Part, type Recipient } from './model'

const percent = (ratio: number) => `${Math.round(ratio * 100)}%`

export function Progress({ offer }: { offer: Offer }) {
  const t = useText()
  const { tally } = offer
  const [part, set_part] = useState<Part>(
    offer.channel === 'link' && !tally.sent ? 'waiting' : 'sent',
  )
  const label = (one: Part) =>
    one === 'ordered' ? t('ordered', { days: offer.order_days }) : t(one)
  return (
    <Card title={t('funnel')} inset="rows">
      <div className="offer-funnel">
        {steps.map((step, at) => {
          const before = steps[at - 1]
          const ratio = before ? share(tally[step], tally[before]) : tally.sent ? 1 : 0
          return (
            <button
              key={step}
              type="button"
              className="offer-step"
              aria-pressed={part === step}
              onClick={() => {
                set_part(step)
              }}
            >
              <span className="meta">{label(step)}</span>
              <span className="offer-count num">{tally[step]}</span>
              <span className="offer-bar" aria-hidden>
                <i style={{ width: percent(Math.min(1, ratio)) }} />
              </span>
              <span className="meta">
                {before ? t('of_before', { percent: percent(ratio) }) : '\u00a0'}
              </span>
            </button>
          )
        })}
      </div>
      <div className="offer-beside">
        {beside.map((one) => (
          <button
            key={one}
            type="button"
            className="offer-chip"
            aria-pressed={part === one}
            onClick={() => {
              set_part(one)
            }}
          >
            {label(one)} <span className="num">{tally[one]}</span>
          </button>
        ))}
      </div>
      <Recipients key={part} offer={offer} part={part} />
    </Card>
  )
}

function Recipients({ offer, part }: { offer: Offer; part: Part }) {
  const t = useText()
  const list = useList<Recipient>('offer_recipient', '/offer_recipients', {
    offer_id: offer.id,
    ...part_query[part],
  })
  useFetchedWith(offer.tally[part], list.refetch)
  if (list.isPending) return <Skeleton lines={3} height={30} />
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (!items.length) return <Empty title={t('nobody')} />
  return (
    <>
      {items.map((one) => (
        <RecipientRow key={one.id} offer={offer} one={one} />
      ))}
      {list.hasNextPage ? (
        <div className="offers-more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** Whoever is counted is listed: another count fetches the list again. */
function useFetchedWith(count: number, refetch: () => unknown): void {
  const seen = useRef(count)
  useEffect(() => {
    if (seen.current === count) return
    seen.current = count
    refetch()
  }, [count, refetch])
}

function RecipientRow({ offer, one }: { offer: Offer; one: Recipient }) {
  const t = useText()
  const meta = useMeta('offer_recipient')
  const over = offer.state === 'stopped' || offer.state === 'draft'
  const notes = [
    one.state === 'left_out' ? meta.option('reason', one.reason) : meta.option('state', one.state),
    one.why,
    one.open_count ? t('opened_times', { count: one.open_count }) : '',
    one.words ? `「${one.words}」` : '',
  ].filter(Boolean)
  return (
    <CardRow
      title={
        <>
          <Link to={`/customers/${one.customer_id}`}>{one.customer_name}</Link>
          <AnswerTag answer={one.answer} />
          {one.unsubscribed ? <Tag tone="red">{t('unsubscribed')}</Tag> : null}
          {one.ordered ? (
            <Link to={`/orders/${one.order_id}`}>
              <Tag tone="green">{meta.label('ordered')}</Tag>
            </Link>
          ) : null}
        </>
      }
      note={notes.join(' · ')}
      value={one.sent_at ? <DateText at={one.sent_at} /> : undefined}
      action={one.state === 'left_out' || over ? null : <LinkCopy id={one.id} />}
    />
  )
}

/** A private link for chats; where the browser does not copy, it is shown. */
function LinkCopy({ id }: { id: string }) {
  const t = useText()
  const [shown, set_shown] = useState('')
  const make = useWrite<void, { path: string }>({
    send: () => api.post<{ path: string }>(`/offer_recipients/${id}/link`),
    entities: ['offer', 'offer_recipient'],
    onDone: ({ path }) => {
      const url = location.origin + path
      copy_text(url).then(
        () => toast.done(t('link_copied')),
        () => {
          set_shown(url)
        },
      )
    },
    onRefused: useRefusal(),
  })
  return (
    <>
      <IconButton
        icon={Link2}
        label={t('link')}
        disabled={make.isPending}
        onClick={() => {
          make.mutate()
        }}
      />
      <Dialog
        open={shown !== ''}
        title={t('link_title')}
        onClose={() => {
          set_shown('')
        }}
      >
        <div className="stack">
          <p className="meta">{t('link_note')}</p>
          <input className="control" readOnly aria-label={t('link_title')} value={shown} />
        </div>
      </Dialog>
    </>
  )
}
