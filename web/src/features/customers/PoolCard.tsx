// Whether a customer is in the public pool, or when, why and from when it is recycled; with what one
// may do about it.
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck, ShieldOff, Waves } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'

interface Fate {
  pool_id: string | null
  pool_name: string
  in_pool: boolean
  entered_at: number
  reason: string
  previous_owner_name: string
  cause: string
  since_on: string | null
  recycle_on: string | null
  days_left: number
  warned_for: string | null
  protection: 'none' | 'exempt' | 'open_order' | 'open_opportunity' | 'no_pool'
  exempt_until: string | null
  exempt_reason: string
  rules: { cause: string; due_on: string }[]
  actions: string[]
}

const near_days = 7

interface PoolCardProps {
  customer_id: string
  name: string
}

export function PoolCard({ customer_id, name }: PoolCardProps) {
  const t = useText()
  const [asking, set_asking] = useState<'release' | 'exempt' | null>(null)
  const fate = useQuery({
    queryKey: ['live', 'recycling', customer_id],
    queryFn: ({ signal }) => api.get<Fate>(`/customers/${customer_id}/recycling`, { signal }),
  }).data
  const end = useExempt(customer_id, t('pool_exempt_ended'))
  if (!fate || (!fate.pool_id && !fate.actions.length)) return null
  const may = (action: string) => fate.actions.includes(action)
  const close = () => {
    set_asking(null)
  }
  return (
    <Card
      title={t('pool_card')}
      inset="rows"
      extra={
        <>
          {may('exempt') && fate.exempt_until ? (
            <Button
              size="small"
              kind="quiet"
              icon={ShieldOff}
              busy={end.isPending}
              onClick={() => {
                end.mutate({ until: null, reason: '' })
              }}
            >
              {t('pool_end_exempt')}
            </Button>
          ) : null}
          {may('exempt') && fate.recycle_on && !fate.exempt_until ? (
            <Button
              size="small"
              kind="quiet"
              icon={ShieldCheck}
              onClick={() => {
                set_asking('exempt')
              }}
            >
              {t('pool_do_exempt')}
            </Button>
          ) : null}
          {may('release') ? (
            <Button
              size="small"
              kind="quiet"
              icon={Waves}
              onClick={() => {
                set_asking('release')
              }}
            >
              {t('pool_release')}
            </Button>
          ) : null}
        </>
      }
    >
      {fate.in_pool ? <InPool fate={fate} /> : <Recycling fate={fate} />}
      {asking === 'release' ? <ReleaseDialog {...{ customer_id, name }} onClose={close} /> : null}
      {asking === 'exempt' ? <ExemptDialog {...{ customer_id, name }} onClose={close} /> : null}
    </Card>
  )
}

function InPool({ fate }: { fate: Fate }) {
  const t = useText()
  return (
    <CardRow
      title={t('pool_in', { pool: fate.pool_name })}
      note={
        <>
          {t('pool_since')}
          <DateText at={fate.entered_at} show="day" />
          {fate.previous_owner_name
            ? ` · ${t('pool_before', { name: fate.previous_owner_name })}`
            : ''}
        </>
      }
    />
  )
}

function Recycling({ fate }: { fate: Fate }) {
  const t = useText()
  const meta = useMeta('pool_customer')
  if (!fate.recycle_on) return <CardRow title={<span className="muted">{t('pool_never')}</span>} />
  const others = fate.rules.filter((rule) => rule.cause !== fate.cause)
  const shield =
    fate.protection === 'open_order'
      ? t('pool_order')
      : fate.protection === 'open_opportunity'
        ? t('pool_opportunity')
        : fate.exempt_until
          ? t('pool_exempt', { day: fate.exempt_until, reason: fate.exempt_reason })
          : ''
  return (
    <CardRow
      title={
        <>
          {t('pool_on', { day: fate.recycle_on, pool: fate.pool_name })}
          <Tag tone={!shield && fate.days_left <= near_days ? 'red' : 'grey'}>
            {t('pool_days', { count: fate.days_left })}
          </Tag>
        </>
      }
      note={t('pool_counted', {
        cause: meta.option('cause', fate.cause),
        day: fate.since_on ?? '',
      })}
      below={
        <>
          {shield ? <span className="meta tone-green">{shield}</span> : null}
          {fate.warned_for && !shield ? <span className="meta">{t('pool_warned')}</span> : null}
          {others.map((rule) => (
            <span key={rule.cause} className="meta">
              {t('pool_rule', { cause: meta.option('cause', rule.cause), day: rule.due_on })}
            </span>
          ))}
        </>
      }
    />
  )
}

const entities = ['customer', 'pool_customer', 'follow_up']

function useExempt(customer_id: string, said: string, onDone?: () => void) {
  return useWrite<{ until: string | null; reason: string }, Fate>({
    send: (input, key) => api.post('/pool_exemptions', { customer_id, ...input }, { key }),
    entities,
    onDone: () => {
      toast.done(said)
      onDone?.()
    },
  })
}

interface DialogProps extends PoolCardProps {
  onClose: () => void
}

interface Outcome {
  changed: string[]
  refused: { text: string }[]
}

function useRelease(customer_id: string, onDone: () => void) {
  const t = useText()
  return useWrite<string, Outcome>({
    send: (reason, key) => api.post('/pool_releases', { ids: [customer_id], reason }, { key }),
    entities,
    onDone: ({ refused }) => {
      if (refused[0]) toast.error(refused[0].text)
      else toast.done(t('pool_released'))
      onDone()
    },
  })
}

function ReleaseDialog({ customer_id, name, onClose }: DialogProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const release = useRelease(customer_id, onClose)
  return (
    <FormDialog
      title={t('pool_release_title', { name })}
      action={t('pool_release')}
      busy={release.isPending}
      ready={!!reason.trim()}
      error={release.error}
      onClose={onClose}
      onSend={() => {
        release.mutate(reason.trim())
      }}
    >
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}

function ExemptDialog({ customer_id, name, onClose }: DialogProps) {
  const t = useText()
  const id = useId()
  const [until, set_until] = useState<string | null>(null)
  const [reason, set_reason] = useState('')
  const exempt = useExempt(customer_id, t('pool_exempted'), onClose)
  return (
    <FormDialog
      title={t('pool_exempt_title', { name })}
      action={t('pool_do_exempt')}
      busy={exempt.isPending}
      ready={!!until && !!reason.trim()}
      error={exempt.error}
      onClose={onClose}
      onSend={() => {
        exempt.mutate({ until, reason: reason.trim() })
      }}
    >
      <label htmlFor={id}>{t('pool_until')}</label>
      <DateField id={id} value={until} onChange={set_until} />
      <ReasonField label={t('reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
