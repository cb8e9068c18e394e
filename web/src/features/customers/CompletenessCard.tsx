// How complete a customer's record is, line by line, and what is wrong with it; each leads to the field.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Progress } from '@/ui/Progress'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'

interface Profile {
  counted: boolean
  score: number
  lines: { field: string; weight: number; filled: boolean }[]
  flaws: {
    id: string
    code: string
    field: string
    severity: 'low' | 'medium' | 'high'
    state: 'open' | 'dismissed'
    suggestion: string | null
  }[]
}

const tones: Record<Profile['flaws'][number]['severity'], Tone> = {
  ...{ high: 'red', medium: 'amber', low: 'grey' },
}
const low = 40

interface CompletenessCardProps {
  customer_id: string
  edits: boolean
}

export function CompletenessCard({ customer_id, edits }: CompletenessCardProps) {
  const t = useText()
  const meta = useMeta('customer')
  const flaw_meta = useMeta('flaw')
  const profile = useQuery({
    queryKey: ['live', 'completeness', customer_id],
    queryFn: ({ signal }) => api.get<Profile>(`/customers/${customer_id}/completeness`, { signal }),
  }).data
  if (!profile?.counted) return null
  const missing = profile.lines.filter((line) => !line.filled)
  const flaws = profile.flaws.filter((flaw) => flaw.state === 'open')
  if (!missing.length && !flaws.length) return null
  const to = (field: string) => `/customers/${customer_id}/edit?focus=${field}`
  return (
    <Card
      title={t('completeness')}
      extra={<span className="num strong">{profile.score}</span>}
      className="completeness"
      inset="rows"
    >
      <div className="completeness-bar">
        <Progress
          label={t('completeness')}
          ratio={profile.score / 100}
          tone={profile.score < low ? 'amber' : 'green'}
          thin
        />
      </div>
      {flaws.map((flaw) => (
        <CardRow
          key={flaw.id}
          title={
            <>
              <Tag tone={tones[flaw.severity]}>{flaw_meta.option('code', flaw.code)}</Tag>
              {flaw.suggestion ? (
                <span className="meta">{t('better', { value: flaw.suggestion })}</span>
              ) : null}
            </>
          }
          action={edits && flaw.field ? <Link to={to(flaw.field)}>{t('mend')}</Link> : null}
        />
      ))}
      {missing.length ? (
        <ul className="completeness-missing" aria-label={t('missing')}>
          {missing.map((line) => (
            <li key={line.field}>
              {edits ? (
                <Link to={to(line.field)}>{meta.label(line.field)}</Link>
              ) : (
                meta.label(line.field)
              )}
              <span className="meta num">+{line.weight}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
