// Head, usual products and lines of an order being entered, with the sum beside them.
import { Plus } from 'lucide-react'
import { useCallback, type KeyboardEvent, type ReactNode } from 'react'
import { useAtHand, useCustomerAtHand } from '@/lib/at_hand'
import { useUser } from '@/lib/session'
import { day_of } from '@/lib/format'
import { server_now } from '@/lib/clock'
import { sends } from '@/lib/keys'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { DateField } from '@/ui/DateField'
import { Field } from '@/ui/Field'
import { Link } from '@/ui/Link'
import { NativeSelect } from '@/ui/NativeSelect'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import {
  empty_line,
  is_blank_line,
  is_table,
  lines_of_paste,
  read_paste,
  term_problems,
  totals_of,
  unpriced_of,
  with_held,
  type Entry,
  type EntryChange,
  type EntryLine,
} from './entry'
import { EntryLines } from './EntryLines'
import { useText } from './i18n'
import { Lookup } from './Lookup'
import {
  find_customers,
  items_by_code,
  useBuyingProfile,
  useHeldPrices,
  useLiveItems,
  type BuyingProfile,
  type Customer,
  type UsualProduct,
} from './model'
import { format_phone } from './parts'
import {
  asks_more,
  chosen,
  pay_terms,
  usual_term,
  type OrderPayment,
  type PayTerm,
} from './payment'
import { usePaymentText } from './payment_texts'
import { policy_text, useFilled, usePolicies } from './policies'
import { TwinHint } from './TwinHint'
import { choice_key, TermDetails } from './TermFields'

interface EntryFormProps {
  entry: Entry
  onChange: (change: EntryChange) => void
  /** Problems of the head by field. */
  problems: Map<string, string>
  strict: boolean
  busy: boolean
  notice?: ReactNode
  /** Whose order it is does not change any more. */
  fixed_customer?: boolean
  /** What it is to be paid by while nothing else is chosen; none: what the customer pays by. */
  kept_term?: OrderPayment | undefined
  /** The draft being changed: no twin of itself. */
  except_id?: string | undefined
  submit_label: string
  onReview: () => void
}

export function EntryForm(props: EntryFormProps) {
  const { entry, onChange, onReview } = props
  const t = useText()
  const profile = useBuyingProfile(entry.customer_id)
  const ids = entry.lines.flatMap((line) => (line.item ? [line.item.product_id] : []))
  const live = useLiveItems(ids)
  const lines = with_held(entry.lines, useHeldPrices(entry.customer_id, unpriced_of(entry.lines)))
  useAtHand(entry.lines.map(({ item }) => ({ id: item?.product_id, name: item?.name ?? '' })))
  useCustomerAtHand(entry.customer_id)
  const paste = useCallback(
    (after: string, text: string) => {
      if (!is_table(text)) return false
      const rows = read_paste(text)
      void items_by_code(rows.map((row) => row.code)).then((items) => {
        onChange({ kind: 'add', after, lines: lines_of_paste(rows, items, t('unknown_code')) })
      })
      return true
    },
    [onChange, t],
  )
  const on_key = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    onReview()
  }
  return (
    <div className="entry" onKeyDown={on_key}>
      <div className="stack">
        {props.notice}
        <Card className="entry-card">
          <Head {...props} profile={profile.data} />
          {props.fixed_customer ? null : <TwinHint entry={entry} except_id={props.except_id} />}
          {profile.data?.usual.length ? (
            <Usual
              products={profile.data.usual}
              onTake={(product) => {
                take_usual(product, onChange)
              }}
            />
          ) : null}
          <EntryLines
            lines={lines}
            live={live}
            strict={props.strict}
            onChange={onChange}
            onPaste={paste}
          />
          <div className="entry-foot">
            <Button
              size="small"
              icon={Plus}
              onClick={() => {
                onChange({ kind: 'add', after: null, lines: [empty_line()] })
              }}
            >
              {t('add_line')}
            </Button>
            <span className="meta desk-only">{t('paste_hint')}</span>
          </div>
          <textarea
            className="control"
            rows={1}
            aria-label={t('note')}
            placeholder={t('note_hint')}
            value={entry.note}
            onChange={(event) => {
              onChange({ kind: 'head', change: { note: event.target.value } })
            }}
          />
        </Card>
      </div>
      <Sum {...props} lines={lines} profile={profile.data} />
    </div>
  )
}

function take_usual(product: UsualProduct, onChange: (change: EntryChange) => void) {
  const line = { ...empty_line(), item: product, quantity: String(product.last_quantity) }
  onChange({ kind: 'add', after: null, lines: [line] })
  // Drawn with the next frame; its quantity is what one wants to change.
  requestAnimationFrame(() => focus_on(`line-${line.key}-quantity`))
}

const focus_on = (id: string) => document.getElementById(id)?.focus()

