// One case: what was seen, why, what helped and how it is prevented; where it stands, whether it
// happens again, and what may be done.
import { useParams } from '@tanstack/react-router'
import {
  Archive,
  ArchiveRestore,
  BadgeCheck,
  CircleCheck,
  Pencil,
  Send,
  SquarePen,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import { useId, useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { FreshnessTag, StateTag } from './marks'
import { useAct, useCitations, type CaseRecord } from './model'
import './cases.css'

export default function CasePage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<CaseRecord>('ticket_case', '/cases', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) => <Body key={one.id} one={one} />}
    </Loaded>
  )
}

const nouns = {
  submit: 'submission',
  publish: 'publication',
  return: 'return',
  renew: 'renewal',
  revise: 'revision',
  archive: 'archival',
  restore: 'restoration',
} as const
type Act = keyof typeof nouns
const icons: Record<Act, LucideIcon> = {
  submit: Send,
  publish: CircleCheck,
  return: Undo2,
  renew: BadgeCheck,
  revise: SquarePen,
  archive: Archive,
  restore: ArchiveRestore,
}
const asks_first = ['publish', 'renew', 'return', 'archive'] as const
type Asking = (typeof asks_first)[number]
const is_asking = (act: Act): act is Asking => asks_first.includes(act as Asking)

function useActions(one: CaseRecord, ask: (asking: Asking) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const onRefused = useRefusal()
  const done = (act: Act) => ({
    onDone: () => {
      toast.done(t(`was_${act}`))
    },
    onRefused,
  })
  const plain = {
    submit: useAct(one.id, nouns.submit, done('submit')),
    revise: useAct(one.id, nouns.revise, done('revise')),
    restore: useAct(one.id, nouns.restore, done('restore')),
  }
  const action = (act: Act, more: Partial<RecordAction> = {}): RecordAction => ({
    key: act,
    label: t(act),
    icon: icons[act],
    busy: is_asking(act) ? false : plain[act].isPending,
    onRun: () => {
      if (is_asking(act)) ask(act)
      else plain[act].mutate({})
    },
    ...more,
  })
  return [
    action('publish', { main: true, keys: 'A' }),
    action('submit', { main: true, keys: 'S' }),
    {
      key: 'edit',
      label: t('edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/cases/${one.id}/edit`)
      },
    },
    action('renew'),
    action('return'),
    action('restore'),
    action('revise', { in_menu: true }),
    action('archive', { in_menu: true, kind: 'danger' }),
  ]
}

function Body({ one }: { one: CaseRecord }) {
  const t = useText()
  const meta = useMeta('ticket_case')
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(one, set_asking)
  const parts = ['symptom', 'finding', 'remedy', 'prevention'] as const
  return (
    <RecordPage
      entity="ticket_case"
      list_path="/cases"
      title={one.title}
      mark={<Tag tone="blue">{meta.option('kind', one.kind)}</Tag>}
      facts={[
        <StateTag key="state" of={one} />,
        <FreshnessTag key="fresh" of={one} />,
        ...(one.state === 'reviewing' ? [t('waits')] : []),
      ]}
      allowed={one.actions}
      actions={actions}
      left={
        <>
          <Facts one={one} />
          <RecurrenceCard one={one} />
          <CitationsCard id={one.id} />
        </>
      }
    >
      {one.remark ? (
        <Card title={meta.label('remark')}>
          <p className="case-text">{one.remark}</p>
        </Card>
      ) : null}
      {parts.map((part) => (
        <Card key={part} title={meta.label(part)}>
          <p className="case-text">{one[part] || '—'}</p>
        </Card>
      ))}
      <CommentsCard entity="ticket_case" record_id={one.id} />
      {asking ? (
        <Asked
          one={one}
          asking={asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Facts({ one }: { one: CaseRecord }) {
  const t = useText()
  const meta = useMeta('ticket_case')
  const sees_tickets = useAllowed('tickets.read')
  const facts = [
    {
      label: meta.label('ticket_id'),
      value:
        one.ticket_id && sees_tickets ? (
          <Link to={`/tickets/${one.ticket_id}`}>{one.ticket_number}</Link>
        ) : (
          one.ticket_number || '—'
        ),
    },
    { label: meta.label('cause'), value: meta.option('cause', one.cause) },
    { label: meta.label('product_id'), value: one.product_name || '—' },
    { label: meta.label('used_count'), value: one.used_count },
    { label: meta.label('owner_id'), value: one.owner_name },
    { label: meta.label('reviewed_by'), value: one.reviewer_name || '—' },
    { label: meta.label('review_on'), value: one.review_on ?? '—' },
    {
      label: meta.label('published_at'),
      value: one.published_at ? <DateText at={one.published_at} /> : '—',
    },
  ]
  return (
    <Card title={t('facts')}>
      <FactList facts={facts} />
    </Card>
  )
}

/** What is said to customers because of it. */
function CitationsCard({ id }: { id: string }) {
  const t = useText()
  const cards = useMeta('knowledge_card')
  const scripts = useMeta('script')
  const found = useCitations(id, useAllowed('knowledge.read'))
  if (!found?.length) return null
  return (
    <Card title={t('citations')} count={found.length} inset="rows">
      {found.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <Link to={`/${one.entity === 'script' ? 'scripts' : 'knowledge'}/${one.id}`}>
                {one.title || cards.option('kind', one.kind)}
              </Link>
              {one.draft ? <Tag tone="grey">{scripts.option('state', 'draft')}</Tag> : null}
            </>
          }
          note={
            one.entity === 'script'
              ? scripts.option('scene', one.kind)
              : cards.option('kind', one.kind)
          }
        />
      ))}
    </Card>
  )
}

function RecurrenceCard({ one }: { one: CaseRecord }) {
  const t = useText()
  const { days_before, days_since, before, since } = one.recurrence
  if (!days_before) return null
  const early = days_since < days_before
  const verdict = since < before ? 'recurs_less' : since > before ? 'recurs_more' : 'recurs_same'
  return (
    <Card title={t('recurrence')}>
      <p className="case-text">{t('recurs', { days_before, days_since, before, since })}</p>
      {early && since <= before ? (
        <p className="meta">{t('recurs_early', { days: days_before })}</p>
      ) : (
        <Tag tone={since > before ? 'red' : since < before ? 'green' : 'grey'}>{t(verdict)}</Tag>
      )}
    </Card>
  )
}

interface AskedProps {
  one: CaseRecord
  asking: Asking
  onClose: () => void
}

function Asked({ one, asking, onClose }: AskedProps) {
  const t = useText()
  const id = useId()
  const [words, set_words] = useState('')
  const [day, set_day] = useState<string | null>(null)
  const by_day = asking === 'publish' || asking === 'renew'
  const act = useAct(one.id, nouns[asking], {
    onDone: () => {
      toast.done(t(`was_${asking}`))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(`${asking}_title`, { name: one.title })}
      action={t(asking)}
      busy={act.isPending}
      ready={by_day || words.trim() !== ''}
      error={act.error}
      onSend={() => {
        act.mutate(by_day ? { review_on: day } : { words })
      }}
      onClose={onClose}
    >
      {by_day ? (
        <>
          <label htmlFor={id}>{t('review_on')}</label>
          <DateField id={id} value={day} onChange={set_day} />
        </>
      ) : (
        <ReasonField
          label={t(asking === 'return' ? 'what_missing' : 'why_archive')}
          value={words}
          onChange={set_words}
        />
      )}
    </FormDialog>
  )
}
