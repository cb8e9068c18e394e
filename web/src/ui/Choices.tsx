// One of a few words, as buttons: quicker than a list on a keyboard and on a phone.
import './form.css'

interface ChoicesProps<T extends string> {
  label: string
  options: readonly T[]
  value: T
  text: (option: T) => string
  onChange: (option: T) => void
}

export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { label, options, value, text, onChange } = props
  return (
    <div className="choices" role="group" aria-label={label}>
      {options.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === value}
          className={`btn btn-small btn-plain${one === value ? ' choice-on' : ''}`}
          onClick={() => {
            onChange(one)
          }}
        >
          {text(one)}
        </button>
      ))}
    </div>
  )
}