function Head(props: EntryFormProps & { profile: BuyingProfile | undefined }) {
  const { entry, onChange, problems } = props
  const t = useText()
  const { org } = useUser()
  const first = entry.lines[0]
  const head = (change: Partial<Entry>) => {
    onChange({ kind: 'head', change })
  }
  const to_lines = () => {
    if (first) focus_on(`line-${first.key}-product`)
  }
  const errors = (field: string) => {
    const text = problems.get(field)
    return text ? [text] : []
  }
  return (
    <>
      <div className="entry-fields">
        <Field id="entry-customer" label={t('customer')} required errors={errors('customer_id')}>
          {props.fixed_customer ? (
            <p id="entry-customer" className="strong entry-fixed">
              {entry.customer_name}
            </p>
          ) : (
            <Lookup<Customer>
              id="entry-customer"
              label={t('customer')}
              placeholder={t('customer_hint')}
              value={entry.customer_name}
              auto_focus={!entry.customer_id}
              find={find_customers}
              key_of={(customer) => customer.id}
              invalid={problems.has('customer_id')}
              described_by="entry-customer-note"
              option={(customer) => (
                <span className="customer-option">
                  <span className="ellipsis strong">{customer.name}</span>
                  <span className="muted nowrap">
                    {[customer.contact_name, customer.code].filter(Boolean).join(' · ')}
                  </span>
                </span>
              )}
              onText={(customer_name) => {
                head({ customer_name, customer_id: '' })
              }}
              onPick={(customer) => {
                head({ customer_id: customer.id, customer_name: customer.name, term: null })
                focus_on('entry-promised')
              }}
              onNext={() => {
                focus_on('entry-promised')
              }}
            />
          )}
        </Field>
        <Field id="entry-promised" label={t('promised_on')} errors={errors('promised_on')}>
          <DateField
            id="entry-promised"
            min={day_of(server_now(), org.timezone)}
            invalid={problems.has('promised_on')}
            described_by="entry-promised-note"
            value={entry.promised_on}
            onChange={(on) => {
              head({ promised_on: on ?? '' })
            }}
            onNext={to_lines}
          />
        </Field>
        <TermField {...props} onHead={head} onNext={to_lines} />
      </div>
      <Delivery {...props} onHead={head} />
    </>
  )
}

interface TermFieldProps extends EntryFormProps {
  profile: BuyingProfile | undefined
  onHead: (change: Partial<Entry>) => void
  onNext: () => void
}

/** What it is paid by: the customer's own term unless another is chosen. */
function TermField({ entry, profile, kept_term, problems, onHead, onNext }: TermFieldProps) {
  const t = useText()
  const tp = usePaymentText()
  const usual = kept_term ?? usual_term(profile?.credit_days ?? 0)
  const as_usual = tp(`term_${usual.pay_term}`, { value: usual.pay_value })
  const { term } = entry
  return (
    <>
      <Field id="entry-term" label={tp('term')} errors={term_problems(problems)}>
        <NativeSelect<PayTerm | ''>
          id="entry-term"
          label={tp('term')}
          value={term?.term ?? ''}
          options={[
            { value: '', label: t(kept_term ? 'term_kept' : 'term_usual', { term: as_usual }) },
            ...pay_terms.map((value) => ({ value, label: tp(choice_key(value)) })),
          ]}
          onChange={(value) => {
            onHead({ term: value ? chosen(value) : null })
          }}
          onNext={onNext}
        />
      </Field>
      {term && asks_more(term) ? (
        <div className="entry-term-more">
          <TermDetails
            id="entry-term"
            form={term}
            onChange={(changed) => {
              onHead({ term: changed })
            }}
          />
        </div>
      ) : null}
    </>
  )
}

interface DeliveryProps extends EntryFormProps {
  profile: BuyingProfile | undefined
  onHead: (change: Partial<Entry>) => void
}

/** Where it goes; the customer's own address unless something else is typed. */
function Delivery(props: DeliveryProps) {
  const { entry, profile, problems, fixed_customer, onHead } = props
  const t = useText()
  const parts = ['delivery_address', 'contact_name', 'contact_phone'] as const
  const shown = parts
    .map((name) => format_phone(entry[name] || (profile?.[name] ?? '')))
    .filter(Boolean)
  const bad = parts.some((name) => problems.has(name))
  return (
    <details className="entry-delivery" open={bad || undefined}>
      <summary>
        {t('delivery')} <span className="muted">{shown.join(' · ') || t('no_address')}</span>
      </summary>
      <div className="entry-delivery-fields">
        {parts.map((name) => (
          <Field
            key={name}
            id={`entry-${name}`}
            label={t(name)}
            errors={problems.has(name) ? [problems.get(name) ?? ''] : []}
          >
            <input
              id={`entry-${name}`}
              className="control"
              placeholder={profile?.[name]}
              value={entry[name]}
              aria-describedby={`entry-${name}-note`}
              onChange={(event) => {
                onHead({ [name]: event.target.value })
              }}
            />
          </Field>
        ))}
        {fixed_customer ? null : (
          <Field id="entry-customer_ref" label={t('customer_ref')}>
            <input
              id="entry-customer_ref"
              className="control"
              maxLength={60}
              placeholder={t('customer_ref_hint')}
              value={entry.customer_ref}
              onChange={(event) => {
                onHead({ customer_ref: event.target.value })
              }}
            />
          </Field>
        )}
        <PolicyField {...props} />
      </div>
    </details>
  )
}

