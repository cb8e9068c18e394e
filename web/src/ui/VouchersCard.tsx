// A customer's vouchers, and taking one off an order. Without antd.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from './Button'
import { Card, CardRow } from './Card'
import { FormDialog } from './FormDialog'
import { DateText, Money } from './Money'
import { NativeSelect } from './NativeSelect'
import { Tag } from './Tag'
import { toast } from './toast_store'

interface Voucher extends Row {
  version: number
  number: string
  amount_minor: number
  valid_until: string
  standing: 'open' | 'used' | 'expired'
  order_number: string
  actions: string[]
}

export function VouchersCard({ customer_id }: { customer_id: string }) {
  const t = useT()
  const meta = useMeta('voucher')
  const sees = useAllowed('resolutions.read')
  const [using, set_using] = useState<Voucher | null>(null)
  const found = useQuery({
    queryKey: ['voucher', 'of_customer', customer_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Voucher>>(`/customers/${customer_id}/vouchers`, { signal }),
    enabled: sees,
  })
  const items = found.data?.items
  if (!items?.length) return null
  return (
    <Card title={t('vouchers.title')} inset="rows">
      {items.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <span className="num">{one.number}</span>
              <Tag tone={one.standing === 'open' ? 'green' : 'grey'}>
                {one.standing === 'expired'
                  ? t('vouchers.expired')
                  : meta.option('state', one.standing)}
              </Tag>
            </>
          }
          note={
            one.order_number || (
              <>
                {meta.label('valid_until')} <DateText on={one.valid_until} />
              </>
            )
          }
          value={<Money minor={one.amount_minor} />}
          action={
            one.actions.includes('redeem') ? (
              <Button
                size="small"
                onClick={() => {
                  set_using(one)
                }}
              >
                {t('vouchers.use')}
              </Button>
            ) : null
          }
        />
      ))}
      {using ? (
        <UseDialog
          voucher={using}
          customer_id={customer_id}
          onClose={() => {
            set_using(null)
          }}
        />
      ) : null}
    </Card>
  )
}

interface UseDialogProps {
  voucher: Voucher
  customer_id: string
  onClose: () => void
}

function UseDialog({ voucher, customer_id, onClose }: UseDialogProps) {
  const t = useT()
  const id = useId()
  const [order_id, set_order] = useState('')
  const orders = useQuery({
    queryKey: ['order', 'for_voucher', customer_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Row & { number: string }>>('/orders', {
        query: { customer_id, commercial: 'confirmed,closed', limit: 50 },
        signal,
      }),
  })
  const redeem = useWrite<string, Voucher>({
    send: (order, key) =>
      api.post(
        `/vouchers/${voucher.id}/redemption`,
        { order_id: order },
        { key, version: voucher.version },
      ),
    entities: ['voucher', 'order', 'customer'],
    onDone: () => {
      toast.done(t('vouchers.used'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`${t('vouchers.use')} · ${voucher.number}`}
      action={t('vouchers.use')}
      busy={redeem.isPending}
      ready={order_id !== ''}
      error={redeem.error}
      onClose={onClose}
      onSend={() => {
        redeem.mutate(order_id)
      }}
    >
      <label htmlFor={id}>{t('vouchers.order')}</label>
      <NativeSelect
        id={id}
        label={t('vouchers.order')}
        value={order_id}
        options={[
          { value: '', label: t('form.pick') },
          ...(orders.data?.items ?? []).map((one) => ({ value: one.id, label: one.number })),
        ]}
        onChange={set_order}
      />
    </FormDialog>
  )
}
