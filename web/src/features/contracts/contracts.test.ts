import { describe, expect, it } from 'vitest'
import { renewal_of, type Contract } from './model'

const contract = (from_on: string, until_on: string) =>
  ({
    ...{ id: '7', customer_id: '3', owner_id: '5', title: '年度框架', note: '' },
    ...{ from_on, until_on, amount_minor: 100, remind_days: 45 },
  }) as Contract

describe('a renewal', () => {
  it('begins the day after and lasts as long', () => {
    const next = renewal_of(contract('2026-01-01', '2026-12-31'))
    expect([next.from_on, next.until_on]).toEqual(['2027-01-01', '2027-12-31'])
    expect(renewal_of(contract('2026-03-15', '2026-03-15')).until_on).toBe('2026-03-16')
  })

  it('keeps whose it is, what for and when to remind', () => {
    expect(renewal_of(contract('2026-01-01', '2026-12-31'))).toMatchObject({
      ...{ renews_id: '7', customer_id: '3', owner_id: '5' },
      ...{ amount_minor: 100, remind_days: 45 },
    })
  })
})
