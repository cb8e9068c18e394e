import { describe, expect, it } from 'vitest'
import {
  format_countdown,
  format_instant,
  format_money,
  format_names,
  format_price,
  parse_scaled,
  relative_day,
  unparse_scaled,
} from './format'

const cny = { currency: 'CNY', locale: 'zh-CN' }

describe('money', () => {
  it('drops the decimals of whole amounts only', () => {
    expect(format_money(8_640_000, cny)).toBe('¥86,400')
    expect(format_money(8_640_050, cny)).toBe('¥86,400.50')
    expect(format_money(8_640_000, { ...cny, decimals: 'always' })).toBe('¥86,400.00')
  })
  it('knows currencies without minor units', () => {
    expect(format_money(1200, { currency: 'JPY', locale: 'en' })).toBe('¥1,200')
  })
  it('shows 万 when compact', () => {
    expect(format_money(328_000_000, { ...cny, compact: true })).toBe('¥328万')
  })
  it('shows unit prices with two to four decimals', () => {
    expect(format_price(1_280_000, 'CNY', 'zh-CN')).toBe('¥128.00')
    expect(format_price(12_345, 'CNY', 'zh-CN')).toBe('¥1.2345')
  })
})

describe('typed amounts', () => {
  it.each([
    ['12', 2, 1200],
    ['1,234.5', 2, 123_450],
    ['１２．３', 2, 1230],
    ['-0.05', 2, -5],
    ['.5', 4, 5000],
    ['12.30', 1, 123],
    ['12.345', 2, null],
    ['', 2, null],
    ['abc', 2, null],
    ['1.2.3', 2, null],
    ['99999999999999999', 2, null],
  ])('reads %s with %i digits as %s', (text, digits, value) => {
    expect(parse_scaled(text, digits)).toBe(value)
  })
  it('writes what it reads', () => {
    expect(unparse_scaled(-5, 2)).toBe('-0.05')
    expect(unparse_scaled(1_280_000, 4, 2)).toBe('128.00')
    expect(unparse_scaled(7, 0)).toBe('7')
  })
})

describe('time', () => {
  it('counts calendar days', () => {
    expect(relative_day('2026-11-24', '2026-11-24', 'zh-CN')).toBe('今天')
    expect(relative_day('2026-11-23', '2026-11-24', 'zh-CN')).toBe('昨天')
    expect(relative_day('2026-12-06', '2026-11-24', 'zh-CN')).toBe('12 天后')
  })
  it('shows an instant in the zone of the organisation', () => {
    const at = Date.UTC(2026, 10, 23, 16, 30)
    expect(format_instant(at, 'Asia/Shanghai')).toBe('2026-11-24 00:30')
    expect(format_instant(at, 'Europe/London', 'time')).toBe('16:30')
  })
  it('counts down and past the end', () => {
    expect(format_countdown(6_717_000)).toBe('1:51:57')
    expect(format_countdown(-362_000)).toBe('−0:06:02')
    expect(format_countdown(90_061_000)).toBe('25:01:01')
  })
})

describe('names in a row', () => {
  it('are separated as the language does', () => {
    expect(format_names(['数量', '日期'], 'zh-TW')).toBe('数量、日期')
    expect(format_names(['Quantity', 'Date'], 'en')).toBe('Quantity, Date')
  })
})
