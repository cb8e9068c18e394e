// One policy of approvals as a form: what needs approval, and its steps.
import { Plus, Trash2 } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useMeta, type ControlKind } from '@/lib/meta'
import { Button, IconButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Control } from '@/ui/controls'
import { Field } from '@/ui/Field'
import { useText } from './i18n'
import {
  approver_kinds,
  conditions,
  documents,
  has_amount,
  has_percent,
  modes,
  new_step,
  rechecks,
  roles,
  type Policy,
  type StepRule,
} from './model'

export interface Choice {
  value: string
  label: string
}

interface Shared {
  /** What the server refused, by place: "1.steps.0.people". */
  problems: ReadonlyMap<string, string>
  colleagues: Choice[]
}

interface BoxProps {
  label: string
  kind: ControlKind
  value: unknown
  problem?: string
  options?: Choice[]
  unit?: string
  required?: boolean
  onChange: (value: unknown) => void
}

function Box({ label, kind, value, problem, options, unit, required, onChange }: BoxProps) {
  const id = useId()
  return (
    <Field id={id} label={label} errors={problem ? [problem] : []}>
      <Control
        {...{ id, kind, value, options, unit, required, onChange }}
        invalid={problem !== undefined}
      />
    </Field>
  )
}

interface PolicyCardProps extends Shared {
  policy: Policy
  at: number
  onChange: (policy: Policy) => void
  onRemove: () => void
}

export function PolicyCard(props: PolicyCardProps) {
  const { policy, at, problems, onChange, onRemove } = props
  const t = useText()
  const meta = useMeta('approval')
  const change = (part: Partial<Policy>) => {
    onChange({ ...policy, ...part })
  }
  const problem = (field: string) => problems.get(`${String(at)}.${field}`)
  return (
    <Card
      title={policy.name || t(`condition_${policy.condition}`)}
      extra={
        <IconButton
          icon={Trash2}
          label={t('remove_policy', { number: at + 1 })}
          onClick={onRemove}
        />
      }
    >
      <div className="stack">
        <div className="policy-grid">
          <Box
            label={t('name')}
            kind="text"
            value={policy.name}
            problem={problem('name')}
            onChange={(name) => {
              change({ name: (name as string | null) ?? '' })
            }}
          />
          <Box
            label={t('document')}
            kind="choice"
            required
            value={policy.document}
            options={documents.map((value) => ({ value, label: meta.option('document', value) }))}
            onChange={(document) => {
              change({ document: document as Policy['document'] })
            }}
          />
          <Box
            label={t('condition')}
            kind="choice"
            required
            value={policy.condition}
            options={conditions.map((value) => ({ value, label: t(`condition_${value}`) }))}
            onChange={(condition) => {
              change({ condition: condition as Policy['condition'] })
            }}
          />
          <Limit policy={policy} problem={problem} change={change} />
          <Box
            label={t('recheck')}
            kind="choice"
            required
            value={policy.recheck}
            options={rechecks.map((value) => ({ value, label: t(`recheck_${value}`) }))}
            onChange={(recheck) => {
              change({ recheck: recheck as Policy['recheck'] })
            }}
          />
          <Box
            label={t('active')}
            kind="boolean"
            value={policy.active}
            onChange={(active) => {
              change({ active: active === true })
            }}
          />
        </div>
        <Steps {...props} change={change} />
        {problem('steps') ? <p className="tone-red">{problem('steps')}</p> : null}
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              change({ steps: [...policy.steps, new_step()] })
            }}
          >
            {t('add_step')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Steps(props: PolicyCardProps & { change: (part: Partial<Policy>) => void }) {
  const { policy, at, problems, colleagues, change } = props
  const t = useText()
  return policy.steps.map((step, index) => (
    <StepBox
      key={index}
      {...{ problems, colleagues, step }}
      place={`${String(at)}.steps.${String(index)}`}
      head={
        <>
          <span className="strong">{t('step', { number: index + 1 })}</span>
          <IconButton
            icon={Trash2}
            label={t('remove_step', { number: index + 1 })}
            onClick={() => {
              change({ steps: policy.steps.filter((_, i) => i !== index) })
            }}
          />
        </>
      }
      onStep={(next) => {
        change({ steps: policy.steps.map((one, i) => (i === index ? next : one)) })
      }}
    />
  ))
}

interface LimitProps {
  policy: Policy
  problem: (field: string) => string | undefined
  change: (part: Partial<Policy>) => void
}

function Limit({ policy, problem, change }: LimitProps) {
  const t = useText()
  if (has_percent(policy.condition))
    return (
      <Box
        label={t('percent')}
        kind="integer"
        value={policy.percent}
        problem={problem('percent')}
        onChange={(percent) => {
          change({ percent: Number(percent ?? 0) })
        }}
      />
    )
  if (!has_amount(policy.condition)) return null
  return (
    <Box
      label={t('amount')}
      kind="money"
      value={policy.amount_minor}
      problem={problem('amount_minor')}
      onChange={(amount) => {
        change({ amount_minor: Number(amount ?? 0) })
      }}
    />
  )
}

interface StepBoxProps extends Shared {
  step: StepRule
  place: string
  head: ReactNode
  onStep: (step: StepRule) => void
}

function StepBox({ step, place, head, problems, colleagues, onStep }: StepBoxProps) {
  const t = useText()
  const users = useMeta('user')
  const change = (part: Partial<StepRule>) => {
    onStep({ ...step, ...part })
  }
  const problem = (field: string) => problems.get(`${place}.${field}`)
  return (
    <div className="policy-step">
      <div className="policy-step-head">{head}</div>
      <div className="policy-grid">
        <Box
          label={t('by')}
          kind="choice"
          required
          value={step.by}
          options={approver_kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={(by) => {
            change({ by: by as StepRule['by'] })
          }}
        />
        {step.by === 'leader' ? (
          <Box
            label={t('level')}
            kind="integer"
            value={step.level}
            problem={problem('level')}
            onChange={(level) => {
              change({ level: Number(level ?? 1) })
            }}
          />
        ) : null}
        {step.by === 'role' ? (
          <Box
            label={t('role')}
            kind="choice"
            required
            value={step.role}
            options={roles.map((value) => ({ value, label: users.option('roles', value) }))}
            onChange={(role) => {
              change({ role: role as StepRule['role'] })
            }}
          />
        ) : null}
        {step.by === 'people' ? (
          <Box
            label={t('people')}
            kind="choices"
            value={step.people}
            options={colleagues}
            problem={problem('people')}
            onChange={(people) => {
              change({ people: (people as string[] | null) ?? [] })
            }}
          />
        ) : null}
        <Box
          label={t('mode')}
          kind="choice"
          required
          value={step.mode}
          options={modes.map((value) => ({ value, label: t(`mode_${value}`) }))}
          onChange={(mode) => {
            change({ mode: mode as StepRule['mode'] })
          }}
        />
        <Box
          label={t('limit_hours')}
          kind="integer"
          value={step.limit_hours}
          problem={problem('limit_hours')}
          onChange={(hours) => {
            change({ limit_hours: Number(hours ?? 0) })
          }}
        />
        <Box
          label={t('copies')}
          kind="choices"
          value={step.copies}
          options={colleagues}
          problem={problem('copies')}
          onChange={(copies) => {
            change({ copies: (copies as string[] | null) ?? [] })
          }}
        />
      </div>
    </div>
  )
}
