// Entering an order: new, again from an old one (?from=), for a customer (?customer_id=), or a draft
// being changed. What is typed survives a reload; it is sent once, after the review.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { api, ApiProblem, create_key_ring } from '@/lib/api'
import { drop_draft, keep_draft, read_draft, type Values } from '@/lib/form_values'
import { useListState } from '@/lib/list_state'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Button } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Loaded, NoPermission, Skeleton } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import {
  body_of,
  change_entry,
  empty_entry,
  fault_of,
  is_blank_line,
  is_placed,
  lines_of_order,
  place_problems,
  sent_lines,
  type Entry,
} from './entry'
import { ChangeOrder } from './ChangeOrder'
import { EntryForm } from './EntryForm'
import { OrderConflict } from './OrderConflict'
import { useText } from './i18n'
import { is_ready } from './payment'
import { items_by_id, type BuyingProfile, type Order, type Review } from './model'
import { ReviewStep, type Decision } from './ReviewStep'
import './orders.css'
import './entry.css'

export default function OrderFormPage() {
  const { id = '' } = useParams({ strict: false })
  return id ? <ChangePage id={id} /> : <NewPage />
}

function ChangePage({ id }: { id: string }) {
  const record = useRecord<Order>('order', '/orders', id)
  return (
    <Loaded query={record} lines={8}>
      {(order) =>
        order.actions.includes('edit') || order.actions.includes('change') ? (
          <Prepared order={order} editing />
        ) : (
          <NoPermission />
        )
      }
    </Loaded>
  )
}

function NewPage() {
  const [{ filters }] = useListState()
  const [start] = useState(filters)
  if (start.from) return <AgainPage id={start.from} />
  return <NewEntry customer_id={start.customer_id ?? ''} />
}

function AgainPage({ id }: { id: string }) {
  const record = useRecord<Order>('order', '/orders', id)
  return (
    <Loaded query={record} lines={8}>
      {(order) => <Prepared order={order} />}
    </Loaded>
  )
}

/** An old order with today's products and prices. */
function Prepared({ order, editing }: { order: Order; editing?: boolean }) {
  const t = useText()
  const [entry, set_entry] = useState<Entry | null>(null)
  const [first] = useState(order)
  useEffect(() => {
    const ids = first.lines.map((line) => line.product_id)
    void items_by_id(ids)
      .catch(() => [])
      .then((items) => {
        set_entry({
          ...empty_entry(),
          customer_id: first.customer_id,
          customer_name: first.customer_name,
          ...(editing
            ? {
                promised_on: first.promised_on ?? '',
                note: first.note,
                customer_ref: first.customer_ref,
                delivery_address: first.delivery_address,
                contact_name: first.contact_name,
                contact_phone: first.contact_phone,
                policy: first.policy,
              }
            : {}),
          lines: lines_of_order(first, items, t('gone')),
        })
      })
  }, [editing, first, t])
  if (!entry) return <Skeleton lines={8} />
  if (editing && first.actions.includes('change'))
    return <ChangeOrder order={first} initial={entry} />
  return <EntryPage initial={entry} order={editing ? first : undefined} />
}

function NewEntry({ customer_id }: { customer_id: string }) {
  const { id: user_id } = useUser()
  const [draft] = useState(() => read_draft(`${user_id}.order.new`) as Entry | null)
  const [initial, set_initial] = useState<Entry | null>(customer_id ? null : empty_entry)
  useEffect(() => {
    if (!customer_id) return
    void api
      .get<BuyingProfile>(`/customers/${encodeURIComponent(customer_id)}/buying_profile`)
      .then(
        (profile) => {
          set_initial({ ...empty_entry(), customer_id, customer_name: profile.customer_name })
        },
        () => {
          set_initial(empty_entry())
        },
      )
  }, [customer_id])
  if (!initial) return <Skeleton lines={8} />
  const kept = draft && !customer_id ? { ...empty_entry(), ...draft } : null
  return <EntryPage initial={initial} draft={kept} kept />
}

interface EntryPageProps {
  initial: Entry
  /** Kept from before a reload. */
  draft?: Entry | null
  /** Whether what is typed is kept for later. */
  kept?: boolean
  /** The draft being changed. */
  order?: Order
}

/** A draft that is changed stays one. */
const kept_draft: Decision = {
  ...{ outcome: 'draft', confirmed_by: '', words: '' },
  ...{ accept_shortage: false, approval_reason: '' },
}

const draft_pause_ms = 400

