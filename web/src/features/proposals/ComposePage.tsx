// Writing a draft, need by need. What is typed survives a reload; Ctrl+Enter saves; what the server
// refuses stands at its place, and what somebody else saved meanwhile is shown beside it.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
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
import { Page } from '@/ui/Page'
import { ProblemLine } from '@/ui/ProblemLine'
import { Loaded, NoPermission } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import '@/ui/papers.css'
import { body_of, empty_line, entry_of, moved, place_of, problems_in, total_of } from './entry'
import type { Entry, LineEntry } from './entry'
import { useText } from './i18n'
import { LineEditor } from './LineEditor'
import { path_of, type Proposal } from './model'
import './proposals.css'

export default function ComposePage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Proposal>('proposal', '/proposals', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) =>
        one.actions.includes('edit') ? <Composer key={one.id} of={one} /> : <NoPermission />
      }
    </Loaded>
  )
}

/** The entry, begun with what was kept from before a reload. */
function useEntry(of: Proposal) {
  const key = `${useUser().id}.proposal.${of.id}`
  const [base] = useState(of)
  const [kept] = useState(() => read_draft(key) as Entry | null)
  const [entry, set_entry] = useState<Entry>(() => kept ?? entry_of(base))
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
      set_entry(entry_of(base))
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

function useSave(of: Proposal, base: Proposal, onSaved: () => void) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [busy, set_busy] = useState(false)
  const [refused, set_refused] = useState<Refused>(nothing)
  const save = async (body: Values, version: number) => {
    if (busy) return
    set_busy(true)
    try {
      const saved = await api.patch<Proposal>(path_of(of.id), body, version)
      onSaved()
      client.setQueryData(record_key('proposal', of.id), saved)
      void client.invalidateQueries({ queryKey: ['proposal'] })
      toast.done(t('saved', { name: saved.title }))
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
    ...{ busy, save },
    refused,
    base_version: base.version,
    close_conflict: () => {
      set_refused(nothing)
    },
  }
}

function Composer({ of }: { of: Proposal }) {
  const t = useText()
  const go = useGo()
  const { base, entry, change, restored, forget, discard } = useEntry(of)
  const { busy, save, refused, base_version, close_conflict } = useSave(of, base, forget)
  const body = body_of(entry)
  const send = () => void save(body, base_version)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refused.problems.length)
      box.current?.querySelector<HTMLElement>('.field-bad input, .field-bad textarea')?.focus()
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
        className="stack proposal-form"
        onKeyDown={on_key}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Head entry={entry} problems={refused.problems} onChange={change} />
        <Lines of={of} entry={entry} problems={refused.problems} onChange={change} />
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
          entity="proposal"
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

function Head({ entry, problems, onChange }: PartProps) {
  const meta = useMeta('proposal')
  const errors = (name: string) =>
    problems
      .filter((one) => place_of(one).line === null && place_of(one).box === name)
      .map((one) => one.message)
  const long = (name: 'opening' | 'note') => (
    <Field
      id={`proposal-${name}`}
      label={meta.label(name)}
      help={meta.field(name)?.help}
      errors={errors(name)}
    >
      <textarea
        id={`proposal-${name}`}
        className="control control-long"
        rows={3}
        maxLength={2000}
        aria-describedby={`proposal-${name}-note`}
        value={entry[name]}
        onChange={(event) => {
          onChange({ [name]: event.target.value })
        }}
      />
    </Field>
  )
  return (
    <Card>
      <div className="form-grid">
        <Field id="proposal-title" label={meta.label('title')} required errors={errors('title')}>
          <input
            id="proposal-title"
            className="control"
            maxLength={120}
            aria-describedby="proposal-title-note"
            value={entry.title}
            onChange={(event) => {
              onChange({ title: event.target.value })
            }}
          />
        </Field>
        <Field id="proposal-until" label={meta.label('valid_until')} errors={errors('valid_until')}>
          <DateField
            id="proposal-until"
            value={entry.valid_until}
            invalid={errors('valid_until').length > 0}
            described_by="proposal-until-note"
            onChange={(valid_until) => {
              onChange({ valid_until })
            }}
          />
        </Field>
        {long('opening')}
        {long('note')}
      </div>
      {errors('lines').map((text) => (
        <p key={text} className="field-error">
          {text}
        </p>
      ))}
    </Card>
  )
}

function Lines({ of, entry, problems, onChange }: PartProps & { of: Proposal }) {
  const t = useText()
  const { lines } = entry
  const [fresh, set_fresh] = useState('')
  const set_lines = (next: LineEntry[]) => {
    onChange({ lines: next })
  }
  const remove = (at: number) => {
    set_lines(lines.filter((_, index) => index !== at))
    toast.done(t('line_removed', { number: at + 1 }), () => {
      set_lines(lines)
      return Promise.resolve()
    })
  }
  return (
    <>
      {lines.map((line, index) => (
        <LineEditor
          key={line.key}
          proposal_id={of.id}
          line={line}
          at={index}
          count={lines.length}
          focused={line.key === fresh}
          problems={problems_in(problems, index)}
          onChange={(part) => {
            set_lines(lines.map((one) => (one.key === line.key ? { ...one, ...part } : one)))
          }}
          onMove={(step) => {
            set_lines(moved(lines, index, step))
          }}
          onRemove={() => {
            remove(index)
          }}
        />
      ))}
      <div>
        <Button
          icon={Plus}
          onClick={() => {
            const line = empty_line()
            set_fresh(line.key)
            set_lines([...lines, line])
          }}
        >
          {t('add_line')}
        </Button>
      </div>
    </>
  )
}
