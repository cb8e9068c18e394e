// One offer: its words, its files, and what became of it, number by number down to the customers.
import { useParams } from '@tanstack/react-router'
import { Ban, Pencil, Send } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Attachments } from '@/ui/Attachments'
import { Card, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { FormDialog } from '@/ui/FormDialog'
import { useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { StateTag } from './marks'
import { useOffer, useSegmentPreview, useSegments, no_filter, type Offer } from './model'
import { Progress } from './Progress'
import { Sender } from './Sender'
import './offers.css'

export default function OfferPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <Loaded query={useOffer(id)} lines={8}>
      {(offer) => <Body key={offer.id} offer={offer} />}
    </Loaded>
  )
}

function useActions(offer: Offer, onSend: () => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const stop = useWrite({
    send: (_: void, key) => api.post(`/offers/${offer.id}/stop`, {}, { key }),
    entities: ['offer'],
    onDone: () => {
      toast.done(t('stopped'))
    },
    onRefused: useRefusal(),
  })
  return [
    { key: 'send', label: t('send'), icon: Send, main: true, onRun: onSend },
    {
      key: 'edit',
      label: t('edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/offers/${offer.id}/edit`)
      },
    },
    {
      key: 'stop',
      label: t('stop'),
      icon: Ban,
      kind: 'danger',
      busy: stop.isPending,
      onRun: () => {
        stop.mutate()
      },
    },
  ]
}

function Body({ offer }: { offer: Offer }) {
  const t = useText()
  const meta = useMeta('offer')
  const [sending, set_sending] = useState(false)
  const actions = useActions(offer, () => {
    set_sending(true)
  })
  const facts = [
    { label: meta.label('segment_id'), value: offer.segment_name },
    { label: meta.label('channel'), value: meta.option('channel', offer.channel) },
    { label: meta.label('valid_until'), value: <DateText on={offer.valid_until} /> },
    { label: meta.label('order_days'), value: offer.order_days },
    { label: meta.label('sent_at'), value: <DateText at={offer.sent_at || null} /> },
  ]
  return (
    <RecordPage
      entity="offer"
      list_path="/offers"
      title={offer.title}
      mark={<StateTag state={offer.state} />}
      facts={[offer.owner_name, t('until', { on: offer.valid_until })]}
      allowed={offer.actions}
      actions={actions}
      left={
        <>
          <Card>
            <FactList facts={facts} />
          </Card>
          <Attachments entity="offer" record_id={offer.id} />
          <CommentsCard entity="offer" record_id={offer.id} />
        </>
      }
    >
      {offer.state === 'draft' ? <Sender offer={offer} /> : <Progress offer={offer} />}
      <Card title={t('words')}>
        <p className="offer-words">{offer.words}</p>
        {offer.state === 'draft' ? <p className="meta">{t('files_note')}</p> : null}
      </Card>
      {sending ? (
        <SendDialog
          offer={offer}
          onClose={() => {
            set_sending(false)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function SendDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useText()
  const segment = useSegments().data?.items.find(({ id }) => id === offer.segment_id)
  const preview = useSegmentPreview(segment?.filter ?? no_filter)
  const send = useWrite({
    send: (_: void, key) =>
      api.post(`/offers/${offer.id}/sending`, { link_root: location.origin }, { key }),
    entities: ['offer'],
    onDone: onClose,
  })
  const found = segment ? preview.data : undefined
  const count = offer.channel === 'mail' ? found?.reachable : found?.consented
  return (
    <FormDialog
      title={t('send_title', { title: offer.title })}
      action={t('sending')}
      busy={send.isPending}
      ready
      error={send.error}
      onSend={() => {
        send.mutate()
      }}
      onClose={onClose}
    >
      <p>{t(offer.channel === 'mail' ? 'send_mail_note' : 'send_link_note')}</p>
      {count === undefined ? null : <p className="strong">{t('will_reach', { count })}</p>}
    </FormDialog>
  )
}
