// One request: what is exceeded and why it is asked for, its steps with what everybody said, and the
// decisions one may take now.
import { useParams } from '@tanstack/react-router'
import { Check, Forward, RotateCcw, Undo2, UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag, type Tone } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { ActDialog, type Asking } from './dialogs'
import { useText } from './i18n'
import { FindingText, StateTag, useStepName } from './marks'
import {
  document_paths,
  is_old,
  tasks_of,
  useAct,
  useTakingBack,
  type Approval,
  type Task,
} from './model'
import './approvals.css'

export default function ApprovalPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Approval>('approval', '/approvals', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) => <Body key={one.id} of={one} />}
    </Loaded>
  )
}

function useStatus(of: Approval): StatusStep[] {
  const name = useStepName()
  const meta = useMeta('approval')
  const stopped = of.state !== 'waiting' && of.state !== 'approved'
  const steps = of.steps.map((step, index): StatusStep => {
    const done = of.state === 'approved' || index + 1 < of.step_no
    const later = stopped || index + 1 > of.step_no
    return {
      key: String(index),
      label: name(step),
      state: done ? 'done' : later ? 'later' : 'now',
    }
  })
  const end: StatusStep = {
    key: of.state,
    label: meta.option('state', stopped ? of.state : 'approved'),
    state: stopped ? 'stopped' : of.state === 'approved' ? 'done' : 'later',
  }
  return [...steps, end]
}

function useActions(of: Approval, ask: (asking: Asking) => void): RecordAction[] {
  const t = useText()
  const onRefused = useRefusal()
  const number = of.subject_number
  const back = useTakingBack()
  const approve = useAct(of, 'approval', {
    onDone: (now) => {
      const undo = now.actions.includes('take_back') ? () => back.mutateAsync(of.id) : undefined
      toast.done(t('was_approved', { number }), undo)
    },
    onRefused,
  })
  const take_back = useAct(of, 'approval_undo', {
    onDone: () => {
      toast.done(t('was_taken_back', { number }))
    },
    onRefused,
  })
  const asks = (key: Asking) => ({
    key,
    label: t(key),
    onRun: () => {
      ask(key)
    },
  })
  return [
    {
      ...{ key: 'approve', label: t('approve'), icon: Check, keys: 'A', main: true },
      busy: approve.isPending,
      onRun: () => {
        approve.mutate({})
      },
    },
    { ...asks('refuse'), icon: X, keys: 'R', kind: 'danger' },
    { ...asks('send_back'), icon: Undo2, keys: 'B' },
    { ...asks('delegate'), icon: Forward, keys: 'D' },
    { ...asks('add_signer'), icon: UserPlus, keys: 'S' },
    {
      ...{ key: 'take_back', label: t('take_back'), icon: RotateCcw },
      busy: take_back.isPending,
      onRun: () => {
        take_back.mutate({})
      },
    },
    { ...asks('withdraw'), icon: Undo2, keys: 'W' },
  ]
}

