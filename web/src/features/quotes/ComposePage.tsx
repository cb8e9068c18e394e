// Writing a draft: head, terms and lines. What is typed survives a reload; Ctrl+Enter saves; what the
// server refuses stands at its place, and what somebody else saved meanwhile is shown beside it.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useAtHand } from '@/lib/at_hand'
import { api, ApiProblem } from '@/lib/api'
import type { FieldProblem, Row } from '@/lib/api_types'
import { drop_draft, keep_draft, read_draft, type Values } from '@/lib/form_values'
import { sends } from '@/lib/keys'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { record_key } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { ConflictDialog } from '@/ui/ConflictDialog'
import { DateField } from '@/ui/DateField'
import { Field } from '@/ui/Field'
import { useGo } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { ProblemLine } from '@/ui/ProblemLine'
import { Loaded, NoPermission } from '@/ui/States'
import '@/ui/papers.css'
import { body_of, empty_line, entry_of, place_of, total_of, type Entry } from './entry'
import { useText } from './i18n'
import { LineRows } from './LineRows'
import { path_of, pay_terms, type Quote } from './model'
import './quotes.css'

export default function ComposePage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Quote>('quote', '/quotes', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) =>
        one.actions.includes('edit') ? <Composer key={one.id} of={one} /> : <NoPermission />
      }
    </Loaded>
  )
}

/** As it stands, with an empty line to begin with. */
function begun(of: Quote): Entry {
  const entry = entry_of(of)
  return { ...entry, lines: entry.lines.length ? entry.lines : [empty_line()] }
}

/** The entry, begun with what was kept from before a reload. */
function useEntry(of: Quote) {
  const key = `${useUser().id}.quote.${of.id}`
  const [base] = useState(of)
  const [kept] = useState(() => read_draft(key) as Entry | null)
  const [entry, set_entry] = useState<Entry>(() => kept ?? begun(base))
  const [restored, set_restored] = useState(kept !== null)
  const change = (part: Partial<Entry>) => {
    const next = { ...entry, ...part }
    set_entry(next)
    keep_draft(key, next as unknown as Values)
  }
  return {
    ...{ base, entry, change, restored },
    forget: () => {
      drop_draft(key)
    },
    discard: () => {
      drop_draft(key)
      set_entry(begun(base))
      set_restored(false)
    },
  }
}

interface Refused {
  error: unknown
  problems: FieldProblem[]
  theirs: Row | null
}

const nothing: Refused = { error: null, problems: [], theirs: null }

function useSave(of: Quote, onSaved: () => void) {
  const go = useGo()
  const client = useQueryClient()
  const [busy, set_busy] = useState(false)
  const [refused, set_refused] = useState<Refused>(nothing)
  const save = async (body: Values, version: number) => {
    if (busy) return
    set_busy(true)
    try {
      const saved = await api.patch<Quote>(path_of(of.id), body, version)
      onSaved()
      client.setQueryData(record_key('quote', of.id), saved)
      void client.invalidateQueries({ queryKey: ['quote'] })
      go(path_of(of.id), 'replace')
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null
      const theirs = problem?.status === 409 ? (problem.current ?? null) : null
      set_refused({ error, problems: problem?.fields ?? [], theirs })
    } finally {
      set_busy(false)
    }
  }
  return {
    ...{ busy, save, refused },
    close_conflict: () => {
      set_refused(nothing)
    },
  }
}

function Composer({ of }: { of: Quote }) {
  const t = useText()
  const go = useGo()
  const { base, entry, change, restored, forget, discard } = useEntry(of)
  const { busy, save, refused, close_conflict } = useSave(of, forget)
  useAtHand(
    entry.lines.flatMap(({ product }) => (product ? [{ id: product.id, name: product.name }] : [])),
  )
  const body = body_of(entry)
  const send = () => void save(body, base.version)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refused.problems.length)
      box.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field-bad input')?.focus()
  }, [refused])
  const on_key = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    send()
  }
  return (
    <Page
      title={entry.title || of.title}
      tab={of.title}
      subtitle={`${of.customer_name} · ${of.number} · ${t('version', { number: of.revision_no })}`}
    >
      {restored ? (
        <p className="callout callout-grey row" role="status">
          {t('unsaved')}
          <Button size="small" kind="quiet" onClick={discard}>
            {t('discard')}
          </Button>
        </p>
      ) : null}
      <form
        ref={box}
        className="stack"
        onKeyDown={on_key}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <LineRows
          lines={entry.lines}
          customer_id={of.customer_id}
          problems={refused.problems}
          onChange={(lines) => {
            change({ lines })
          }}
        />
        <Head entry={entry} problems={refused.problems} onChange={change} />
        <footer className="paper-foot">
          <span className="meta desk-only">{t('keys')}</span>
          <span className="push">
            {t('total')}{' '}
            <span className="strong">
              <Money minor={total_of(entry.lines)} />
            </span>
          </span>
          <Button
            onClick={() => {
              go(path_of(of.id))
            }}
          >
            {t('back')}
          </Button>
          <Button type="submit" kind="primary" keys="Ctrl ↵" busy={busy}>
            {t('save')}
          </Button>
        </footer>
        {refused.problems.length || refused.theirs ? null : <ProblemLine error={refused.error} />}
      </form>
      {refused.theirs ? (
        <ConflictDialog
          entity="quote"
          mine={body}
          theirs={refused.theirs}
          show={{ lines: (value) => t('conflict_lines', { count: (value as unknown[]).length }) }}
          busy={busy}
          onClose={close_conflict}
          onKeep={(kept) => void save(kept, Number(refused.theirs?.version))}
        />
      ) : null}
    </Page>
  )
}

