// The short forms of an opportunity: won with its order, lost with the reason, open again.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useLocale } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { format_money, minor_digits, parse_scaled, unparse_scaled } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { usePinned } from '@/lib/use_pinned'
import { Choices } from '@/ui/Choices'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { ReasonField } from '@/ui/ReasonField'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useToday } from './Marks'
import {
  as_before,
  lost_reasons,
  useLoss,
  useReopening,
  useSuccess,
  type LostReason,
  type Opportunity,
} from './model'

export type Act = 'win' | 'lose' | 'reopen'

interface DialogProps {
  one: Opportunity
  onClose: () => void
}

export function ActDialog({ act, one: live, onClose }: DialogProps & { act: Act }) {
  const [one] = usePinned(live)
  const props = { one, onClose }
  if (act === 'win') return <SuccessDialog {...props} />
  if (act === 'lose') return <LossDialog {...props} />
  return <ReopenDialog {...props} />
}

interface CustomerOrder extends Row {
  number: string
  amount_minor: number
}

const orders_shown = 20

function useOrders(customer_id: string, on: boolean) {
  return useQuery({
    queryKey: ['order', 'to_win_with', customer_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<CustomerOrder>>('/orders', {
        query: {
          customer_id,
          commercial: 'draft,approval,awaiting_customer,confirmed,closed',
          limit: orders_shown,
        },
        signal,
      }),
    enabled: on,
  })
}

function SuccessDialog({ one, onClose }: DialogProps) {
  const t = useText()
  const locale = useLocale()
  const amount_id = useId()
  const { currency } = useUser().org
  const digits = minor_digits(currency)
  const orders = useOrders(one.customer_id, useAllowed('orders.read'))
  const [order_id, set_order] = useState('')
  const [text, set_text] = useState(unparse_scaled(one.amount_minor, digits, 0))
  const amount_minor = parse_scaled(text, digits)
  const today = useToday()
  const back = useReopening()
  const write = useSuccess(one, (out) => {
    toast.done(t('was_won', { name: one.name }), () => back.mutateAsync(as_before(out, one, today)))
    onClose()
  })
  const found = orders.data?.items ?? []
  const choose = (id: string) => {
    set_order(id)
    const order = found.find((each) => each.id === id)
    if (order) set_text(unparse_scaled(order.amount_minor, digits, 0))
  }
  return (
    <FormDialog
      title={t('win_title', { name: one.name })}
      action={t('win')}
      busy={write.isPending}
      ready={amount_minor !== null}
      error={write.error}
      onSend={() => {
        write.mutate({ order_id: order_id || null, amount_minor })
      }}
      onClose={onClose}
    >
      <label htmlFor={amount_id}>{t('amount')}</label>
      <input
        id={amount_id}
        className="control num"
        inputMode="decimal"
        data-autofocus
        value={text}
        aria-invalid={amount_minor === null}
        onChange={(event) => {
          set_text(event.target.value)
        }}
      />
      {amount_minor === null ? <p className="tone-red">{t('bad_amount')}</p> : null}
      {found.length ? (
        <>
          <span>{t('order')}</span>
          <NativeSelect
            label={t('order')}
            options={[
              { value: '', label: t('order_none') },
              ...found.map((order) => ({
                value: order.id,
                label: `${order.number} · ${format_money(order.amount_minor, { currency, locale })}`,
              })),
            ]}
            value={order_id}
            onChange={choose}
          />
        </>
      ) : null}
    </FormDialog>
  )
}

function LossDialog({ one, onClose }: DialogProps) {
  const t = useText()
  const meta = useMeta('opportunity')
  const [reason, set_reason] = useState<LostReason>('price')
  const [words, set_words] = useState('')
  const today = useToday()
  const back = useReopening()
  const write = useLoss(one, (out) => {
    toast.done(t('was_lost', { name: one.name }), () =>
      back.mutateAsync(as_before(out, one, today)),
    )
    onClose()
  })
  return (
    <FormDialog
      title={t('lose_title', { name: one.name })}
      action={t('lose')}
      busy={write.isPending}
      ready={!!words.trim()}
      error={write.error}
      onSend={() => {
        write.mutate({ reason, words })
      }}
      onClose={onClose}
    >
      <span>{t('reason')}</span>
      <Choices
        label={t('reason')}
        options={lost_reasons}
        value={reason}
        text={(option) => meta.option('lost_reason', option)}
        onChange={set_reason}
      />
      <ReasonField label={t('words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}

function ReopenDialog({ one, onClose }: DialogProps) {
  const t = useText()
  const id = useId()
  const today = useToday()
  const [next_step, set_step] = useState('')
  const [next_step_on, set_day] = useState<string | null>(null)
  const [expected_close_on, set_close] = useState<string | null>(null)
  const write = useReopening(() => {
    toast.done(t('was_reopened', { name: one.name }))
    onClose()
  })
  return (
    <FormDialog
      title={t('reopen_title', { name: one.name })}
      action={t('reopen')}
      busy={write.isPending}
      ready={!!next_step.trim() && !!next_step_on}
      error={write.error}
      onSend={() => {
        write.mutate({ one, next_step, next_step_on, expected_close_on })
      }}
      onClose={onClose}
    >
      <label htmlFor={`${id}-step`}>{t('next_step')}</label>
      <input
        id={`${id}-step`}
        className="control"
        data-autofocus
        maxLength={200}
        value={next_step}
        onChange={(event) => {
          set_step(event.target.value)
        }}
      />
      <label htmlFor={`${id}-day`}>{t('next_step_on')}</label>
      <DateField id={`${id}-day`} min={today} value={next_step_on} onChange={set_day} />
      <label htmlFor={`${id}-close`}>{t('expected_again')}</label>
      <DateField id={`${id}-close`} min={today} value={expected_close_on} onChange={set_close} />
    </FormDialog>
  )
}
