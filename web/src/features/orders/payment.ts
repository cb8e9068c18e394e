// Payment terms of an order as the server keeps them, and what a form makes of them. Draws nothing.
import { parse_scaled, unparse_scaled } from '@/lib/format'

const minor_digits = 2

export const pay_terms = ['on_delivery', 'prepaid', 'deposit', 'credit', 'instalments'] as const
export type PayTerm = (typeof pay_terms)[number]
export const pay_whens = ['on_signing', 'before_shipping', 'after_delivery'] as const
export type PayWhen = (typeof pay_whens)[number]

export interface Instalment {
  due_when: PayWhen
  days: number
  due_on: string | null
  percent: number
  amount_minor: number
}

export interface Due extends Instalment {
  falls_on: string | null
  paid_minor: number
  state: 'open' | 'partly_paid' | 'paid' | 'overdue'
}

export interface Release {
  id: string
  amount_minor: number
  reason: string
  actor_name: string
  created_at: number
}

export interface OrderPayment {
  pay_term: PayTerm
  pay_value: number
  due_on: string | null
  overdue_on: string | null
}

/** A row as it is typed. */
export interface PlanRow {
  due_when: PayWhen
  days: string
  due_on: string | null
  /** "30%" of the order, or an amount. */
  share: string
}

export interface TermForm {
  term: PayTerm
  value: string
  rows: PlanRow[]
}

const usual_plan: PlanRow[] = [
  { due_when: 'on_signing', days: '0', due_on: null, share: '30%' },
  { due_when: 'before_shipping', days: '0', due_on: null, share: '30%' },
  { due_when: 'after_delivery', days: '30', due_on: null, share: '40%' },
]

export const empty_row = (): PlanRow => ({
  due_when: 'after_delivery',
  days: '0',
  due_on: null,
  share: '',
})

export function form_of(order: OrderPayment & { amount_minor: number; dues: Due[] }): TermForm {
  const own = order.pay_term === 'instalments'
  return {
    term: order.pay_term,
    value: order.pay_value ? String(order.pay_value) : '',
    rows: own ? order.dues.map(row_of) : usual_plan,
  }
}

/** A term that was just chosen. */
export const chosen = (term: PayTerm): TermForm => ({ term, value: '', rows: usual_plan })

/** What a customer with so many days of credit pays by. */
export const usual_term = (credit_days: number) => ({
  pay_term: credit_days > 0 ? ('credit' as const) : ('on_delivery' as const),
  pay_value: credit_days,
})

export const asks_more = ({ term }: TermForm) =>
  term === 'deposit' || term === 'credit' || term === 'instalments'

const row_of = (due: Due): PlanRow => ({
  due_when: due.due_when,
  days: String(due.days),
  due_on: due.due_on,
  share: due.percent ? `${due.percent}%` : unparse_scaled(due.amount_minor, minor_digits),
})

const whole = (text: string) => (/^\d+$/u.test(text.trim()) ? Number(text) : 0)

/** What is typed as a share; null when it is none. */
export function share_of(text: string): { percent: number; amount_minor: number } | null {
  const percent = /^(\d{1,3})%$/u.exec(text.normalize('NFKC').trim())
  if (percent) {
    const value = Number(percent[1])
    return value > 0 && value <= 100 ? { percent: value, amount_minor: 0 } : null
  }
  const amount = parse_scaled(text, minor_digits)
  return amount !== null && amount > 0 ? { percent: 0, amount_minor: amount } : null
}

/** Percents alone make a whole; where amounts are among them the server adds up. */
function make_whole(rows: PlanRow[]): boolean {
  const shares = rows.map((row) => share_of(row.share))
  if (shares.some((one) => one === null)) return false
  if (shares.some((one) => one?.amount_minor)) return true
  return shares.reduce((sum, one) => sum + (one?.percent ?? 0), 0) === 100
}

/** Whether it can be sent. */
export function is_ready({ term, value, rows }: TermForm): boolean {
  if (term === 'deposit') return whole(value) > 0 && whole(value) < 100
  return term !== 'instalments' || make_whole(rows)
}

/** The members of a PATCH. */
export function body_of_term({ term, value, rows }: TermForm) {
  const counts = term === 'deposit' || term === 'credit'
  return {
    pay_term: term,
    pay_value: counts ? whole(value) : 0,
    instalments:
      term === 'instalments'
        ? rows.map((row) => ({
            due_when: row.due_when,
            days: whole(row.days),
            due_on: row.due_on,
            ...(share_of(row.share) ?? {}),
          }))
        : [],
  }
}
