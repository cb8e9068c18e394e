// Offers, newest first, each with how far it came.
import { Plus } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useList } from '@/lib/use_list'
import { Button, LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { StateTag } from './marks'
import { ViewTabs } from './ViewTabs'
import { useText } from './i18n'
import type { Offer } from './model'
import './offers.css'

export default function OffersPage() {
  const t = useText()
  const edits = useAllowed('offers.edit')
  const add = edits ? (
    <LinkButton to="/offers/new" kind="primary" icon={Plus}>
      {t('new')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} beside={<ViewTabs at="offers" />} actions={add}>
      <OfferList action={add} />
    </Page>
  )
}

function OfferList({ action }: { action: React.ReactNode }) {
  const t = useText()
  const list = useList<Offer>('offer', '/offers', {})
  if (list.isPending) return <Skeleton lines={6} height={36} />
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (!items.length) return <Empty title={t('none')} note={t('none_note')} action={action} />
  return (
    <Card inset="rows">
      {items.map((offer) => (
        <OfferRow key={offer.id} offer={offer} />
      ))}
      {list.hasNextPage ? (
        <div className="offers-more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

function OfferRow({ offer }: { offer: Offer }) {
  const t = useText()
  const meta = useMeta('offer')
  const { tally } = offer
  const numbers = [
    [t('sent'), tally.sent],
    [t('opened'), tally.opened],
    [t('answered'), tally.answered],
  ] as const
  return (
    <CardRow
      title={
        <>
          <Link to={`/offers/${offer.id}`} className="strong">
            {offer.title}
          </Link>
          <StateTag state={offer.state} />
        </>
      }
      note={[
        offer.segment_name,
        meta.option('channel', offer.channel),
        t('until', { on: offer.valid_until }),
        offer.owner_name,
      ].join(' · ')}
      value={
        offer.state === 'draft' ? undefined : (
          <span className="offers-numbers">
            {numbers.map(([label, count]) => (
              <span key={label}>
                <span className="meta">{label}</span> {count}
              </span>
            ))}
          </span>
        )
      }
    />
  )
}
