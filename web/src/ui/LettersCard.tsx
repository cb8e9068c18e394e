// The letters that answer a complaint, newest first, and the button that begins one. Without antd.
import { useQuery } from '@tanstack/react-query'
import { FilePen } from 'lucide-react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { LinkButton } from './Button'
import { Card, CardRow } from './Card'
import { Link } from './Link'
import { DateText, Money } from './Money'
import { Tag, type Tone } from './Tag'

interface LetterRow extends Row {
  number: string
  state: string
  standing: string
  compensation: string
  amount_minor: number
  answered_by: string
  answer_words: string
  updated_at: number
}

const tones: Record<string, Tone> = { accepted: 'green', declined: 'red', dropped: 'grey' }

interface LettersCardProps {
  ticket: { id: string; stage: string }
  /** Whoever works on the complaint may begin one. */
  works: boolean
}

export function LettersCard({ ticket, works }: LettersCardProps) {
  const t = useT()
  const meta = useMeta('resolution')
  const sees = useAllowed('resolutions.read')
  const found = useQuery({
    queryKey: ['resolution', 'of_ticket', ticket.id],
    queryFn: ({ signal }) =>
      api.get<ListOf<LetterRow>>(`/tickets/${ticket.id}/resolutions`, { signal }),
    enabled: sees,
  })
  const items = found.data?.items
  if (!items) return null
  const in_stage = ticket.stage === 'resolving' || ticket.stage === 'revisiting'
  const under_way = items.some((one) => one.state !== 'accepted' && one.state !== 'dropped')
  const begins = works && in_stage && !under_way
  if (!items.length && !begins) return null
  return (
    <Card
      title={t('letters.title')}
      inset="rows"
      extra={
        begins ? (
          <LinkButton
            size="small"
            kind="quiet"
            icon={FilePen}
            to={`/resolutions/new?ticket_id=${ticket.id}`}
          >
            {t('letters.begin')}
          </LinkButton>
        ) : null
      }
    >
      {items.length ? null : <CardRow title={<span className="muted">{t('letters.none')}</span>} />}
      {items.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <Link to={`/resolutions/${one.id}`} className="num">
                {one.number}
              </Link>
              <Tag tone={tones[one.state] ?? 'amber'}>{meta.option('state', one.state)}</Tag>
            </>
          }
          note={
            <>
              {meta.option('compensation', one.compensation)}{' '}
              <DateText at={one.updated_at} show="relative" />
            </>
          }
          value={one.amount_minor ? <Money minor={one.amount_minor} /> : undefined}
          below={
            one.standing === 'blocked' ? (
              <p className="tone-red">{t('letters.blocked')}</p>
            ) : one.answer_words ? (
              <q className="words">{one.answer_words}</q>
            ) : null
          }
        />
      ))}
    </Card>
  )
}
