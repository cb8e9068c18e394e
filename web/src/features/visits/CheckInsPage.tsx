// Who was at which customer's, newest first: one's own, and for a manager the team's.
import { MapPin, MapPinCheck } from 'lucide-react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useList } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'

interface CheckIn extends Row {
  customer_id: string
  customer_name: string
  owner_name: string
  visited_at: number
  met: string
  words: string
  position: { known: boolean; accuracy_m: number }
  is_place: boolean
  distance_m: number
  actions: string[]
}

const far_m = 1000

export default function CheckInsPage() {
  const t = useText()
  const list = useList<CheckIn>('check_in', '/check_ins', {})
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('title')} subtitle={t('subtitle')} layout="narrow">
      {list.isPending ? <Skeleton lines={6} height={36} /> : null}
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && !items.length ? <Empty title={t('none')} note={t('none_note')} /> : null}
      {items.length ? (
        <Card inset="rows">
          {items.map((one) => (
            <CheckInRow key={one.id} one={one} />
          ))}
        </Card>
      ) : null}
      {list.hasNextPage ? (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </Page>
  )
}

function CheckInRow({ one }: { one: CheckIn }) {
  const t = useText()
  const mark = useWrite<void>({
    send: (_, key) => api.post(`/check_ins/${one.id}/place`, {}, { key }),
    entities: ['check_in'],
    onDone: () => {
      toast.done(t('marked'))
    },
    onRefused: useRefusal(),
  })
  return (
    <CardRow
      lead={
        one.position.known ? (
          <MapPinCheck size={18} aria-hidden />
        ) : (
          <MapPin size={18} aria-hidden />
        )
      }
      title={
        <>
          <Link to={`/customers/${one.customer_id}`} className="strong">
            {one.customer_name}
          </Link>
          {one.is_place ? <Tag tone="act">{t('is_place')}</Tag> : null}
          {one.distance_m >= 0 && !one.is_place ? (
            <Tag tone={one.distance_m > far_m ? 'amber' : 'green'}>
              {t('distance', { metres: one.distance_m })}
            </Tag>
          ) : null}
        </>
      }
      note={
        <>
          <DateText at={one.visited_at} />
          {[
            '',
            one.owner_name,
            t('met', { name: one.met }),
            one.position.known
              ? t('accuracy', { metres: one.position.accuracy_m })
              : t('no_position'),
            ...(one.words === one.met || !one.words ? [] : [one.words]),
          ].join(' · ')}
        </>
      }
      below={
        one.actions.includes('mark_place') ? (
          <Button
            size="small"
            kind="quiet"
            busy={mark.isPending}
            onClick={() => {
              mark.mutate()
            }}
          >
            {t('mark')}
          </Button>
        ) : null
      }
    />
  )
}
