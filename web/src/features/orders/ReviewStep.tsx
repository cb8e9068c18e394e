// Two steps on purpose: what was entered, frozen as the server read it, with each warning to be
// acknowledged one by one before it may be sent.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { usePreference } from '@/lib/preferences'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { Link } from '@/ui/Link'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { ShortageHint } from '@/ui/ShortageHint'
import { Tabs } from '@/ui/Tabs'
import { WarningBox } from '@/ui/WarningBox'
import { useText } from './i18n'
import type { Review, Warning } from './model'
import { format_phone } from './parts'
import { usePaymentText } from './payment_texts'
import { useStepKeys } from './step_keys'

/** What becomes of the order once it is entered. */
export type Outcome = 'submit' | 'confirm' | 'draft'

export interface Decision {
  outcome: Outcome
  confirmed_by: string
  words: string
  accept_shortage: boolean
  approval_reason: string
}

interface ReviewStepProps {
  review: Review
  /** A draft that is changed stays what it is. */
  editing: boolean
  busy: boolean
  notice?: ReactNode
  onBack: () => void
  onSend: (decision: Decision) => void
}

/** The same product short on several lines is one thing to agree on. */
const key_of = (warning: Warning) =>
  `${warning.code} ${warning.code === 'stock.not_enough' ? warning.product : warning.path}`

function once_each(warnings: Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [key_of(warning), warning])).values()]
}

/** The path of a warning about a line is "lines.2.quantity". */
function product_of(warning: Warning, review: Review): string | undefined {
  const line = /^lines\.(\d+)/.exec(warning.path)
  return line ? review.lines[Number(line[1])]?.product_id : undefined
}

function Lacking({ product_id }: { product_id: string | undefined }) {
  return product_id ? <ShortageHint product_id={product_id} /> : null
}

export function ReviewStep(props: ReviewStepProps) {
  const { review, editing, busy, onBack, onSend } = props
  const t = useText()
  const [ticked, set_ticked] = useState<ReadonlySet<string>>(new Set())
  const [outcome, set_outcome] = usePreference<Outcome>('orders.outcome', 'submit')
  const [confirmed_by, set_confirmed_by] = useState(review.contact_name)
  const [words, set_words] = useState('')
  const [approval_reason, set_reason] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const warnings = once_each(review.warnings)
  const open = warnings.filter((warning) => !ticked.has(key_of(warning)))
  // A draft asks nobody yet.
  const asks = review.needs_approval && !editing && outcome !== 'draft'
  const silent = !confirmed_by.trim() || !words.trim()
  const unsaid = (asks && !approval_reason.trim()) || (!editing && outcome === 'confirm' && silent)
  const send = () => {
    if (open.length || unsaid || busy) return
    const accept_shortage = review.warnings.some((warning) => warning.code === 'stock.not_enough')
    onSend({ outcome, confirmed_by, words, accept_shortage, approval_reason })
  }
  useEffect(() => {
    // The next one to agree on, then what was said, then the button: Space, Space, Enter.
    const next =
      box.current?.querySelector<HTMLElement>('.form-warning input:not(:checked)') ??
      box.current?.querySelector<HTMLElement>('.review-unsaid') ??
      box.current?.querySelector<HTMLElement>('.review-send')
    next?.focus()
  }, [ticked, outcome])
  useStepKeys(onBack, send)
  return (
    <Page title={t('review_title')} layout="narrow">
      <div ref={box} className="stack">
        {props.notice}
        {warnings.map((warning) => (
          <WarningBox
            key={key_of(warning)}
            text={<WarningText warning={warning} />}
            agreement={t('acknowledged')}
            ticked={ticked.has(key_of(warning))}
            onTicked={(on) => {
              const next = new Set(ticked)
              if (on) next.add(key_of(warning))
              else next.delete(key_of(warning))
              set_ticked(next)
            }}
          >
            {warning.code === 'stock.not_enough' ? (
              <Lacking product_id={product_of(warning, review)} />
            ) : null}
          </WarningBox>
        ))}
        <Terms review={review} />
        {editing ? null : (
          <OutcomeCard
            outcome={outcome}
            onOutcome={set_outcome}
            confirmed_by={confirmed_by}
            onBy={set_confirmed_by}
            words={words}
            onWords={set_words}
          />
        )}
        {asks ? (
          <Card>
            <p className="callout callout-amber">{t('approval_hint')}</p>
            <Field id="review-reason" label={t('approval_reason')} required>
              <textarea
                id="review-reason"
                className="control control-long"
                rows={2}
                maxLength={500}
                value={approval_reason}
                onChange={(event) => {
                  set_reason(event.target.value)
                }}
              />
            </Field>
          </Card>
        ) : null}
        <div className="review-foot">
          {open.length ? (
            <span className="muted" role="status">
              {t('warnings_open', { count: open.length })}
            </span>
          ) : null}
          <Button size="large" keys="Esc" onClick={onBack}>
            {t('back_to_entry')}
          </Button>
          <Button
            kind="primary"
            size="large"
            className="review-send"
            keys="Ctrl ↵"
            busy={busy}
            disabled={open.length > 0 || unsaid}
            onClick={send}
          >
            {t(editing ? 'save_changes' : 'send')} <Money minor={review.amount_minor} />
          </Button>
        </div>
      </div>
    </Page>
  )
}

