// The words that tell how grave a complaint is, in the organisation's own, with a text to try them on.
import { useEffect, useId, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { Values } from '@/lib/form_values'
import { useMeta } from '@/lib/meta'
import { Card } from '@/ui/Card'
import type { ControlProps } from '@/ui/controls'
import type { FormField } from '@/ui/EntityForm'
import { ProblemLine } from '@/ui/ProblemLine'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Kind, Severity } from './model'
import { useWordText } from './word_texts'
import { words_in } from './words'

const lists = ['danger_words', 'standstill_words', 'many_words', 'wish_words'] as const

interface SeverityWords extends Row {
  version: number
  danger_words: string[]
  standstill_words: string[]
  many_words: string[]
  wish_words: string[]
}

interface Trial {
  severity: Severity
  severity_reasons: string[]
  severity_words: string[]
  kind: Kind
  confidence: number
}

const words_key = ['ticket_words', 'one']

/** Words as one writes them, one after another. */
function WordsInput({ id, value, disabled, invalid, described_by, onChange }: ControlProps) {
  const [text, set_text] = useState(() => ((value ?? []) as string[]).join('、'))
  return (
    <textarea
      id={id}
      className="control control-long"
      rows={2}
      disabled={disabled}
      aria-invalid={invalid || undefined}
      aria-describedby={described_by}
      value={text}
      onChange={(event) => {
        set_text(event.target.value)
        onChange(words_in(event.target.value))
      }}
    />
  )
}

const fields = lists.map((name): FormField => ({
  name,
  span: 2,
  render: (props) => <WordsInput {...props} />,
}))

export function SeverityWordsCard({ edits }: { edits: boolean }) {
  const t = useWordText()
  const found = useQuery({
    queryKey: words_key,
    queryFn: ({ signal }) => api.get<SeverityWords>('/ticket_words', { signal }),
  })
  const [values, set_values] = useState<Values | null>(null)
  return (
    <section className="stack" aria-label={t('title')}>
      <h2 className="ticket-words-head">{t('title')}</h2>
      <p className="muted">{t('note')}</p>
      <Loaded query={found} lines={6}>
        {(words) => (
          <>
            <SettingsForm<SeverityWords>
              entity="ticket_words"
              path="/ticket_words"
              query_key={words_key}
              found={words}
              fields={fields}
              locked={!edits}
              saved_text={t('saved')}
              onValues={set_values}
            />
            {edits ? <TrialCard words={{ ...words, ...values }} /> : null}
          </>
        )}
      </Loaded>
    </section>
  )
}

const pause_ms = 300

/** What stands still for a moment: not asked with every letter. */
function useSettled<T>(value: T): T {
  const [settled, set_settled] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      set_settled(JSON.parse(text) as T)
    }, pause_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return settled
}

function TrialCard({ words }: { words: Values }) {
  const t = useWordText()
  const id = useId()
  const [text, set_text] = useState('')
  const asked = useSettled({
    words: text.trim(),
    ...Object.fromEntries(lists.map((name) => [name, words[name] ?? []])),
  })
  const trial = useQuery({
    queryKey: ['ticket_words', 'trial', asked],
    queryFn: () => api.post<Trial>('/ticket_words/trial', asked),
    enabled: asked.words !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Card title={t('try')}>
      <div className="stack">
        <label htmlFor={id} className="muted">
          {t('try_words')}
        </label>
        <textarea
          id={id}
          className="control control-long"
          rows={3}
          maxLength={4000}
          placeholder={t('try_example')}
          value={text}
          onChange={(event) => {
            set_text(event.target.value)
          }}
        />
        <ProblemLine error={asked.words ? trial.error : null} />
        {asked.words && trial.data && !trial.error ? <Said trial={trial.data} /> : null}
      </div>
    </Card>
  )
}

function Said({ trial }: { trial: Trial }) {
  const t = useWordText()
  const texts = useText()
  const meta = useMeta('ticket')
  const reasons = trial.severity_reasons
    .map((one) => texts(`why_${one}` as Parameters<typeof texts>[0]))
    .join('、')
  return (
    <p className="row row-wrap" role="status">
      <Tag tone={trial.severity === 's1' ? 'red' : trial.severity === 's2' ? 'amber' : 'grey'}>
        {meta.option('severity', trial.severity)}
      </Tag>
      <span>
        {reasons}
        {trial.severity_words.length
          ? ` · ${t('says', { words: trial.severity_words.join('、') })}`
          : null}
      </span>
      <Tag tone="act">{meta.option('kind', trial.kind)}</Tag>
      <span className="meta">{t('percent', { percent: trial.confidence })}</span>
    </p>
  )
}