function Body({ of }: { of: Approval }) {
  const t = useText()
  const meta = useMeta('approval')
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(of, set_asking)
  return (
    <RecordPage
      entity="approval"
      list_path="/approvals"
      title={`${meta.option('document', of.document)} ${of.subject_number}`}
      mark={<StateTag state={of.state} />}
      facts={[
        <Link key="customer" to={`/customers/${of.customer_id}`} className="strong">
          {of.customer_name}
        </Link>,
        <Money key="amount" minor={of.amount_minor} />,
        <span key="number" className="num">
          {of.number}
        </span>,
        t('filed_by', { name: of.submitter_name }),
      ]}
      allowed={of.actions}
      actions={actions}
      steps={useStatus(of)}
      right={<Facts of={of} />}
    >
      <Ending of={of} />
      <Card title={t('findings')}>
        <ul className="approval-findings">
          {of.findings.map((finding, index) => (
            <li key={index}>
              <FindingText finding={finding} />
            </li>
          ))}
        </ul>
        <p className="approval-reason">
          <span className="muted">{t('reason')}</span> {of.reason}
        </p>
      </Card>
      {of.steps.map((_, index) => (
        <StepCard key={index} of={of} number={index + 1} />
      ))}
      <CommentsCard entity="approval" record_id={of.id} />
      {asking ? (
        <ActDialog
          asking={asking}
          of={of}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Ending({ of }: { of: Approval }) {
  const t = useText()
  if (of.state === 'waiting')
    return (
      <p className="callout callout-act" role="status">
        {t('waiting_for', { names: of.waiting_for.join('、') })}
      </p>
    )
  const tone = of.state === 'approved' ? 'act' : of.state === 'withdrawn' ? 'grey' : 'red'
  if (!of.ending_words) return null
  return (
    <p className={`callout callout-${tone}`} role="status">
      {t('ended', { name: of.ended_by_name })}“{of.ending_words}”
    </p>
  )
}

function Facts({ of }: { of: Approval }) {
  const t = useText()
  const meta = useMeta('approval')
  return (
    <Card title={t('facts')}>
      <FactList
        facts={[
          {
            label: t('document'),
            value: (
              <Link to={`${document_paths[of.document]}/${of.subject_id}`} className="num">
                {of.subject_number}
              </Link>
            ),
          },
          { label: t('amount'), value: <Money minor={of.amount_minor} /> },
          { label: meta.label('owner_name'), value: of.owner_name },
          { label: meta.label('created_at'), value: <DateText at={of.created_at} /> },
          ...(of.round > 1
            ? [{ label: meta.label('round'), value: t('round', { number: of.round }) }]
            : []),
          ...(of.ended_at
            ? [{ label: meta.label('ended_at'), value: <DateText at={of.ended_at} /> }]
            : []),
        ]}
      />
    </Card>
  )
}

function StepCard({ of, number }: { of: Approval; number: number }) {
  const t = useText()
  const name = useStepName()
  const step = of.steps[number - 1]
  if (!step) return null
  const tasks = tasks_of(of, number)
  const hint = [
    ...(tasks.length > 1 ? [t(`mode_${step.mode}`)] : []),
    step.limit_hours ? t('hours', { hours: step.limit_hours }) : t('no_limit'),
  ].join(' · ')
  return (
    <Card
      title={`${number}. ${name(step)}`}
      extra={<span className="meta">{hint}</span>}
      inset="rows"
    >
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} old={is_old(of, task)} />
      ))}
    </Card>
  )
}

const tones: Partial<Record<Task['decision'], Tone>> = {
  approved: 'green',
  refused: 'red',
  returned: 'red',
}

function TaskRow({ task, old }: { task: Task; old: boolean }) {
  const t = useText()
  const open = task.decision === 'none'
  const key = open && task.state !== 'waiting' ? task.state : task.decision
  const word = t(`decision_${key === 'done' ? 'none' : key}`)
  const tone = open && task.state === 'waiting' ? 'amber' : (tones[task.decision] ?? 'grey')
  const note = [
    ...(task.added === 'no' ? [] : [t(`added_${task.added}`)]),
    ...(task.from_name ? [t('from', { name: task.from_name })] : []),
    ...(old ? [t('earlier_round')] : []),
    ...(task.words ? [`“${task.words}”`] : []),
  ].join(' · ')
  return (
    <CardRow
      title={
        <>
          <span className={old || task.state === 'not_needed' ? 'muted' : undefined}>
            {task.user_name}
          </span>
          <Tag tone={tone}>{word}</Tag>
        </>
      }
      note={note || undefined}
      value={
        task.decided_at ? (
          <DateText at={task.decided_at} />
        ) : task.state === 'waiting' && task.due_at ? (
          <DateText at={task.due_at} show="relative" />
        ) : null
      }
    />
  )
}
