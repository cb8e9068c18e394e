// What a customer sees by a private link: the letter that answers their complaint, to be accepted or
// answered in words. Nobody is signed in.
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { DateText } from '@/ui/Money'
import { OpenPage } from '@/ui/OpenPage'
import { Empty } from '@/ui/States'
import { useText } from './i18n'
import type { OpenLetter } from './model'
import { Gift } from './parts'
import './resolutions.css'

export default function OpenLetterPage() {
  const t = useText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_resolutions/${encodeURIComponent(token)}`
  return (
    <OpenPage<OpenLetter>
      path={path}
      gone={{ title: t('page_gone'), note: t('page_gone_note') }}
      waits={(page) => page.standing === 'sent'}
    >
      {(page) => <Body path={path} first={page} />}
    </OpenPage>
  )
}

function Body({ path, first }: { path: string; first: OpenLetter }) {
  const t = useText()
  const [page, set_page] = useState(first)
  const { standing, author_name, org_name } = page
  const name = author_name || org_name
  useEffect(() => {
    document.title = page.ticket_title ? t('page_title', { title: page.ticket_title }) : ''
  }, [page.ticket_title, t])
  const there = standing === 'sent' || standing === 'blocked' || is_answered(standing)
  if (!there)
    return (
      <Empty
        title={t(standing === 'expired' ? 'page_over_expired' : 'page_over_changing')}
        note={t('page_over_note', { name })}
      />
    )
  return (
    <article className="open-page-card">
      <header>
        <p className="meta">{t('page_from', { name, org: org_name })}</p>
        <h1>{t('page_title', { title: page.ticket_title })}</h1>
        <p className="meta num">{page.number}</p>
        {standing === 'sent' ? <Until at={page.valid_until_at} /> : null}
      </header>
      {is_answered(standing) ? <Answered page={page} /> : null}
      {standing === 'blocked' ? <Blocked org={org_name} /> : null}
      <Words page={page} />
      {standing === 'sent' ? <Answer path={path} onAnswered={set_page} /> : null}
    </article>
  )
}

function is_answered(standing: OpenLetter['standing']): boolean {
  return standing === 'accepted' || standing === 'declined'
}

function Until({ at }: { at: number }) {
  const t = useText()
  const [before, after] = t('page_until', { on: '\u0000' }).split('\u0000')
  return (
    <p className="open-page-until">
      {before}
      <DateText at={at} />
      {after}
    </p>
  )
}

function Words({ page }: { page: OpenLetter }) {
  const t = useText()
  const { letter } = page
  return (
    <>
      <p className="open-page-words">{letter.what_happened}</p>
      <p className="open-page-words">{letter.what_was_done}</p>
      {letter.compensation === 'none' ? null : (
        <section className="letter-gift">
          <h2>{t('paper_gift')}</h2>
          <div className="open-page-words">
            <Gift of={letter} order={page.order_number} currency={page.currency} />
          </div>
        </section>
      )}
      <p className="open-page-words">{letter.prevention}</p>
    </>
  )
}

interface AnswerProps {
  path: string
  onAnswered: (page: OpenLetter) => void
}

function Answer({ path, onAnswered }: AnswerProps) {
  const t = useText()
  const [words, set_words] = useState('')
  const [name, set_name] = useState('')
  const [nameless, set_nameless] = useState(false)
  const send = useMutation({
    mutationFn: (accepted: boolean) =>
      api.post<OpenLetter>(
        `${path}/answer`,
        { accepted, answered_by: name.trim(), words },
        { anonymous: true },
      ),
    onSuccess: onAnswered,
  })
  const answer = (accepted: boolean) => () => {
    set_nameless(!name.trim())
    if (name.trim()) send.mutate(accepted)
  }
  return (
    <div className="open-page-answer">
      <textarea
        className="control control-long"
        rows={3}
        maxLength={1000}
        aria-label={t('page_words')}
        placeholder={t('page_words')}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
      <input
        className="control"
        maxLength={60}
        autoComplete="name"
        aria-label={t('page_name')}
        aria-invalid={nameless}
        placeholder={t('page_name')}
        value={name}
        onChange={(event) => {
          set_name(event.target.value)
          set_nameless(false)
        }}
      />
      {nameless ? (
        <p className="field-error" role="alert">
          {t('page_name_missing')}
        </p>
      ) : null}
      <Button size="large" wide kind="primary" busy={send.isPending} onClick={answer(true)}>
        {t('page_accept')}
      </Button>
      <Button
        size="large"
        wide
        disabled={!words.trim()}
        busy={send.isPending}
        onClick={answer(false)}
      >
        {t('page_decline')}
      </Button>
      {send.error ? (
        <p className="tone-red" role="alert">
          {send.error instanceof ApiProblem ? send.error.message : t('page_busy')}
        </p>
      ) : null}
    </div>
  )
}

function Blocked({ org }: { org: string }) {
  const t = useText()
  return (
    <div className="open-page-thanks" role="status">
      <p className="strong">{t('page_thanks')}</p>
      <p>{t('page_blocked_note', { org })}</p>
    </div>
  )
}

function Answered({ page }: { page: OpenLetter }) {
  const t = useText()
  const yes = page.standing === 'accepted'
  return (
    <div className="open-page-thanks" role="status">
      <p className="strong">{t(yes ? 'page_thanks' : 'page_declined')}</p>
      <p>{t(yes ? 'page_thanks_note' : 'page_declined_note')}</p>
      {yes && page.voucher_number ? (
        <p>{t('page_voucher', { number: page.voucher_number, on: page.voucher_until ?? '' })}</p>
      ) : null}
      {yes && page.order_number ? (
        <p className="num">{t('page_order', { number: page.order_number })}</p>
      ) : null}
      <p className="meta">
        {page.answered_by} · <DateText at={page.answered_at} />
      </p>
    </div>
  )
}
