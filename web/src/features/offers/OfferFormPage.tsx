// The form of a new offer and of a draft.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Card } from '@/ui/Card'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { LinkButton } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, Loaded, NoPermission } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useOffer, useSegments, type Offer, type Segment } from './model'

function OfferForm({ offer, segments }: { offer?: Offer; segments: Segment[] }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [base] = useState(offer)
  const options = segments.map(({ id, name }) => ({ value: id, label: name }))
  // A draft that was handed over keeps a segment its new owner may not see.
  if (offer && !segments.some(({ id }) => id === offer.segment_id))
    options.push({ value: offer.segment_id, label: offer.segment_name })
  const fields: FormField[] = [
    { name: 'title', required: true, span: 2 },
    { name: 'words', required: true, kind: 'long_text', span: 2 },
    { name: 'segment_id', required: true, kind: 'choice', options },
    { name: 'channel', required: true },
    { name: 'valid_until', required: true },
    { name: 'order_days' },
  ]
  const initial = base
    ? Object.fromEntries(fields.map(({ name }) => [name, base[name]]))
    : { channel: 'mail', order_days: 30 }
  return (
    <Card>
      <EntityForm<Offer>
        entity="offer"
        fields={fields}
        initial={initial}
        version={base?.version as number | undefined}
        draft={base ? undefined : 'offer.new'}
        onSubmit={save_record<Offer>('/offers', base?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.title }))
          void client.invalidateQueries({ queryKey: ['offer'] })
          go(`/offers/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(base ? `/offers/${base.id}` : '/offers')
        }}
      />
    </Card>
  )
}

export default function OfferFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const segments = useSegments()
  return (
    <Page title={t(id ? 'edit' : 'new')} layout="narrow">
      <Loaded query={segments} lines={6}>
        {({ items }) =>
          id ? (
            <Draft id={id} segments={items} />
          ) : items.length ? (
            <OfferForm segments={items} />
          ) : (
            <Empty
              title={t('no_segments')}
              note={t('no_segments_note')}
              action={<LinkButton to="/offers/segments">{t('new_segment')}</LinkButton>}
            />
          )
        }
      </Loaded>
    </Page>
  )
}

function Draft({ id, segments }: { id: string; segments: Segment[] }) {
  return (
    <Loaded query={useOffer(id)} lines={6}>
      {(offer) =>
        offer.actions.includes('edit') ? (
          <OfferForm offer={offer} segments={segments} />
        ) : (
          <NoPermission />
        )
      }
    </Loaded>
  )
}
