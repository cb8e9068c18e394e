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

/** Every order is a thread taken up and carried to its end. */
function Ribbons() {
  const ends = [0, 1, 2, 3, 4, 5]
  return (
    <svg
      className="account-ribbons"
      viewBox="0 0 760 560"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden
    >
      {ends.map((step) => {
        const y = 90 + step * 62
        const fall = 300 + step * 34
        return (
          <path
            key={step}
            d={`M-60 ${y} H${360 + step * 44} a44 44 0 0 1 31 75 L${fall} 590`}
            fill="none"
            stroke="#fff"
            strokeOpacity={0.07 + step * 0.035}
            strokeWidth={22}
            strokeLinejoin="round"
          />
        )
      })}
      <path
        d="M-60 462 H596 a44 44 0 0 1 31 75 L470 640"
        fill="none"
        stroke="#f0b429"
        strokeWidth={4}
      />
      <circle cx={470} cy={462} r={26} fill="#1d2a6d" />
      <circle cx={470} cy={462} r={17} fill="#f0b429" />
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
