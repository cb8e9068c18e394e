// One version of a script: its words, where it stands, its other versions, and what may be done.
import { useParams } from '@tanstack/react-router'
import { Ban, CircleCheck, CopyPlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import { is_marked } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Card, CardRow, FactList } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { UseButton } from '@/ui/Says'
import { CopyButton, ValidityTag } from '@/ui/Sentence'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText, type TextKey } from './i18n'
import { useAct, type ScriptRecord, type ScriptVersion } from './model'
import { CitedCase } from './CitedCase'
import { StateTag } from './StateTag'
import './knowledge.css'

type Ending = 'retire' | 'drop'
const endings = {
  retire: { noun: 'retirement', done: 'was_retired', title: 'retire_title' },
  drop: { noun: 'dropping', done: 'was_dropped', title: 'drop_title' },
} as const satisfies Record<Ending, { noun: string; done: TextKey; title: TextKey }>

export default function ScriptPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<ScriptRecord>('script', '/scripts', id)
  return (
    <Loaded query={record} lines={8}>
      {(script) => <Body key={script.id} script={script} />}
    </Loaded>
  )
}

function useActions(script: ScriptRecord, end: (how: Ending) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const onRefused = useRefusal()
  const path = `/scripts/${script.id}`
  const approve = useAct<ScriptRecord>(path, 'approval', {
    onDone: () => toast.done(t('was_approved')),
    onRefused,
  })
  const revise = useAct<ScriptRecord>(path, 'revision', {
    onDone: ({ id }) => {
      toast.done(t('was_revised'))
      go(`/scripts/${id}/edit`)
    },
    onRefused,
  })
  return [
    {
      key: 'approve',
      label: t('approve'),
      icon: CircleCheck,
      main: true,
      keys: 'A',
      busy: approve.isPending,
      onRun: () => {
        approve.mutate({})
      },
    },
    {
      key: 'edit',
      label: t('edit_script'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/scripts/${script.id}/edit`)
      },
    },
    {
      key: 'revise',
      label: t('revise'),
      icon: CopyPlus,
      keys: 'V',
      busy: revise.isPending,
      onRun: () => {
        revise.mutate({})
      },
    },
    ...(['retire', 'drop'] as const).map((key): RecordAction => ({
      key,
      label: t(key),
      icon: Ban,
      kind: 'danger',
      in_menu: true,
      onRun: () => {
        end(key)
      },
    })),
  ]
}

function Body({ script }: { script: ScriptRecord }) {
  const t = useText()
  const meta = useMeta('script')
  const [ending, set_ending] = useState<Ending | null>(null)
  const actions = useActions(script, set_ending)
  return (
    <RecordPage
      entity="script"
      list_path="/scripts"
      title={script.title}
      mark={<Tag tone="blue">{meta.option('scene', script.scene)}</Tag>}
      facts={[
        <StateTag key="state" of={script} />,
        t('version', { number: script.revision_no }),
        ...(is_marked(script.validity)
          ? [<ValidityTag key="validity" validity={script.validity} until={script.valid_until} />]
          : []),
        ...(script.state === 'draft' ? [t('waits')] : []),
      ]}
      allowed={script.actions}
      actions={actions}
      left={<Facts script={script} />}
      right={<Versions script={script} />}
    >
      <Card
        title={meta.label('words')}
        extra={
          <>
            <UseButton script={script} />
            <CopyButton text={script.words} />
          </>
        }
      >
        <p className="script-words">{script.words}</p>
        {script.reason ? (
          <p className="meta">
            {t('changes')}：{script.reason}
          </p>
        ) : null}
      </Card>
      {ending ? (
        <EndDialog
          script={script}
          how={ending}
          onClose={() => {
            set_ending(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Facts({ script }: { script: ScriptRecord }) {
  const t = useText()
  const meta = useMeta('script')
  const facts = [
    { label: t('about'), value: script.product_name || script.line_name || t('everything') },
    {
      label: meta.label('concern'),
      value: script.concern === 'none' ? '—' : meta.option('concern', script.concern),
    },
    { label: meta.label('source'), value: script.source },
    ...(script.case_id
      ? [{ label: meta.label('case_id'), value: <CitedCase key="case" of={script} /> }]
      : []),
    {
      label: meta.label('valid_until'),
      value: script.valid_until ?? meta.option('validity', 'unlimited'),
    },
    { label: meta.label('used_count'), value: script.used_count },
    { label: meta.label('owner_name'), value: script.owner_name },
    { label: meta.label('approver_name'), value: script.approver_name || '—' },
    { label: meta.label('created_at'), value: <DateText at={script.created_at} /> },
  ]
  if (script.end_reason) facts.push({ label: meta.label('end_reason'), value: script.end_reason })
  return (
    <Card>
      <FactList facts={facts} />
    </Card>
  )
}

function Versions({ script }: { script: ScriptRecord }) {
  const t = useText()
  return (
    <Card title={t('versions')} count={script.versions.length} inset="rows">
      {script.versions.map((one) => (
        <VersionRow key={one.id} one={one} here={one.id === script.id} />
      ))}
    </Card>
  )
}

function VersionRow({ one, here }: { one: ScriptVersion; here: boolean }) {
  const t = useText()
  const name = t('version', { number: one.revision_no })
  return (
    <CardRow
      active={here}
      title={
        <>
          {here ? (
            <span className="strong">{name}</span>
          ) : (
            <Link to={`/scripts/${one.id}`}>{name}</Link>
          )}
          <StateTag of={one} />
        </>
      }
      note={
        <>
          {t('by', { name: one.owner_name })} · <DateText at={one.created_at} />
        </>
      }
      below={<p>{one.reason || one.words}</p>}
    />
  )
}

interface EndDialogProps {
  script: ScriptRecord
  how: Ending
  onClose: () => void
}

function EndDialog({ script, how, onClose }: EndDialogProps) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const { noun, done, title } = endings[how]
  const end = useAct<ScriptRecord>(`/scripts/${script.id}`, noun, {
    onDone: () => {
      toast.done(t(done))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(title, { name: script.title })}
      action={t(how)}
      busy={end.isPending}
      ready={reason.trim() !== ''}
      error={end.error}
      onSend={() => {
        end.mutate({ reason })
      }}
      onClose={onClose}
    >
      <ReasonField label={t('end_reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}
