// What is done with one complaint in a window: classified, led on to the next stage, given to
// somebody, kept waiting, taken up again, joined to another.
import { useId, useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  causes,
  kinds,
  severities,
  useAct,
  useSuggestion,
  type Candidate,
  type Cause,
  type Kind,
  type Severity,
  type Suggestion,
  type Ticket,
} from './model'

export interface ActProps {
  ticket: Ticket
  onClose: () => void
}

export function Area(props: { label: string; value: string; onChange: (words: string) => void }) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        data-autofocus
        className="control control-long"
        rows={4}
        maxLength={4000}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value)
        }}
      />
    </>
  )
}

function useDone(text: string, onClose: () => void) {
  return () => {
    toast.done(text)
    onClose()
  }
}

/** What speaks for and against a person. */
function useReasons() {
  const t = useText()
  return (one: Candidate) =>
    [
      one.available ? t('there') : t('away'),
      one.skilled ? t('skilled') : t('not_skilled'),
      t('load', { count: one.open_count, most: one.most_open }),
    ].join(' · ')
}

function OwnerChoice(props: {
  candidates: Candidate[]
  value: string
  onChange: (owner: string) => void
}) {
  const t = useText()
  const id = useId()
  const reasons = useReasons()
  return (
    <>
      <label htmlFor={id}>{t('owner')}</label>
      <NativeSelect
        id={id}
        label={t('owner')}
        value={props.value}
        options={[
          { value: '', label: t('best_one') },
          ...props.candidates.map((one) => ({
            value: one.user_id,
            label: `${one.name} · ${reasons(one)}`,
          })),
        ]}
        onChange={props.onChange}
      />
    </>
  )
}

export function ClassifyDialog({ ticket, onClose }: ActProps) {
  const t = useText()
  const suggestion = useSuggestion(ticket.id)
  if (!suggestion.data) return null
  return (
    <ClassifyForm
      ticket={ticket}
      suggestion={suggestion.data}
      onClose={onClose}
      reasons={[
        ...suggestion.data.severity_reasons.map((one) =>
          t(`why_${one}` as Parameters<typeof t>[0]),
        ),
        ...suggestion.data.severity_words.map((word) => `“${word}”`),
      ].join('、')}
    />
  )
}

function ClassifyForm(props: ActProps & { suggestion: Suggestion; reasons: string }) {
  const { ticket, onClose, suggestion, reasons } = props
  const t = useText()
  const meta = useMeta('ticket')
  const [kind, set_kind] = useState<Kind | 'none'>(ticket.kind)
  const by = suggestion.usual_for_mail
    ? t('by_mail_kind')
    : suggestion.learned_from
      ? t('by_history', { count: suggestion.learned_from })
      : suggestion.words.join('、') || t('by_nothing')
  const [severity, set_severity] = useState<Severity>(
    ticket.severity === 'none' ? suggestion.severity : ticket.severity,
  )
  const [owner_id, set_owner] = useState(ticket.owner_id ?? '')
  const classify = useAct<{ kind: string; severity: string; owner_id: string | null }>(
    'classification',
    { onDone: useDone(t('classified'), onClose) },
  )
  return (
    <FormDialog
      title={`${t('classify')} · ${ticket.title}`}
      action={t('classify')}
      busy={classify.isPending}
      ready={kind !== 'none'}
      error={classify.error}
      onClose={onClose}
      onSend={() => {
        classify.mutate({ id: ticket.id, body: { kind, severity, owner_id: owner_id || null } })
      }}
    >
      <blockquote className="ticket-words">{ticket.words}</blockquote>
      <Choices
        label={meta.label('kind')}
        options={kinds}
        value={kind as Kind}
        text={(one) => meta.option('kind', one)}
        onChange={set_kind}
      />
      <p className="meta">
        {t('suggested_kind', {
          kind: meta.option('kind', suggestion.kind),
          percent: suggestion.confidence,
          by,
        })}
      </p>
      <Choices
        label={meta.label('severity')}
        options={severities}
        value={severity}
        text={(one) => meta.option('severity', one)}
        onChange={set_severity}
      />
      <p className="meta">
        {t('suggested', { severity: meta.option('severity', suggestion.severity), reasons })}
      </p>
      <OwnerChoice candidates={suggestion.candidates} value={owner_id} onChange={set_owner} />
    </FormDialog>
  )
}

const marks = ['1', '2', '3', '4', '5'] as const

