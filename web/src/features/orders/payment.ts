// Payment terms of an order as the server keeps them, and what a form makes of them. Draws nothing.
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
  percent: string
}

export interface TermForm {
  term: PayTerm
  value: string
  rows: PlanRow[]
}

const usual_plan: PlanRow[] = [
  { due_when: 'on_signing', days: '0', due_on: null, percent: '30' },
  { due_when: 'before_shipping', days: '0', due_on: null, percent: '30' },
  { due_when: 'after_delivery', days: '30', due_on: null, percent: '40' },
]

export const empty_row = (): PlanRow => ({
  due_when: 'after_delivery',
  days: '0',
  due_on: null,
  percent: '',
})

export function form_of(order: OrderPayment & { amount_minor: number; dues: Due[] }): TermForm {
  const own = order.pay_term === 'instalments'
  return {
    term: order.pay_term,
    value: order.pay_value ? String(order.pay_value) : '',
    rows: own ? order.dues.map((due) => row_of(due, order.amount_minor)) : usual_plan,
  }
}

const row_of = (due: Due, amount: number): PlanRow => ({
  due_when: due.due_when,
  days: String(due.days),
  due_on: due.due_on,
  percent: String(due.percent || Math.round((due.amount_minor * 100) / amount)),
})

const whole = (text: string) => (/^\d+$/u.test(text.trim()) ? Number(text) : 0)

export const percent_sum = (rows: PlanRow[]) =>
  rows.reduce((sum, row) => sum + whole(row.percent), 0)

/** Whether it can be sent. */
export function is_ready({ term, value, rows }: TermForm): boolean {
  if (term === 'deposit') return whole(value) > 0 && whole(value) < 100
  if (term === 'instalments')
    return percent_sum(rows) === 100 && rows.every((row) => whole(row.percent) > 0)
  return true
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
            percent: whole(row.percent),
          }))
        : [],
  }
}
