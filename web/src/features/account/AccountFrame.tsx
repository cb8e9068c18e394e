import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { locale_names, locales, set_locale, useLocale, useT, type Locale } from '@/i18n'
import { set_preference } from '@/lib/preferences'
import { Mark } from '@/ui/Mark'
import './account.css'

interface FrameProps {
  title: string
  subtitle: string
  note?: ReactNode
  children: ReactNode
}

/** The page before one is signed in: picture on the left, form on the right. */
export function AccountFrame({ title, subtitle, note, children }: FrameProps) {
  const t = useT()
  return (
    <div className="account">
      <div className="account-picture">
        <div className="account-brand">
          <Mark size={32} /> {t('product')}
        </div>
        <p className="account-slogan">{t('slogan')}</p>
        <Ribbons />
      </div>
      <main className="account-side">
        <div className="account-box">
          <div className="account-brand account-brand-phone">
            <Mark size={32} /> {t('product')}
          </div>
          <h1>{title}</h1>
          <p className="account-subtitle">{subtitle}</p>
          {children}
          <footer className="account-foot">
            <span className="row">{note}</span>
            <LanguageChoice />
          </footer>
        </div>
      </main>
    </div>
  )
}

function LanguageChoice() {
  const t = useT()
  const now = useLocale()
  return (
    <select
      aria-label={t('user.language')}
      className="account-language"
      value={now}
      onChange={(event) => {
        const locale = event.target.value as Locale
        set_preference('locale', locale)
        void set_locale(locale)
      }}
    >
      {locales.map((locale) => (
        <option key={locale} value={locale}>
          {locale_names[locale]}
        </option>
      ))}
    </select>
  )
}

const ribbons = [0, 1, 2, 3, 4, 5]
const gap = 44
// Moving each ribbon this far left per step down keeps all three of its strokes the same gap apart.
const slant = 2.03

/** One way, taken up and carried to its end. */
function Ribbons() {
  const way = (step: number) => {
    const x = 690 - step * gap * slant
    const y = 40 + step * gap
    return `M-60 ${y} H${x} L${x - 230} ${y + 300} H900`
  }
  return (
    <svg
      className="account-ribbons"
      viewBox="0 0 760 560"
      preserveAspectRatio="xMinYMax slice"
      aria-hidden
    >
      {ribbons.map((step) => (
        <path
          key={step}
          d={way(step)}
          fill="none"
          stroke="#fff"
          strokeOpacity={0.06 + step * 0.035}
          strokeWidth={20}
          strokeLinejoin="round"
        />
      ))}
      <path d={way(2.5)} fill="none" stroke="#f0b429" strokeWidth={3} strokeLinejoin="round" />
      <circle cx={590} cy={450} r={15} fill="#f0b429" stroke="#1d2a6d" strokeWidth={8} />
    </svg>
  )
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  label: string
  hint?: string
  error?: string
  after?: ReactNode
  onValue: (value: string) => void
}

export function TextInput({ label, hint, error, after, onValue, ...rest }: InputProps) {
  const id = useId()
  return (
    <div className="account-field">
      <label htmlFor={id}>{label}</label>
      <div className="account-input">
        <input
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
          onChange={(event) => {
            onValue(event.target.value)
          }}
        />
        {after}
      </div>
      {error || hint ? (
        <p id={`${id}-note`} className={error ? 'account-error' : 'meta'}>
          {error || hint}
        </p>
      ) : null}
    </div>
  )
}
