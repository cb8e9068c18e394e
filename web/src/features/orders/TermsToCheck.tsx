// The terms of an order one by one, each with what the customer wants otherwise. Without onWant
// they are only shown.
import { PencilLine, Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/ui/Button'
import { DateText, Money, Price } from '@/ui/Money'
import {
  head_terms,
  line_terms,
  place_of,
  stood,
  type Term,
  type TermLine,
  type Terms,
  type Wanted,
} from './confirmations'
import { useConfirmationText } from './confirmation_texts'
import { usePaymentText } from './payment_texts'
import './terms.css'

interface TermsProps {
  terms: Terms
  currency?: string
  wanted: Wanted
  /** Why a wish cannot be, by place. */
  faults: Record<string, string>
  onWant?: (wanted: Wanted) => void
}

export function TermsToCheck(props: TermsProps) {
  const { terms, currency, wanted, onWant } = props
  const t = useConfirmationText()
  return (
    <div className="terms">
      <section aria-label={t('page_lines')}>
        <h2>{t('page_lines')}</h2>
        <ol className="terms-lines">
          {terms.lines.map((line, at) => (
            <Line key={at} {...props} line={line} line_no={at + 1} />
          ))}
        </ol>
        <p className="terms-total">
          {t('page_total')}{' '}
          <Money minor={terms.amount_minor} currency={currency} decimals="always" />
        </p>
      </section>
      <dl className="terms-head">
        {head_terms
          .filter((term) => onWant || terms[term] || wanted[place_of(term)])
          .map((term) => (
            <div key={term}>
              <dt>{t(`term_${term}`)}</dt>
              <dd>
                <span className="terms-stood">
                  {term === 'promised_on' && terms.promised_on ? (
                    <DateText on={terms.promised_on} />
                  ) : (
                    terms[term] || <span className="muted">{t('page_none')}</span>
                  )}
                </span>
                <Wish {...props} term={term} line_no={0} />
              </dd>
            </div>
          ))}
        <PayTermRow terms={terms} currency={currency} />
        {onWant || wanted[place_of('other')] ? (
          <div>
            <dt>{t('term_other')}</dt>
            <dd className="terms-alone">
              <Wish {...props} term="other" line_no={0} />
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  )
}

/** When it is to be paid; another wish goes into the words at the end. */
function PayTermRow({ terms, currency }: { terms: Terms; currency?: string }) {
  const t = usePaymentText()
  return (
    <div>
      <dt>{t('term')}</dt>
      <dd>
        {t(`term_${terms.pay_term}`, { value: terms.pay_value })}
        {terms.instalments.map((row, at) => (
          <p key={at}>
            {row.due_on ? t('on_day', { on: row.due_on }) : t(`when_${row.due_when}`)}
            {row.days ? ` + ${t('plus_days', { count: row.days })}` : ''}{' '}
            <Money minor={row.amount_minor} currency={currency} decimals="always" />
          </p>
        ))}
      </dd>
    </div>
  )
}

interface LineProps extends TermsProps {
  line: TermLine
  line_no: number
}

function Line(props: LineProps) {
  const { line, line_no, currency, wanted, onWant } = props
  const t = useConfirmationText()
  const [open, set_open] = useState(false)
  const asked = line_terms.filter((term) => wanted[place_of(term, line_no)] !== undefined)
  const close = () => {
    set_open(false)
    onWant?.(
      without(
        wanted,
        line_terms.map((term) => place_of(term, line_no)),
      ),
    )
  }
  return (
    <li>
      <p className="terms-line">
        <span className="strong">{line.product_name}</span>
        <span className="meta num">{line.product_code}</span>
        <span className="push strong">
          <Money minor={line.amount_minor} currency={currency} decimals="always" />
        </span>
      </p>
      <p className="terms-line muted num">
        <span>
          {line.quantity} × <Price e4={line.unit_price_e4} currency={currency} />
        </span>
        {onWant ? (
          <Button
            kind="quiet"
            size="small"
            className="push"
            icon={open ? Undo2 : PencilLine}
            aria-expanded={open}
            onClick={
              open
                ? close
                : () => {
                    set_open(true)
                  }
            }
          >
            {t(open ? 'page_keep' : 'page_correct')}
          </Button>
        ) : null}
      </p>
      {(onWant ? open : asked.length > 0) ? (
        <div className="terms-wishes">
          {(onWant ? line_terms : asked).map((term) => (
            <WishField key={term} {...props} term={term} labelled />
          ))}
        </div>
      ) : null}
    </li>
  )
}

interface WishProps extends TermsProps {
  term: Term
  line_no: number
}

/** A button that opens the box; what was asked for already stands open. */
function Wish(props: WishProps) {
  const { term, line_no, wanted, onWant } = props
  const t = useConfirmationText()
  const [open, set_open] = useState(false)
  const place = place_of(term, line_no)
  if (!onWant) return wanted[place] === undefined ? null : <WishField {...props} />
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        icon={open ? Undo2 : PencilLine}
        aria-label={`${t(open ? 'page_keep' : 'page_correct')} ${t(`term_${term}`)}`}
        aria-expanded={open}
        onClick={() => {
          if (open) onWant(without(wanted, [place]))
          set_open(!open)
        }}
      >
        {t(open ? 'page_keep' : 'page_correct')}
      </Button>
      {open ? <WishField {...props} /> : null}
    </>
  )
}

const kinds: Partial<Record<Term, { type?: string; inputMode?: 'numeric' | 'decimal' }>> = {
  quantity: { inputMode: 'numeric' },
  unit_price: { inputMode: 'decimal' },
  promised_on: { type: 'date' },
  contact_phone: { type: 'tel' },
}

function WishField(props: WishProps & { labelled?: boolean }) {
  const { terms, term, line_no, wanted, faults, onWant, labelled } = props
  const t = useConfirmationText()
  const id = useId()
  const place = place_of(term, line_no)
  const fault = faults[place]
  const said = wanted[place]
  if (!onWant)
    return (
      <p className="terms-wanted">
        {labelled ? `${t(`term_${term}`)} ` : ''}
        {t('page_wants')} <span className="strong">{said}</span>
      </p>
    )
  const plain = term === 'quantity' || term === 'unit_price'
  return (
    <div className="terms-wish">
      <label htmlFor={id}>
        {labelled ? t(`term_${term}`) : t('page_wants')}
        {term === 'quantity' ? <span className="meta"> {t('page_zero')}</span> : null}
      </label>
      <input
        id={id}
        className="control"
        {...kinds[term]}
        maxLength={500}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        placeholder={plain ? stood(terms, term, line_no) : undefined}
        value={said ?? ''}
        onChange={(event) => {
          onWant({ ...wanted, [place]: event.target.value })
        }}
      />
      {fault ? (
        <p id={`${id}-fault`} className="field-error" role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  )
}

function without(wanted: Wanted, places: string[]): Wanted {
  return Object.fromEntries(Object.entries(wanted).filter(([place]) => !places.includes(place)))
}
