// The recycle rules of one pool in its form. What the server refuses stands at its rule.
import { Plus, Trash2 } from 'lucide-react'
import type { FieldProblem } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { Button, IconButton } from '@/ui/Button'
import { NativeSelect } from '@/ui/NativeSelect'
import { useText } from './i18n'
import { causes, countings, new_rule, read_days, rules_limit, tiers, type Rule } from './model'

interface RulesProps {
  id: string
  value: Rule[]
  problems: FieldProblem[]
  onChange: (rules: Rule[]) => void
}

export function Rules({ id, value, problems, onChange }: RulesProps) {
  const t = useText()
  return (
    <div className="pool-rules" id={id}>
      {value.map((rule, at) => (
        <RuleRow
          key={at}
          rule={rule}
          number={at + 1}
          told={problems.filter((one) => one.path.startsWith(`${at}.`)).map((one) => one.message)}
          onChange={(change) => {
            onChange(value.map((one, index) => (index === at ? { ...one, ...change } : one)))
          }}
          onRemove={() => {
            onChange(value.filter((_, index) => index !== at))
            requestAnimationFrame(() => document.getElementById(`${id}-add`)?.focus())
          }}
        />
      ))}
      {value.length < rules_limit ? (
        <div>
          <Button
            id={`${id}-add`}
            icon={Plus}
            onClick={() => {
              onChange([...value, new_rule(value)])
            }}
          >
            {t('add_rule')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

interface RuleRowProps {
  rule: Rule
  number: number
  told: string[]
  onChange: (change: Partial<Rule>) => void
  onRemove: () => void
}

function RuleRow({ rule, number, told, onChange, onRemove }: RuleRowProps) {
  const t = useText()
  const meta = useMeta('pool_customer')
  return (
    <section className={`pool-rule${rule.active ? '' : ' pool-rule-off'}`}>
      <NativeSelect
        label={t('cause')}
        options={causes.map((value) => ({ value, label: meta.option('cause', value) }))}
        value={rule.cause}
        onChange={(cause) => {
          onChange({ cause })
        }}
      />
      <NativeSelect
        label={t('tier')}
        options={tiers.map((value) => ({
          value,
          label: value === 'all' ? t('all_tiers') : t('one_tier', { tier: value.toUpperCase() }),
        }))}
        value={rule.tier}
        onChange={(tier) => {
          onChange({ tier })
        }}
      />
      <input
        className="control num pool-days"
        inputMode="numeric"
        aria-label={t('rule_days')}
        aria-invalid={told.length > 0}
        value={rule.days ?? ''}
        onChange={(event) => {
          onChange({ days: read_days(event.target.value) })
        }}
      />
      <NativeSelect
        label={t('counting')}
        options={countings.map((value) => ({ value, label: t(`counting_${value}`) }))}
        value={rule.counting}
        onChange={(counting) => {
          onChange({ counting })
        }}
      />
      <label className="check-line">
        <input
          type="checkbox"
          checked={rule.active}
          onChange={(event) => {
            onChange({ active: event.target.checked })
          }}
        />
        {t('is_active')}
      </label>
      <IconButton icon={Trash2} label={t('remove_rule', { number })} onClick={onRemove} />
      {told.map((text) => (
        <p key={text} className="field-error">
          {text}
        </p>
      ))}
    </section>
  )
}

/** Where two versions are compared. */
export function RuleLines({ rules }: { rules: Rule[] }) {
  const t = useText()
  const meta = useMeta('pool_customer')
  if (!rules.length) return <span className="muted">—</span>
  return (
    <span>
      {rules.map((one) => (
        <span className="pool-rule-line" key={`${one.cause} ${one.tier}`}>
          {meta.option('cause', one.cause)} ·{' '}
          {one.tier === 'all' ? t('all_tiers') : t('one_tier', { tier: one.tier.toUpperCase() })} ·{' '}
          {one.days} {t(`counting_${one.counting}`)}
        </span>
      ))}
    </span>
  )
}
