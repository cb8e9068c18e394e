import { useLocale } from '@/i18n'
import { useServerNow } from '@/lib/clock'
import {
  day_of,
  format_instant,
  format_money,
  format_number,
  format_percent,
  format_price,
  relative_day,
  type MoneyOptions,
} from '@/lib/format'
import { useMaybeUser } from '@/lib/session'

const dash = '—'

function usePlace() {
  const user = useMaybeUser()
  return {
    locale: useLocale(),
    currency: user?.org.currency ?? 'CNY',
    timezone: user?.org.timezone ?? 'Asia/Shanghai',
  }
}

type MoneyProps = { minor: number | null | undefined; currency?: string } & Pick<
  MoneyOptions,
  'decimals' | 'compact'
>

/** An amount in minor units. Whole amounts drop their decimals unless `decimals="always"`. */
export function Money({ minor, currency, decimals, compact }: MoneyProps) {
  const place = usePlace()
  if (minor === null || minor === undefined) return <span className="muted">{dash}</span>
  const options = { ...place, currency: currency ?? place.currency, decimals, compact }
  return <span className="num nowrap">{format_money(minor, options)}</span>
}

/** A unit price in ten-thousandths. */
export function Price({ e4, currency }: { e4: number | null | undefined; currency?: string }) {
  const place = usePlace()
  if (e4 === null || e4 === undefined) return <span className="muted">{dash}</span>
  const text = format_price(e4, currency ?? place.currency, place.locale)
  return <span className="num nowrap">{text}</span>
}

interface QuantityProps {
  value: number | null | undefined
  unit?: string
  /** Decimal places kept in the integer (`quantity_e3` → 3). */
  scale?: number
}

export function Quantity({ value, unit, scale = 0 }: QuantityProps) {
  const { locale } = usePlace()
  if (value === null || value === undefined) return <span className="muted">{dash}</span>
  const text = format_number(value / 10 ** scale, locale)
  return <span className="num nowrap">{unit ? `${text} ${unit}` : text}</span>
}

/** A ratio: 0.318 → 31.8%. */
export function Percent({ ratio, digits }: { ratio: number | null | undefined; digits?: number }) {
  const { locale } = usePlace()
  if (ratio === null || ratio === undefined) return <span className="muted">{dash}</span>
  return <span className="num nowrap">{format_percent(ratio, locale, digits)}</span>
}

interface DateTextProps {
  /** Instant in UTC milliseconds … */
  at?: number | null
  /** … or a date `YYYY-MM-DD`. */
  on?: string | null
  show?: 'day' | 'minute' | 'time' | 'relative'
}

/** A day or instant in the organisation's time zone. */
export function DateText({ at, on, show = on ? 'day' : 'minute' }: DateTextProps) {
  const { locale, timezone } = usePlace()
  const now = useServerNow(60_000)
  if (!on && (at === null || at === undefined)) return <span className="muted">{dash}</span>
  const day = on ?? day_of(at as number, timezone)
  const full = on ?? format_instant(at as number, timezone)
  const relative = show === 'relative'
  const text = relative
    ? relative_day(day, day_of(now, timezone), locale)
    : on
      ? on
      : format_instant(at as number, timezone, show)
  return (
    <time className="num nowrap" dateTime={full} title={relative ? full : undefined}>
      {text}
    </time>
  )
}
