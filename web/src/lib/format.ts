// Numbers and days as people read them. Pure functions: currency, locale and zone are arguments.

const money_formats = new Map<string, Intl.NumberFormat>()

function money_format(locale: string, currency: string, options: Intl.NumberFormatOptions) {
  const key = `${locale} ${currency} ${JSON.stringify(options)}`
  let format = money_formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...options,
    })
    money_formats.set(key, format)
  }
  return format
}

export function minor_digits(currency: string): number {
  return money_format('en', currency, {}).resolvedOptions().maximumFractionDigits ?? 2
}

export interface MoneyOptions {
  currency: string
  locale: string
  /** `auto` drops the decimals of whole amounts. */
  decimals?: 'auto' | 'always' | 'never'
  compact?: boolean
}

export function format_money(minor: number, options: MoneyOptions): string {
  const { currency, locale, decimals = 'auto', compact = false } = options
  const digits = minor_digits(currency)
  const amount = minor / 10 ** digits
  if (compact) {
    const more = { notation: 'compact', maximumFractionDigits: 1 } as const
    return money_format(locale, currency, { ...more, minimumFractionDigits: 0 }).format(amount)
  }
  const whole = decimals === 'never' || (decimals === 'auto' && minor % 10 ** digits === 0)
  const shown = whole ? 0 : digits
  return money_format(locale, currency, {
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount)
}

/** Unit price from ten-thousandths: at least the currency's decimals, at most four. */
export function format_price(e4: number, currency: string, locale: string): string {
  return money_format(locale, currency, {
    minimumFractionDigits: minor_digits(currency),
    maximumFractionDigits: 4,
  }).format(e4 / 10_000)
}

/** Names in a row, as the language separates them. */
export function format_names(names: string[], locale: string): string {
  return names.join(locale.startsWith('zh') ? '、' : ', ')
}

export function format_number(value: number, locale: string, digits = 4): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
}

export function format_percent(ratio: number, locale: string, digits = 1): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(ratio)
}

/** The day of an instant in a time zone, as `YYYY-MM-DD`. */
export function day_of(at: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

export function format_instant(
  at: number,
  timezone: string,
  show: 'minute' | 'time' | 'day' = 'minute',
): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  if (show === 'time') return time
  const day = day_of(at, timezone)
  return show === 'day' ? day : `${day} ${time}`
}

export function days_between(from_on: string, to_on: string): number {
  return Math.round((Date.parse(to_on) - Date.parse(from_on)) / 86_400_000)
}

/** 今天, 昨天, 3 天后 … counted in calendar days. */
export function relative_day(on: string, today_on: string, locale: string): string {
  const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    days_between(today_on, on),
    'day',
  )
  const spaced = text.replace(/(\d+)([^\d\s])/u, '$1 $2')
  return spaced.replace(/^(\D*)$/u, '$1')
}

/** −0:06:02 or 1:51:57; a day and more is shown in hours. */
export function format_countdown(ms: number): string {
  const total = Math.floor(Math.abs(ms) / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const text = `${Math.floor(total / 3600)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`
  return ms < 0 ? `−${text}` : text
}

/** Text the user typed as an amount, in units of 10^-digits; null when it is no number. */
export function parse_scaled(text: string, digits: number): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s¥$€£]/gu, '')
    .trim()
  const match = /^(-?)(\d*)(?:\.(\d*))?$/u.exec(plain)
  if (!match || !(match[2] || match[3])) return null
  const fraction = match[3] ?? ''
  if (fraction.slice(digits).replace(/0+$/u, '')) return null
  const scaled = Number((match[2] || '0') + fraction.slice(0, digits).padEnd(digits, '0'))
  if (!Number.isSafeInteger(scaled)) return null
  return match[1] ? -scaled : scaled
}

/** The inverse of parse_scaled, without grouping: what stands in the input. */
export function unparse_scaled(value: number, digits: number, least = digits): string {
  const sign = value < 0 ? '-' : ''
  const text = String(Math.abs(value)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  let fraction = digits ? text.slice(-digits) : ''
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return sign + whole + (fraction ? `.${fraction}` : '')
}
