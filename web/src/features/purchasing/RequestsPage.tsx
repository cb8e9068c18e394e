// The queue of purchase requests: J/K move, A accepts, R refuses, E changes. Why stands below each.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useAllowed } from '@/lib/session'
import { useList, useListChanges } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { queues, useAccept, type Request } from './model'
import { PurchasingTabs } from './PurchasingTabs'
import { RefuseDialog } from './RefuseDialog'
import { RequestDialog } from './RequestDialog'
import { RequestRow } from './RequestRow'
import './purchasing.css'

type Asking = { what: 'refuse' | 'edit'; request: Request } | { what: 'new' } | null

export default function RequestsPage() {
  const t = useText()
  const go = useGo()
  const [{ filters }, change] = useListState()
  const queue = queues.find((one) => one === filters.queue) ?? 'open'
  const sort = queue === 'open' ? 'cover_days' : '-created_at'
  const list = useList<Request>('purchase_request', '/purchase_requests', { state: queue, sort })
  const changes = useListChanges('purchase_request', () => void list.refetch())
  const requests = list.data?.pages.flatMap((page) => page.items)
  const [asking, set_asking] = useState<Asking>(null)
  const refused = useRefusal()
  const accept = useAccept((request) => {
    toast.done(t('accepted', { number: request.order_number }))
  })
  const act = (action: string, run: (request: Request) => void) => (index: number) => {
    const request = requests?.[index]
    if (request?.actions.includes(action)) run(request)
  }
  const take = (request: Request) => {
    accept.mutateAsync(request).catch(refused)
  }
  const ask = (what: 'refuse' | 'edit') => (request: Request) => {
    set_asking({ what, request })
  }
  const keys = {
    a: act('accept', take),
    r: act('refuse', ask('refuse')),
    e: act('edit', ask('edit')),
  }
  const open = (index: number) => {
    const order = requests?.[index]?.order_id
    if (order) go(`/purchase_orders/${order}`)
    else keys.e(index)
  }
  const at = useQueueKeys(requests?.length ?? 0, asking === null, open, keys)
  return (
    <Page
      title={t('title')}
      beside={<PurchasingTabs at="requests" />}
      actions={
        <>
          <span className="meta desk-only">{t('keys')}</span>
          <NewButton
            onClick={() => {
              set_asking({ what: 'new' })
            }}
          />
        </>
      }
    >
      <Tabs
        label={t('queue')}
        items={queues.map((key) => ({ key, label: t(`queue_${key}`) }))}
        value={queue}
        onChange={(key) => {
          change({ filters: { ...filters, queue: key } })
        }}
      />
      <QueueCard
        {...{ list, at, changes }}
        items={requests}
        row={(request, active) => (
          <RequestRow
            {...{ request, active }}
            busy={accept.isPending}
            onAccept={take}
            onRefuse={ask('refuse')}
            onEdit={ask('edit')}
          />
        )}
        empty={<Empty title={t('none')} note={t('none_note')} />}
      />
      <Asked
        asking={asking}
        onClose={() => {
          set_asking(null)
        }}
      />
    </Page>
  )
}

function NewButton({ onClick }: { onClick: () => void }) {
  const t = useText()
  if (!useAllowed('purchasing.edit')) return null
  return (
    <Button kind="primary" icon={Plus} onClick={onClick}>
      {t('new_request')}
    </Button>
  )
}

function Asked({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const t = useText()
  if (!asking) return null
  if (asking.what === 'refuse') {
    const { id, number, product_name } = asking.request
    return (
      <RefuseDialog
        title={t('refuse_title', { number, name: product_name })}
        action={t('refuse')}
        path={`/purchase_requests/${id}/refusal`}
        done={t('refused')}
        onClose={onClose}
      />
    )
  }
  return (
    <RequestDialog
      request={asking.what === 'edit' ? asking.request : undefined}
      onClose={onClose}
    />
  )
}