/** Keeps what is typed a moment after each change. */
function useKept(entry: Entry, on: boolean) {
  const { id: user_id } = useUser()
  const key = `${user_id}.order.new`
  const sent = useRef(false)
  useEffect(() => {
    if (!on || sent.current) return
    const timer = setTimeout(() => {
      const nothing = !entry.customer_name && entry.lines.every(is_blank_line)
      if (nothing) drop_draft(key)
      else keep_draft(key, entry as unknown as Values)
    }, draft_pause_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [entry, key, on])
  return useCallback(() => {
    sent.current = true
    drop_draft(key)
  }, [key])
}

function useEntry({ initial, draft, kept, order }: EntryPageProps) {
  const t = useText()
  const [entry, change] = useReducer(change_entry, draft ?? initial)
  const [restored, set_restored] = useState(!!draft)
  const [strict, set_strict] = useState(false)
  const [problems, set_problems] = useState<Map<string, string>>(new Map())
  const [review, set_review] = useState<Review | null>(null)
  const [busy, set_busy] = useState(false)
  const forget = useKept(entry, kept === true)
  const refuse = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error
    const { by_line, by_field } = place_problems(entry, error.fields)
    change({ kind: 'problems', problems: by_line })
    set_problems(by_field)
    set_review(null)
    const placed = [...by_field.keys()].every((field) => is_placed(entry, field))
    if (!error.fields.length || !placed) toast.error(t('not_sent'), error)
  }
  const ask_review = async () => {
    set_strict(true)
    const missing = new Map<string, string>()
    if (!entry.customer_id) missing.set('customer_id', t('fault_customer'))
    if (entry.term && !is_ready(entry.term)) missing.set('pay_term', t('fault_term'))
    set_problems(missing)
    const bad = entry.lines.find((line) => fault_of(line) !== null)
    if (missing.size || bad || !sent_lines(entry).length) {
      const cell = bad ? `line-${bad.key}-${fault_of(bad) ?? 'product'}` : 'entry-customer'
      const head = missing.has('customer_id') ? 'entry-customer' : 'entry-term'
      document.getElementById(missing.size ? head : cell)?.focus()
      return
    }
    set_busy(true)
    try {
      const body = { ...body_of(entry), ...(order ? { except_id: order.id } : {}) }
      set_review(await api.post<Review>('/order_reviews', body))
    } catch (error) {
      refuse(error)
    } finally {
      set_busy(false)
    }
  }
  return {
    ...{ entry, change, restored, set_restored, strict, problems, review, set_review },
    ...{ busy, set_busy, forget, refuse, ask_review },
  }
}

function EntryPage(props: EntryPageProps) {
  const { order, initial } = props
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [keys] = useState(create_key_ring)
  const state = useEntry(props)
  const { entry, review } = state
  const [version, set_version] = useState(order?.version ?? 0)
  const [conflict, set_conflict] = useState<Order | null>(null)
  const [taken, set_taken] = useState(false)
  const done = (saved: Order) => {
    keys.spent()
    state.forget()
    client.setQueryData(['order', 'record', saved.id], saved)
    for (const entity of ['order', 'stock', 'live'])
      void client.invalidateQueries({ queryKey: [entity] })
    toast.done(t(order ? 'changed' : 'entered', { number: saved.number }))
    go(`/orders/${saved.id}`, 'replace')
  }
  const send = async (decision: Decision, at = version) => {
    state.set_busy(true)
    try {
      done(await save(entry, decision, order, at, keys.key_for))
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 409 && error.current)
        set_conflict(error.current as unknown as Order)
      else if (error instanceof ApiProblem && error.code === 'stock.not_enough') {
        set_taken(true)
        await state.ask_review()
      } else state.refuse(error)
    } finally {
      state.set_busy(false)
    }
  }
  if (review)
    return (
      <>
        <ReviewStep
          key={JSON.stringify(review)}
          review={review}
          editing={!!order}
          busy={state.busy}
          notice={
            taken ? (
              <p className="callout callout-red" role="alert">
                {t('taken_meanwhile')}
              </p>
            ) : null
          }
          onBack={() => {
            set_taken(false)
            state.set_review(null)
          }}
          onSend={(decision) => void send(decision)}
        />
        {conflict ? (
          <OrderConflict
            mine={{ ...review, note: entry.note }}
            theirs={conflict}
            busy={state.busy}
            onKeep={() => {
              set_version(conflict.version)
              set_conflict(null)
              void send(kept_draft, conflict.version)
            }}
            onDiscard={() => {
              client.setQueryData(['order', 'record', conflict.id], conflict)
              go(`/orders/${conflict.id}`, 'replace')
            }}
            onClose={() => {
              set_conflict(null)
            }}
          />
        ) : null}
      </>
    )
  return (
    <Page
      title={order ? t('edit_title', { number: order.number }) : t('new_title')}
      actions={<span className="meta desk-only">{t('keys_hint')}</span>}
    >
      <EntryForm
        entry={entry}
        onChange={state.change}
        problems={state.problems}
        strict={state.strict}
        busy={state.busy}
        kept_term={order}
        except_id={order?.id}
        submit_label={t('review')}
        onReview={() => void state.ask_review()}
        notice={
          state.restored ? (
            <Restored
              onDiscard={() => {
                state.set_restored(false)
                state.change({ kind: 'replace', entry: { ...initial } })
              }}
            />
          ) : null
        }
      />
    </Page>
  )
}

function Restored({ onDiscard }: { onDiscard: () => void }) {
  const t = useText()
  return (
    <p className="callout callout-act" role="status">
      {t('draft_restored')}
      <Button size="small" kind="quiet" onClick={onDiscard}>
        {t('draft_discard')}
      </Button>
    </p>
  )
}

function save(
  entry: Entry,
  decision: Decision,
  order: Order | undefined,
  version: number,
  key_for: (body: unknown) => string,
): Promise<Order> {
  const body = body_of(entry)
  if (order) return api.patch<Order>(`/orders/${order.id}`, body, version)
  const { outcome, confirmed_by, words, accept_shortage, approval_reason } = decision
  const more =
    outcome === 'confirm'
      ? { confirm: true, confirmed_by, words, accept_shortage }
      : { submit: outcome === 'submit' }
  const sent = { ...body, ...more, ...(approval_reason ? { approval_reason } : {}) }
  return api.post<Order>('/orders', sent, { key: key_for(sent) })
}
