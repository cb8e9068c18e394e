// Field by field: both values with where they come from, which one stays, and why.
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { FieldValue } from '@/ui/FieldValue'
import { DateText } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText, type TextKey } from './i18n'
import type { Choice, Pair, Preview, Question, Value } from './model'

interface FieldsProps {
  pair: Pair
  question: Question
  preview: Preview
  pick: (field: string, customer_id: string) => void
}

export function FieldsCard({ pair, question, preview, pick }: FieldsProps) {
  const t = useText()
  const [all, set_all] = useState(false)
  const same = preview.fields.filter((one) => one.won_by === 'same')
  const shown = preview.fields.filter((one) => all || one.won_by !== 'same')
  const name_of = (id: string) => (id === pair.first_id ? pair.first.name : pair.second.name)
  const sides = [pair.first_id, pair.second_id]
  return (
    <Card inset="rows" className="blend-card">
      <table className="blend">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {sides.map((id) => (
              <th key={id} scope="col">
                <Tag tone={id === question.winner_id ? 'act' : 'grey'}>
                  {t(id === question.winner_id ? 'stays' : 'goes')}
                </Tag>{' '}
                {name_of(id)}
              </th>
            ))}
            <th scope="col">{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((choice) => (
            <FieldRow
              key={choice.field}
              {...{ choice, sides, name_of, pick }}
              picked={question.picks.find((one) => one.field === choice.field)?.customer_id}
            />
          ))}
        </tbody>
      </table>
      {same.length ? (
        <div className="twins-more">
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              set_all(!all)
            }}
          >
            {all ? t('hide_same') : t('show_same', { count: same.length })}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

interface FieldRowProps {
  choice: Choice
  /** Shown at once, before the server has said what comes of it. */
  picked?: string
  sides: string[]
  name_of: (id: string) => string
  pick: (field: string, customer_id: string) => void
}

function FieldRow({ choice, picked, sides, name_of, pick }: FieldRowProps) {
  const t = useText()
  const meta = useMeta('customer')
  const label = meta.label(choice.field)
  const differs = choice.won_by !== 'same'
  return (
    <tr>
      <th scope="row">{label}</th>
      {sides.map((id) => {
        const value = choice.values.find((one) => one.customer_id === id)
        const wins = choice.from_id === id || choice.from_id === null
        return (
          <td key={id} className={wins && differs ? 'blend-wins' : undefined}>
            <label className="blend-pick">
              {choice.can_pick && differs ? (
                <input
                  type="radio"
                  name={choice.field}
                  aria-label={t('pick_of', { field: label, name: name_of(id) })}
                  checked={(picked ?? choice.from_id) === id}
                  onChange={() => {
                    pick(choice.field, id)
                  }}
                />
              ) : null}
              <span className="blend-value">
                <Text field={choice.field} text={value?.text ?? ''} />
                {value ? <Origin value={value} /> : null}
              </span>
            </label>
          </td>
        )
      })}
      <td className="blend-result">
        <Text field={choice.field} text={choice.text} />
        <span className="meta">{t(`won_${choice.won_by}`)}</span>
      </td>
    </tr>
  )
}

function Text({ field, text }: { field: string; text: string }) {
  const meta = useMeta('customer').field(field)
  const joined = !meta || meta.type === 'list' || meta.type === 'id'
  if (field === 'last_contact_at' && text === '0') return <span className="muted">—</span>
  if (joined) return text ? <>{text}</> : <span className="muted">—</span>
  return <FieldValue field={meta} value={text} />
}

const known_paths = ['screen', 'import', 'api_token', 'rule', 'command_line']

/** Who set it last, when and how. */
function Origin({ value }: { value: Value }) {
  const t = useText()
  if (!value.at) return null
  const how = known_paths.includes(value.path) ? t(`path_${value.path}` as TextKey) : value.path
  return (
    <span className="meta">
      {value.actor_name ? t('set_by', { who: value.actor_name, how }) : how} ·{' '}
      <DateText at={value.at} show="day" />
    </span>
  )
}