/** What was agreed on after the sale: out of the cards of the products until somebody writes it. */
function PolicyField({ entry, problems, fixed_customer, except_id, onHead }: DeliveryProps) {
  const t = useText()
  const names = new Map(
    entry.lines.flatMap(({ item }) => (item ? [[item.product_id, item.name]] : [])),
  )
  const answers = usePolicies([...names.keys()])
  const text = policy_text(answers, (id) => names.get(id) ?? '', t)
  const expired = answers.filter(({ card }) => card.validity === 'expired')
  const is_new = !fixed_customer && !except_id
  useFilled(entry.policy, text, is_new, (policy) => {
    onHead({ policy })
  })
  return (
    <Field
      id="entry-policy"
      label={t('policy')}
      span={2}
      errors={problems.has('policy') ? [problems.get('policy') ?? ''] : []}
    >
      <textarea
        id="entry-policy"
        className="control control-long"
        rows={2}
        maxLength={1000}
        placeholder={t('policy_hint')}
        value={entry.policy}
        aria-describedby="entry-policy-note"
        onChange={(event) => {
          onHead({ policy: event.target.value })
        }}
      />
      {expired.length ? (
        <span className="meta tone-red">
          {t('policy_expired', {
            names: expired.map(({ card }) => card.title || card.words).join('、'),
          })}
        </span>
      ) : null}
    </Field>
  )
}

interface UsualProps {
  products: UsualProduct[]
  onTake: (product: UsualProduct) => void
}

function Usual({ products, onTake }: UsualProps) {
  const t = useText()
  return (
    <div className="entry-usual" role="group" aria-label={t('usual')}>
      <span className="meta">{t('usual')}</span>
      {products.map((product) => (
        <button
          key={product.product_id}
          type="button"
          title={t('usual_title', { count: product.order_count })}
          onClick={() => {
            onTake(product)
          }}
        >
          {product.name} <span className="num muted">×{product.last_quantity}</span>
        </button>
      ))}
    </div>
  )
}

interface SumProps extends EntryFormProps {
  lines: EntryLine[]
  profile: BuyingProfile | undefined
}

function Sum(props: SumProps) {
  const { lines, profile } = props
  const t = useText()
  const totals = totals_of(lines)
  const nothing = lines.every(is_blank_line)
  return (
    <aside className="stack entry-side">
      <Card className="entry-sum">
        <p className="muted">{t('total')}</p>
        <p className="entry-total num">
          <Money minor={totals.amount_minor} />
        </p>
        <p className="muted num">
          {t('lines_and_pieces', { lines: totals.lines, pieces: totals.quantity })}
        </p>
        {profile && profile.credit_limit_minor > 0 ? (
          <Credit profile={profile} amount={totals.amount_minor} />
        ) : null}
        <Button
          kind="primary"
          size="large"
          wide
          keys="Ctrl ↵"
          busy={props.busy}
          disabled={nothing}
          onClick={props.onReview}
        >
          {props.submit_label}
        </Button>
      </Card>
      {profile?.earlier.length ? (
        <Card title={t('earlier')} inset="rows" className="desk-only">
          {profile.earlier.map((order) => (
            <div key={order.id} className="card-row">
              <div className="card-row-main">
                <Link to={`/orders/${order.id}`} className="num">
                  {order.number}
                </Link>
                <div className="card-row-note">
                  <DateText on={order.placed_on} />
                </div>
              </div>
              <div className="card-row-value num">
                <Money minor={order.amount_minor} />
              </div>
            </div>
          ))}
        </Card>
      ) : null}
    </aside>
  )
}

function Credit({ profile, amount }: { profile: BuyingProfile; amount: number }) {
  const t = useText()
  const limit = profile.credit_limit_minor
  const left = limit - profile.credit_used_minor - amount
  return (
    <div className="entry-credit">
      <div className="row">
        <span>{t('credit_limit')}</span>
        <span className="push">
          <Money minor={limit} />
        </span>
      </div>
      <Progress
        label={t('credit_limit')}
        ratio={1 - left / limit}
        tone={left < 0 ? 'red' : 'act'}
        thin
      />
      <p className={left < 0 ? 'tone-red' : 'muted'}>
        {t(left < 0 ? 'credit_over' : 'credit_left')} <Money minor={Math.abs(left)} />
      </p>
    </div>
  )
}
