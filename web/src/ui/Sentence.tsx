// A sentence one says to a customer, large enough to be read while talking: what it is about, the
// words, how far they may be relied upon, one key to copy them. What expires or has expired is marked
// wherever it shows.
import { Check, Copy } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { copy_text } from '@/lib/clipboard'
import { is_marked, type PlainParameter, type Validity } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { IconButton } from './Button'
import { Tag } from './Tag'
import { toast } from './toast_store'
import './sentence.css'

interface ValidityTagProps {
  validity: Validity
  until?: string | null
}

/** Nothing while it is valid. */
export function ValidityTag({ validity, until }: ValidityTagProps) {
  const meta = useMeta('knowledge_card')
  if (!is_marked(validity)) return null
  return (
    <Tag tone={validity === 'expired' ? 'red' : 'amber'}>
      {meta.option('validity', validity)}
      {until ? <span className="num"> {until}</span> : null}
    </Tag>
  )
}

interface CopyButtonProps {
  text: string
  onCopied?: () => void
}

export function CopyButton({ text, onCopied }: CopyButtonProps) {
  const t = useT()
  const [copied, set_copied] = useState(false)
  return (
    <IconButton
      className="sentence-copy no-print"
      icon={copied ? Check : Copy}
      label={t('action.copy')}
      onClick={() => {
        copy_text(text).then(
          () => {
            set_copied(true)
            toast.done(t('action.copied'))
            onCopied?.()
          },
          () => toast.error(t('action.copy_failed')),
        )
      }}
    />
  )
}

interface SentenceProps extends ValidityTagProps {
  title?: ReactNode
  /** Small, before the title: its kind or scene. */
  mark?: ReactNode
  words: ReactNode
  /** What is copied; nothing: there is no button. */
  copy?: string
  /** Where it comes from, whose it is. */
  note?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

export function Sentence(props: SentenceProps) {
  const { title, mark, words, copy, note, validity, until, actions, children } = props
  return (
    <article className={`sentence sentence-${validity}`} data-sentence tabIndex={-1}>
      <header className="sentence-head row row-wrap">
        {mark}
        {title ? <span className="strong">{title}</span> : null}
        <ValidityTag validity={validity} until={until} />
        <span className="push row">
          {actions}
          {copy ? <CopyButton text={copy} /> : null}
        </span>
      </header>
      {words ? <p className="sentence-words">{words}</p> : null}
      {children}
      {note ? <p className="meta">{note}</p> : null}
    </article>
  )
}

/** The data sheet, each line with what it means for the customer. */
export function Parameters({ items }: { items: PlainParameter[] }) {
  return (
    <dl className="parameters">
      {items.map(({ name, value, unit, plain }) => (
        <div key={name} data-sentence tabIndex={-1}>
          <dt>{name}</dt>
          <dd>
            <span className="num">{[value, unit].filter(Boolean).join(' ')}</span>
            {plain ? (
              <span className="row parameters-plain">
                <span>
                  {plain.words} <ValidityTag validity={plain.validity} until={plain.valid_until} />
                </span>
                <CopyButton text={plain.words} />
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