/** The written record of the stage; the next begins with it. */
export function AdvanceDialog({ ticket, onClose }: ActProps) {
  const t = useText()
  const meta = useMeta('ticket')
  const [words, set_words] = useState('')
  const [cause, set_cause] = useState<Cause | ''>('')
  const [satisfaction, set_satisfaction] = useState<(typeof marks)[number] | ''>('')
  const needs_cause = ticket.stage === 'investigating'
  const needs_mark = ticket.stage === 'revisiting'
  const advance = useAct<object>('stage_records', { onDone: useDone(t('advanced'), onClose) })
  const title = t('advance', { stage: meta.option('stage', ticket.stage) })
  return (
    <FormDialog
      title={`${title} · ${ticket.title}`}
      action={t('advance_do')}
      busy={advance.isPending}
      ready={!!words.trim() && (!needs_cause || !!cause) && (!needs_mark || !!satisfaction)}
      error={advance.error}
      onClose={onClose}
      onSend={() => {
        advance.mutate({
          id: ticket.id,
          body: {
            stage: ticket.stage,
            words,
            ...(needs_cause ? { cause } : {}),
            ...(needs_mark ? { satisfaction: Number(satisfaction) } : {}),
          },
        })
      }}
    >
      {needs_cause ? (
        <Choices
          label={meta.label('cause')}
          options={causes}
          value={cause as Cause}
          text={(one) => meta.option('cause', one)}
          onChange={set_cause}
        />
      ) : null}
      {needs_mark ? (
        <Choices
          label={meta.label('satisfaction')}
          options={marks}
          value={satisfaction as (typeof marks)[number]}
          text={(one) => one}
          onChange={set_satisfaction}
        />
      ) : null}
      <Area
        label={t(`record_${ticket.stage}` as Parameters<typeof t>[0])}
        value={words}
        onChange={set_words}
      />
    </FormDialog>
  )
}

interface WordsProps extends ActProps {
  noun: string
  action: string
  label: string
  done: string
}

/** Anything that is said in words alone. */
export function WordsDialog({ ticket, onClose, noun, action, label, done }: WordsProps) {
  const [words, set_words] = useState('')
  const send = useAct<{ words: string }>(noun, { onDone: useDone(done, onClose) })
  return (
    <FormDialog
      title={`${action} · ${ticket.title}`}
      action={action}
      busy={send.isPending}
      ready={!!words.trim()}
      error={send.error}
      onClose={onClose}
      onSend={() => {
        send.mutate({ id: ticket.id, body: { words } })
      }}
    >
      <Area label={label} value={words} onChange={set_words} />
    </FormDialog>
  )
}

export function AssignDialog({ ticket, onClose }: ActProps) {
  const t = useText()
  const suggestion = useSuggestion(ticket.id)
  const [owner_id, set_owner] = useState('')
  const assign = useAct<{ owner_id: string }>('assignment', {
    onDone: useDone(t('assigned'), onClose),
  })
  return (
    <FormDialog
      title={`${t('assign')} · ${ticket.title}`}
      action={t('assign')}
      busy={assign.isPending}
      ready={!!owner_id}
      error={assign.error}
      onClose={onClose}
      onSend={() => {
        assign.mutate({ id: ticket.id, body: { owner_id } })
      }}
    >
      <OwnerChoice
        candidates={suggestion.data?.candidates ?? []}
        value={owner_id}
        onChange={set_owner}
      />
    </FormDialog>
  )
}

export function JoinDialog({ ticket, onClose }: ActProps) {
  const t = useText()
  const id = useId()
  const suggestion = useSuggestion(ticket.id)
  const [into_id, set_into] = useState('')
  const join = useAct<{ into_id: string }>('joining', { onDone: useDone(t('joined'), onClose) })
  const twins = suggestion.data?.twins ?? []
  return (
    <FormDialog
      title={`${t('join')} · ${ticket.title}`}
      action={t('join')}
      busy={join.isPending}
      ready={!!into_id}
      error={join.error}
      onClose={onClose}
      onSend={() => {
        join.mutate({ id: ticket.id, body: { into_id } })
      }}
    >
      <label htmlFor={id}>{t('join_into')}</label>
      <NativeSelect
        id={id}
        label={t('join_into')}
        value={into_id}
        options={[
          { value: '', label: twins.length ? t('choose') : t('no_twins') },
          ...twins.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })),
        ]}
        onChange={set_into}
      />
    </FormDialog>
  )
}
