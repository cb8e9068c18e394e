// Who carries goods: a short list, a form for one more or for a change; below it the rules of the queue.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'
import { useList } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Empty, ErrorState, Loaded, Skeleton } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { LogisticsTabs } from './LogisticsTabs'
import type { Carrier } from './model'

export default function CarriersPage() {
  const t = useText()
  const edits = useAllowed('logistics.settings')
  const [asking, set_asking] = useState<Carrier | 'new' | null>(null)
  const list = useList<Carrier>('carrier', '/carriers', {})
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_asking('new')
      }}
    >
      {t('new_carrier')}
    </Button>
  ) : null
  const body = () => {
    if (list.isPending) return <Skeleton lines={5} />
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    const items = list.data.pages.flatMap((page) => page.items)
    if (!items.length) return <Empty title={t('no_carriers')} action={add} />
    return items.map((one) => (
      <CarrierRow
        key={one.id}
        carrier={one}
        onEdit={
          edits
            ? () => {
                set_asking(one)
              }
            : undefined
        }
      />
    ))
  }
  return (
    <Page title={t('title')} beside={<LogisticsTabs at="carriers" />} actions={add}>
      <Card title={t('carriers')} inset="rows">
        {body()}
        {list.hasNextPage ? (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </Card>
      <Settings edits={edits} />
      {asking ? (
        <CarrierDialog
          carrier={asking === 'new' ? undefined : asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </Page>
  )
}

function CarrierRow({ carrier, onEdit }: { carrier: Carrier; onEdit?: () => void }) {
  const t = useText()
  const { number_prefix: prefix, number_min: min, number_max: max } = carrier
  return (
    <CardRow
      title={
        <>
          <span className="strong">{carrier.name}</span>
          {carrier.active ? null : <Tag>{t('inactive')}</Tag>}
        </>
      }
      note={[
        carrier.phone,
        prefix || max ? t('numbers', { prefix, min, max }) : t('any_number'),
        carrier.tracking_url,
      ]
        .filter(Boolean)
        .join(' · ')}
      action={
        onEdit ? (
          <Button size="small" onClick={onEdit}>
            {t('edit_one')}
          </Button>
        ) : null
      }
    />
  )
}

function CarrierDialog({ carrier, onClose }: { carrier?: Carrier; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  return (
    <Dialog open kind="sheet" title={carrier?.name ?? t('new_carrier')} onClose={onClose}>
      <EntityForm<Carrier>
        entity="carrier"
        fields={[
          { name: 'name', required: true },
          'phone',
          { name: 'tracking_url', span: 2 },
          'number_prefix',
          { name: 'number_min', kind: 'integer' },
          { name: 'number_max', kind: 'integer' },
          { name: 'active', kind: 'boolean' },
        ]}
        initial={carrier ?? { active: true }}
        version={carrier?.version}
        onSubmit={save_record<Carrier>('/carriers', carrier?.id)}
        onDone={(saved) => {
          toast.done(t('saved_name', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['carrier'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

const settings_path = '/logistics_settings'
const settings_key = ['logistics_settings', 'all']
const numbers = [
  'day_points',
  'wait_points',
  'tier_a_points',
  'tier_b_points',
  'tier_c_points',
  'tier_d_points',
  'paid_points',
  'part_paid_points',
  'usual_days',
  'look_ahead_days',
  'pick_days',
  'silent_days',
]

function Settings({ edits }: { edits: boolean }) {
  const t = useText()
  const settings = useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Row>(settings_path, { signal }),
  })
  return (
    <>
      <h2>{t('settings')}</h2>
      <p className="meta">{t(edits ? 'settings_note' : 'settings_read_only')}</p>
      <Loaded query={settings} lines={6}>
        {(found) => (
          <SettingsForm<Row>
            entity="logistics_settings"
            path={settings_path}
            query_key={settings_key}
            found={found}
            fields={numbers.map((name) => ({ name, kind: 'integer' as const }))}
            locked={!edits}
            saved_text={t('settings_saved')}
          />
        )}
      </Loaded>
    </>
  )
}
