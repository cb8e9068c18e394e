// Where a customer says by a private link how content they are with what was done about their
// complaint: a mark from 1 to 5 and words. Nobody is signed in.
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { Choices } from '@/ui/Choices'
import { DateText } from '@/ui/Money'
import { OpenPage } from '@/ui/OpenPage'
import { Empty } from '@/ui/States'
import { useText } from './i18n'

interface OpenRevisit {
  org_name: string
  author_name: string
  standing: 'waiting' | 'answered' | 'revoked' | 'expired' | 'over'
  ticket_number: string
  ticket_title: string
  valid_until_at: number
  answered_at: number
  satisfaction: number
  answered_by: string
}

const marks = ['5', '4', '3', '2', '1'] as const
type Mark = (typeof marks)[number]
const unhappy = 2

export default function OpenRevisitPage() {
  const t = useText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_revisits/${encodeURIComponent(token)}`
  return (
    <OpenPage<OpenRevisit>
      path={path}
      gone={{ title: t('gone'), note: t('gone_note') }}
      waits={(page) => page.standing === 'waiting'}
    >
      {(page) => <Body path={path} first={page} />}
    </OpenPage>
  )
}

function Body({ path, first }: { path: string; first: OpenRevisit }) {
  const t = useText()
  const [page, set_page] = useState(first)
  const name = page.author_name || page.org_name
  const title = page.ticket_title
  useEffect(() => {
    document.title = title ? t('title', { title }) : ''
  }, [title, t])
  const { standing } = page
  if (standing !== 'waiting' && standing !== 'answered')
    return <Empty title={t(standing)} note={t('over_note', { name })} />
  return (
    <article className="open-page-card">
      <header>
        <p className="meta">{t('from', { name, org: page.org_name })}</p>
        <h1>{t('title', { title })}</h1>
        <p className="meta num">{page.ticket_number}</p>
        {standing === 'waiting' ? <Until at={page.valid_until_at} /> : null}
      </header>
      {standing === 'waiting' ? (
        <Answer path={path} onAnswered={set_page} />
      ) : (
        <Thanks page={page} />
      )}
    </article>
  )
}

function Until({ at }: { at: number }) {
  const t = useText()
  const [before, after] = t('until', { on: '\u0000' }).split('\u0000')
  return (
    <p className="open-page-until">
      {before}
      <DateText at={at} />
      {after}
    </p>
  )
}

interface AnswerProps {
  path: string
  onAnswered: (page: OpenRevisit) => void
}

function Answer({ path, onAnswered }: AnswerProps) {
  const t = useText()
  const [mark, set_mark] = useState<Mark | ''>('')
  const [words, set_words] = useState('')
  const [name, set_name] = useState('')
  const [missing, set_missing] = useState<'mark_missing' | 'name_missing' | null>(null)
  const asks_why = mark !== '' && Number(mark) <= unhappy
  const send = useMutation({
    mutationFn: () =>
      api.post<OpenRevisit>(
        `${path}/answer`,
        { satisfaction: Number(mark), words, answered_by: name.trim() },
        { anonymous: true },
      ),
    onSuccess: onAnswered,
  })
  const answer = () => {
    const lacks = mark === '' ? 'mark_missing' : name.trim() ? null : 'name_missing'
    set_missing(lacks)
    if (!lacks) send.mutate()
  }
  return (
    <div className="open-page-answer">
      <Choices
        label={t('mark')}
        options={marks}
        value={mark as Mark}
        text={(one) => t(`mark_${one}`)}
        onChange={set_mark}
      />
      <textarea
        className="control control-long"
        rows={3}
        maxLength={1000}
        aria-label={t(asks_why ? 'words_needed' : 'words')}
        placeholder={t(asks_why ? 'words_needed' : 'words')}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
      <input
        className="control"
        maxLength={60}
        autoComplete="name"
        aria-label={t('name')}
        aria-invalid={missing === 'name_missing'}
        placeholder={t('name')}
        value={name}
        onChange={(event) => {
          set_name(event.target.value)
          set_missing(null)
        }}
      />
      {missing ? (
        <p className="field-error" role="alert">
          {t(missing)}
        </p>
      ) : null}
      <Button size="large" wide kind="primary" busy={send.isPending} onClick={answer}>
        {t('send')}
      </Button>
      {send.error ? (
        <p className="tone-red" role="alert">
          {send.error instanceof ApiProblem ? send.error.message : t('busy')}
        </p>
      ) : null}
    </div>
  )
}

function Thanks({ page }: { page: OpenRevisit }) {
  const t = useText()
  const sorry = page.satisfaction <= unhappy
  return (
    <div className="open-page-thanks" role="status">
      <p className="strong">{t(sorry ? 'sorry' : 'thanks')}</p>
      <p>{t(sorry ? 'sorry_note' : 'thanks_note')}</p>
      <p className="meta">
        {t(`mark_${String(page.satisfaction) as Mark}`)} · {page.answered_by} ·{' '}
        <DateText at={page.answered_at} />
      </p>
    </div>
  )
}