interface PartProps {
  entry: Entry
  problems: FieldProblem[]
  onChange: (part: Partial<Entry>) => void
}

const errors_at = (problems: FieldProblem[], name: string) =>
  problems
    .filter((one) => place_of(one).line === null && place_of(one).box === name)
    .map((one) => one.message)

function Head({ entry, problems, onChange }: PartProps) {
  const t = useText()
  const meta = useMeta('quote')
  const errors = (name: string) => errors_at(problems, name)
  const text = (name: 'title' | 'contact_name', limit: number, required = false) => (
    <Field id={`quote-${name}`} label={meta.label(name)} required={required} errors={errors(name)}>
      <input
        id={`quote-${name}`}
        className="control"
        maxLength={limit}
        aria-describedby={`quote-${name}-note`}
        value={entry[name]}
        onChange={(event) => {
          onChange({ [name]: event.target.value })
        }}
      />
    </Field>
  )
  const long = (name: 'delivery' | 'policy' | 'opening' | 'note', limit: number) => (
    <Field
      id={`quote-${name}`}
      label={meta.label(name)}
      help={meta.field(name)?.help}
      errors={errors(name)}
    >
      <textarea
        id={`quote-${name}`}
        className="control control-long"
        rows={2}
        maxLength={limit}
        aria-describedby={`quote-${name}-note`}
        value={entry[name]}
        onChange={(event) => {
          onChange({ [name]: event.target.value })
        }}
      />
    </Field>
  )
  return (
    <Card title={t('terms')}>
      <div className="form-grid">
        {text('title', 120, true)}
        <Field id="quote-until" label={meta.label('valid_until')} errors={errors('valid_until')}>
          <DateField
            id="quote-until"
            value={entry.valid_until}
            invalid={errors('valid_until').length > 0}
            described_by="quote-until-note"
            onChange={(valid_until) => {
              onChange({ valid_until })
            }}
          />
        </Field>
        {text('contact_name', 60)}
        <PayTermFields entry={entry} problems={problems} onChange={onChange} />
        {long('delivery', 500)}
        {long('policy', 1000)}
        {long('opening', 2000)}
        {long('note', 2000)}
      </div>
      {errors('lines').map((words) => (
        <p key={words} className="field-error">
          {words}
        </p>
      ))}
    </Card>
  )
}

function PayTermFields({ entry, problems, onChange }: PartProps) {
  const t = useText()
  const meta = useMeta('quote')
  const counts = entry.pay_term === 'deposit' || entry.pay_term === 'credit'
  const errors = [...errors_at(problems, 'pay_term'), ...errors_at(problems, 'pay_value')]
  return (
    <Field id="quote-term" label={meta.label('pay_term')} errors={errors}>
      <span className="row">
        <NativeSelect
          id="quote-term"
          label={meta.label('pay_term')}
          value={entry.pay_term}
          described_by={errors.length ? 'quote-term-note' : undefined}
          options={pay_terms.map((value) => ({ value, label: meta.option('pay_term', value) }))}
          onChange={(pay_term) => {
            onChange({ pay_term, pay_value: '' })
          }}
        />
        {counts ? (
          <label className="row quote-term-value">
            <input
              className="control num"
              inputMode="numeric"
              maxLength={3}
              aria-label={t(entry.pay_term === 'deposit' ? 'percent' : 'days')}
              aria-invalid={errors.length ? true : undefined}
              value={entry.pay_value}
              onChange={(event) => {
                onChange({ pay_value: event.target.value })
              }}
            />
            <span className="meta">{t(entry.pay_term === 'deposit' ? 'percent_sign' : 'day')}</span>
          </label>
        ) : null}
      </span>
    </Field>
  )
}