interface OutcomeCardProps {
  outcome: Outcome
  onOutcome: (outcome: Outcome) => void
  confirmed_by: string
  onBy: (text: string) => void
  words: string
  onWords: (text: string) => void
}

/** What becomes of it: sent to the customer, confirmed with who said yes and how, or kept. */
function OutcomeCard(props: OutcomeCardProps) {
  const { outcome, onOutcome, confirmed_by, onBy, words, onWords } = props
  const t = useText()
  return (
    <Card>
      <div className="stack">
        <Tabs
          label={t('outcome')}
          value={outcome}
          onChange={(key) => {
            onOutcome(key as Outcome)
          }}
          items={(['submit', 'confirm', 'draft'] as const).map((key) => ({
            key,
            label: t(`outcome_${key}`),
          }))}
        />
        <p className="muted">{t(`outcome_${outcome}_hint`)}</p>
        {outcome === 'confirm' ? (
          <div className="form-grid">
            <Field id="review-by" label={t('confirmed_by')} required>
              <input
                id="review-by"
                className={`control${confirmed_by.trim() ? '' : ' review-unsaid'}`}
                value={confirmed_by}
                maxLength={60}
                onChange={(event) => {
                  onBy(event.target.value)
                }}
              />
            </Field>
            <Field id="review-words" label={t('words')} required>
              <input
                id="review-words"
                className={`control${words.trim() ? '' : ' review-unsaid'}`}
                placeholder={t('words_hint')}
                value={words}
                maxLength={500}
                onChange={(event) => {
                  onWords(event.target.value)
                }}
              />
            </Field>
          </div>
        ) : null}
      </div>
    </Card>
  )
}

export function WarningText({ warning }: { warning: Warning }) {
  const t = useText()
  const { product, available, wanted } = warning
  switch (warning.code) {
    case 'stock.not_enough':
      return <>{t('warn_shortage', { product, available: Math.max(0, available), wanted })}</>
    case 'orders.below_floor':
      return (
        <>
          {t('warn_below_floor', { product })} <Price e4={warning.floor_price_e4} />
        </>
      )
    case 'orders.over_credit':
      return (
        <>
          {t('warn_over_credit')} <Money minor={warning.amount_minor} />
        </>
      )
    default:
      return (
        <>
          {t(warning.code === 'orders.same_ref' ? 'warn_same_ref' : 'warn_looks_like')}{' '}
          <Link to={`/orders/${warning.order_id ?? ''}`} target="_blank" className="num in-text">
            {warning.order_number}
          </Link>
        </>
      )
  }
}

function Terms({ review }: { review: Review }) {
  const t = useText()
  const tp = usePaymentText()
  return (
    <Card>
      <div className="terms-head">
        <div>
          <h2>{review.customer_name}</h2>
          <p className="muted">
            {[review.contact_name, format_phone(review.contact_phone)].filter(Boolean).join(' · ')}
          </p>
          <p className="muted">{review.delivery_address}</p>
          {review.promised_on ? (
            <p className="muted">
              {t('promised_on')} <DateText on={review.promised_on} />
            </p>
          ) : null}
          <p className="muted">
            {tp(`term_${review.pay_term}`, { value: review.pay_value })}
            {review.prepay_minor ? (
              <>
                {' · '}
                {t('prepay')} <Money minor={review.prepay_minor} />
              </>
            ) : null}
          </p>
        </div>
        <div className="terms-sum">
          <p className="entry-total num">
            <Money minor={review.amount_minor} />
          </p>
          <p className="muted num">
            {t('lines_and_pieces', { lines: review.lines.length, pieces: review.quantity })}
          </p>
        </div>
      </div>
      <div className="terms-lines">
        <table className="lines-table">
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('unit_price')}</th>
              <th scope="col">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {review.lines.map((line, index) => (
              <tr key={index}>
                <th scope="row">
                  {line.product_name} <span className="num muted">{line.product_code}</span>
                </th>
                <td>
                  <Quantity value={line.quantity} unit={line.unit} />
                </td>
                <td>
                  <Price e4={line.unit_price_e4} />
                </td>
                <td>
                  <Money minor={line.amount_minor} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
