// Whose order it is, when, where to, how it is paid and what was agreed on after the sale.
import { useUser } from '@/lib/session'
import { day_of } from '@/lib/format'
import { server_now } from '@/lib/clock'
import { DateField } from '@/ui/DateField'
import { Field } from '@/ui/Field'
import { NativeSelect } from '@/ui/NativeSelect'
import { term_problems, type Entry } from './entry'
import { focus_on, type EntryFormProps } from './entry_form'
import { useText } from './i18n'
import { Lookup } from './Lookup'
import { find_customers, type BuyingProfile, type Customer } from './model'
import { format_phone } from './parts'
import { asks_more, chosen, pay_terms, usual_term, type PayTerm } from './payment'
import { usePaymentText } from './payment_texts'
import { policy_text, useFilled, usePolicies } from './policies'
import { choice_key, TermDetails } from './TermFields'

export function EntryHead(props: EntryFormProps & { profile: BuyingProfile | undefined }) {
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
