// The cadences of an organisation: what follows by itself after which event, step by step. What the
// server refuses stands at its step.
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { FieldProblem } from '@/lib/api_types'
import { contact_channels } from '@/lib/channels'
import { removed, replaced, told_at } from '@/lib/list_edits'
import { useMeta } from '@/lib/meta'
import { Button, IconButton } from '@/ui/Button'
import { NativeSelect } from '@/ui/NativeSelect'
import { useGoal } from './goal'
import { useText } from './i18n'
import {
  cadences_limit,
  new_cadence,
  new_step,
  only_here,
  read_days,
  situations,
  steps_limit,
  tiers,
  type Cadence,
  type Step,
} from './settings'

/** What was removed had the focus; it stays in the form, so that its keys go on working. */
function focus_on(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

interface CadencesProps {
  id: string
  value: Cadence[]
  problems: FieldProblem[]
  locked: boolean
  onChange: (cadences: Cadence[]) => void
}

export function Cadences({ id, value, problems, locked, onChange }: CadencesProps) {
  const t = useText()
  return (
    <div className="cadences" id={id}>
      {value.map((cadence, at) => (
        <CadenceBox
          key={at}
          cadence={cadence}
          path={String(at)}
          problems={problems}
          locked={locked}
          onChange={(change) => {
            onChange(replaced(value, at, change))
          }}
          onRemove={() => {
            onChange(removed(value, at))
            focus_on(`${id}-add`)
          }}
        />
      ))}
      {locked || value.length >= cadences_limit ? null : (
        <div>
          <Button
            id={`${id}-add`}
            icon={Plus}
            onClick={() => {
              onChange([...value, new_cadence(value)])
            }}
          >
            {t('add_cadence')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface CadenceBoxProps {
  cadence: Cadence
  path: string
  problems: FieldProblem[]
  locked: boolean
  onChange: (change: Partial<Cadence>) => void
  onRemove: () => void
}

function CadenceBox(props: CadenceBoxProps) {
  const { cadence, path, problems, locked, onChange, onRemove } = props
  const t = useText()
  const id = useId()
  const { steps } = cadence
  const bad = (name: string) => told_at(problems, `${path}.${name}`)
  const told = ['situation', 'tier', 'steps'].flatMap(bad)
  const described_by = [...bad('situation'), ...bad('tier')].length ? `${id}-note` : undefined
  return (
    <section className={`cadence${cadence.active ? '' : ' cadence-off'}`}>
      <CadenceHead {...{ cadence, locked, onChange, onRemove }} described_by={described_by} />
      <Told id={`${id}-note`} texts={told} />
      <ol className="cadence-steps">
        {steps.map((step, at) => (
          <StepRow
            key={at}
            step={step}
            cadence={cadence}
            at={at}
            path={`${path}.steps.${at}`}
            problems={problems}
            locked={locked}
            onChange={(change) => {
              onChange({ steps: replaced(steps, at, change) })
            }}
            onRemove={() => {
              onChange({ steps: removed(steps, at) })
              focus_on(`${id}-add`)
            }}
          />
        ))}
      </ol>
      {locked || steps.length >= steps_limit ? null : (
        <div>
          <Button
            id={`${id}-add`}
            size="small"
            kind="quiet"
            icon={Plus}
            onClick={() => {
              onChange({ steps: [...steps, new_step()] })
            }}
          >
            {t('add_step')}
          </Button>
        </div>
      )}
    </section>
  )
}

type CadenceHeadProps = Pick<CadenceBoxProps, 'cadence' | 'locked' | 'onChange' | 'onRemove'> & {
  /** Where it stands why the choice is refused. */
  described_by?: string
}

function CadenceHead(props: CadenceHeadProps) {
  const { cadence, locked, described_by, onChange, onRemove } = props
  const t = useText()
  const meta = useMeta('follow_up')
  const name = useCadenceName()
  return (
    <header className="row row-wrap">
      <NativeSelect
        label={meta.label('situation')}
        described_by={described_by}
        options={situations.map((value) => ({ value, label: meta.option('situation', value) }))}
        value={cadence.situation}
        onChange={(situation) => {
          onChange({ situation })
        }}
      />
      <NativeSelect
        label={t('for_whom')}
        described_by={described_by}
        options={tiers.map((value) => ({
          value,
          label: value === 'all' ? t('all_tiers') : t('one_tier', { tier: value.toUpperCase() }),
        }))}
        value={cadence.tier}
        onChange={(tier) => {
          onChange({ tier })
        }}
      />
      <label className="check-line">
        <input
          type="checkbox"
          checked={cadence.active}
          onChange={(event) => {
            onChange({ active: event.target.checked })
          }}
        />
        {t('is_active')}
      </label>
      {locked ? null : (
        <span className="push">
          <IconButton
            icon={Trash2}
            label={t('remove_cadence', { name: name(cadence) })}
            onClick={onRemove}
          />
        </span>
      )}
    </header>
  )
}

interface StepRowProps {
  step: Step
  cadence: Cadence
  at: number
  path: string
  problems: FieldProblem[]
  locked: boolean
  onChange: (change: Partial<Step>) => void
  onRemove: () => void
}

function StepRow(props: StepRowProps) {
  const { step, cadence, at, path, problems, locked, onChange, onRemove } = props
  const t = useText()
  const meta = useMeta('follow_up')
  const goal_of = useGoal()
  const id = useId()
  const { situation } = cadence
  const bad = (name: string) => told_at(problems, `${path}.${name}`)
  const told = ['after_days', 'channel', 'goal'].flatMap(bad)
  const note_of = (name: string) => (bad(name).length ? `${id}-note` : undefined)
  return (
    <li className={told.length ? 'field-bad' : undefined}>
      <div className="cadence-step">
        <span className="row">
          <label htmlFor={id} className="muted">
            {t(at ? 'days_later' : 'days_after')}
          </label>
          <input
            id={id}
            className="control num cadence-days"
            inputMode="numeric"
            aria-invalid={!!note_of('after_days')}
            aria-describedby={note_of('after_days')}
            value={step.after_days ?? ''}
            onChange={(event) => {
              onChange({ after_days: read_days(event.target.value) })
            }}
          />
          <span className="muted">{t('working_days')}</span>
        </span>
        <NativeSelect
          label={meta.label('channel')}
          described_by={note_of('channel')}
          options={contact_channels.map((value) => ({
            value,
            label: meta.option('channel', value),
          }))}
          value={step.channel}
          onChange={(channel) => {
            onChange({ channel })
          }}
        />
        <input
          className="control cadence-goal"
          aria-label={meta.label('goal')}
          aria-invalid={!!note_of('goal')}
          aria-describedby={note_of('goal')}
          placeholder={goal_of({ goal: '', situation, step_no: at + 1 })}
          maxLength={200}
          value={step.goal}
          onChange={(event) => {
            onChange({ goal: event.target.value })
          }}
        />
        {locked ? null : (
          <IconButton
            icon={Trash2}
            label={t('remove_step', { number: at + 1 })}
            onClick={onRemove}
          />
        )}
      </div>
      <Told id={`${id}-note`} texts={told} />
    </li>
  )
}

/** What is wrong with the boxes above, which say so by `aria-describedby`. */
function Told({ id, texts }: { id: string; texts: string[] }) {
  return (
    <div id={id}>
      {texts.map((text) => (
        <p key={text} className="field-error">
          {text}
        </p>
      ))}
    </div>
  )
}

function useCadenceName() {
  const t = useText()
  const meta = useMeta('follow_up')
  return ({ situation, tier }: Cadence) => {
    const whom = tier === 'all' ? t('all_tiers') : t('one_tier', { tier: tier.toUpperCase() })
    return `${meta.option('situation', situation)} · ${whom}`
  }
}

interface CadenceLinesProps {
  cadences: Cadence[]
  others: Cadence[]
}

/** Where two versions are compared: the cadences that only this one has. */
export function CadenceLines({ cadences, others }: CadenceLinesProps) {
  const t = useText()
  const meta = useMeta('follow_up')
  const name = useCadenceName()
  const own = only_here(cadences, others)
  if (!own.length) return <span className="muted">—</span>
  return (
    <span>
      {own.map((one) => (
        <span className="cadence-line" key={`${one.situation} ${one.tier}`}>
          {name(one)}
          {one.active ? '' : ` (${t('is_off')})`}
          {': '}
          {one.steps
            .map(({ after_days, channel, goal }) =>
              [after_days ?? '?', meta.option('channel', channel), goal].filter(Boolean).join(' '),
            )
            .join(' → ')}
        </span>
      ))}
    </span>
  )
}
