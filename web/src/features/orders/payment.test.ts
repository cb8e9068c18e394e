import { describe, expect, it } from 'vitest'
import { body_of_term, empty_row, form_of, is_ready, type Due } from './payment'

const due = (percent: number, amount_minor: number): Due => ({
  due_when: 'on_signing',
  days: 0,
  due_on: null,
  percent,
  amount_minor,
  falls_on: null,
  paid_minor: 0,
  state: 'open',
})

describe('payment terms', () => {
  it('send only what belongs to the term', () => {
    const rows = [{ ...empty_row(), share: '100%' }]
    expect(body_of_term({ term: 'prepaid', value: '30', rows })).toEqual({
      pay_term: 'prepaid',
      pay_value: 0,
      instalments: [],
    })
    expect(body_of_term({ term: 'deposit', value: '30', rows })).toMatchObject({ pay_value: 30 })
    expect(body_of_term({ term: 'instalments', value: '', rows }).instalments).toHaveLength(1)
  })

  it('are ready when the parts make a whole', () => {
    const half = { ...empty_row(), share: '50%' }
    expect(is_ready({ term: 'instalments', value: '', rows: [half] })).toBe(false)
    expect(is_ready({ term: 'instalments', value: '', rows: [half, half] })).toBe(true)
    const amount = { ...empty_row(), share: '1,200.50' }
    expect(is_ready({ term: 'instalments', value: '', rows: [half, amount] })).toBe(true)
    expect(
      body_of_term({ term: 'instalments', value: '', rows: [amount] }).instalments[0],
    ).toMatchObject({ percent: 0, amount_minor: 120_050 })
    for (const share of ['', '0%', '101%', '-5', '三成'])
      expect(is_ready({ term: 'instalments', value: '', rows: [{ ...half, share }] })).toBe(false)
    expect(is_ready({ term: 'deposit', value: '100', rows: [] })).toBe(false)
    expect(is_ready({ term: 'credit', value: '', rows: [] })).toBe(true)
  })

  it('keep a plan agreed on by amount as it is', () => {
    const order = {
      pay_term: 'instalments' as const,
      pay_value: 0,
      due_on: null,
      overdue_on: null,
      amount_minor: 1000,
      dues: [due(0, 250), due(75, 750)],
    }
    expect(form_of(order).rows.map((row) => row.share)).toEqual(['2.50', '75%'])
  })
})
