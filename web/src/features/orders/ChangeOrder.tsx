// Changing a confirmed order: entered like an order, then everything the change does, then done at
// once or sent to approval.
import { useQueryClient } from '@tanstack/react-query'
import { useReducer, useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { usePinned } from '@/lib/use_pinned'
import { Button } from '@/ui/Button'
import { Card, FactList } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { useGo } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { ProblemLine } from '@/ui/ProblemLine'
import { toast } from '@/ui/toast_store'
import { show_now } from './act'
import { ChangeEffects } from './ChangeEffects'
import { change_of, type ChangeReview } from './changes'
import { useChangeText } from './change_texts'
import { change_entry, fault_of, place_problems, type Entry } from './entry'
import { EntryForm } from './EntryForm'
import { useText } from './i18n'
import type { Order } from './model'
import { is_ready } from './payment'
import { useStepKeys } from './step_keys'
import './entry.css'
import './orders.css'

const unsaid = '.' // a change is only asked about: its reason comes with the next step

export function ChangeOrder({ order: live, initial }: { order: Order; initial: Entry }) {
  const [order] = usePinned(live)
  const t = useChangeText()
  const te = useText()
  const [entry, change] = useReducer(change_entry, initial)
  const [strict, set_strict] = useState(false)
  const [busy, set_busy] = useState(false)
  const [problems, set_problems] = useState<Map<string, string>>(new Map())
  const [review, set_review] = useState<ChangeReview | null>(null)
  const refuse = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error
    const { by_line, by_field } = place_problems(entry, error.fields)
    change({ kind: 'problems', problems: by_line })
    set_problems(by_field)
    set_review(null)
    if (!error.fields.length || by_field.has('lines')) toast.error(t('none'), error)
  }
  const ask = async () => {
    set_strict(true)
    const bad = entry.lines.find((line) => fault_of(line) !== null)
    if (entry.term && !is_ready(entry.term)) {
      set_problems(new Map([['pay_term', te('fault_term')]]))
      document.getElementById('entry-term')?.focus()
      return
    }
    if (bad) {
      document.getElementById(`line-${bad.key}-${fault_of(bad) ?? 'product'}`)?.focus()
      return
    }
    set_busy(true)
    try {
      const body = { ...change_of(entry, order), reason: unsaid }
      set_review(await api.post<ChangeReview>(`/orders/${order.id}/change_reviews`, body))
      set_problems(new Map())
    } catch (error) {
      refuse(error)
    } finally {
      set_busy(false)
    }
  }
  if (review)
    return (
      <ChangeStep
        order={order}
        entry={entry}
        review={review}
        onBack={() => {
          set_review(null)
        }}
        onRefused={refuse}
      />
    )
  return (
    <Page title={t('title', { number: order.number })}>
      <EntryForm
        entry={entry}
        onChange={change}
        problems={problems}
        strict={strict}
        busy={busy}
        fixed_customer
        kept_term={order}
        submit_label={t('review')}
        onReview={() => void ask()}
      />
    </Page>
  )
}

interface StepProps {
  order: Order
  entry: Entry
  review: ChangeReview
  onBack: () => void
  onRefused: (error: unknown) => void
}

function ChangeStep({ order, entry, review, onBack, onRefused }: StepProps) {
  const t = useChangeText()
  const go = useGo()
  const client = useQueryClient()
  const [reason, set_reason] = useState('')
  const [approval_reason, set_approval_reason] = useState('')
  const [accept_shortage, set_accept] = useState(false)
  const [error, set_error] = useState<unknown>(null)
  const [busy, set_busy] = useState(false)
  const nothing = !review.lines.length && !review.head.length
  const ready =
    !nothing &&
    reason.trim() !== '' &&
    (!review.is_short || accept_shortage) &&
    (!review.needs_approval || approval_reason.trim() !== '')
  const send = async () => {
    set_busy(true)
    set_error(null)
    const body = { ...change_of(entry, order), reason, accept_shortage, approval_reason }
    try {
      const now = await api.patch<Order>(`/orders/${order.id}/terms`, body, order.version)
      show_now(client, now)
      void client.invalidateQueries({ queryKey: ['order_change'] })
      toast.done(t(review.needs_approval ? 'done_waits' : 'done', { number: now.number }))
      go(`/orders/${order.id}`, 'replace')
    } catch (refused) {
      if (refused instanceof ApiProblem && refused.status === 422) onRefused(refused)
      else set_error(refused)
    } finally {
      set_busy(false)
    }
  }
  useStepKeys(onBack, () => {
    if (ready && !busy) void send()
  })
  return (
    <Page title={t('step_title')} layout="narrow">
      <div className="stack">
        {review.needs_approval ? (
          <p className="callout callout-amber">{t('needs_approval')}</p>
        ) : null}
        {review.needs_yes ? <p className="callout callout-act">{t('needs_yes')}</p> : null}
        <Card title={t('lines')}>
          {nothing ? (
            <p className="muted">{t('none')}</p>
          ) : (
            <ChangeEffects lines={review.lines} head={review.head} />
          )}
        </Card>
        <MoneyCard review={review} />
        {review.stock.length ? <StockCard review={review} /> : null}
        {review.is_short ? (
          <label className="callout callout-red row">
            <input
              type="checkbox"
              checked={accept_shortage}
              onChange={(event) => {
                set_accept(event.target.checked)
              }}
            />
            {t('short')}（{t('accept')}）
          </label>
        ) : null}
        <Card>
          <Words
            id="change-reason"
            label={t('reason')}
            hint={t('reason_hint')}
            value={reason}
            onChange={set_reason}
          />
          {review.needs_approval ? (
            <Words
              id="change-approval"
              label={t('approval_reason')}
              value={approval_reason}
              onChange={set_approval_reason}
            />
          ) : null}
        </Card>
        <ProblemLine error={error} />
        <footer className="form-foot">
          <Button className="push" keys="Esc" onClick={onBack}>
            {t('back')}
          </Button>
          <Button
            kind="primary"
            keys="Ctrl ↵"
            busy={busy}
            disabled={!ready}
            onClick={() => void send()}
          >
            {t(review.needs_approval ? 'send_approval' : 'send')}
          </Button>
        </footer>
      </div>
    </Page>
  )
}

function MoneyCard({ review }: { review: ChangeReview }) {
  const t = useChangeText()
  return (
    <Card title={t('amount')}>
      <FactList
        facts={[
          {
            label: t('amount'),
            value: (
              <>
                <Money minor={review.amount_before_minor} /> →{' '}
                <span className="strong">
                  <Money minor={review.amount_after_minor} />
                </span>
              </>
            ),
          },
          { label: t('due'), value: <Money minor={review.due_minor} /> },
          ...(review.refund_minor
            ? [{ label: t('refund'), value: <Money minor={review.refund_minor} /> }]
            : []),
        ]}
      />
    </Card>
  )
}

function StockCard({ review }: { review: ChangeReview }) {
  const t = useChangeText()
  return (
    <Card title={t('stock')}>
      <FactList
        facts={review.stock.map((one) => ({
          key: one.product_id,
          label: one.product_name,
          value: [
            one.released ? t('released', { count: one.released }) : '',
            one.wanted ? t('wanted', { wanted: one.wanted, available: one.available }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Card>
  )
}

interface WordsProps {
  id: string
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
}

function Words({ id, label, hint, value, onChange }: WordsProps) {
  return (
    <Field id={id} label={label} required>
      <textarea
        id={id}
        className="control control-long"
        rows={2}
        maxLength={500}
        placeholder={hint}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </Field>
  )
}
