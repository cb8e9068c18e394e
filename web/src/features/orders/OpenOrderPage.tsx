// What a customer sees by a private link: the terms of an order as they were frozen, to be confirmed
// or corrected one by one. Nobody is signed in, nothing is kept in the browser. OpenPage tells
// that it was opened.
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { DateText } from '@/ui/Money'
import { OpenPage } from '@/ui/OpenPage'
import { Empty } from '@/ui/States'
import { corrections_of, type OpenConfirmation, type Wanted } from './confirmations'
import { useConfirmationText } from './confirmation_texts'
import { TermsToCheck } from './TermsToCheck'

export default function OpenOrderPage() {
  const t = useConfirmationText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_confirmations/${encodeURIComponent(token)}`
  return (
    <OpenPage<OpenConfirmation>
      path={path}
      gone={{ title: t('page_gone'), note: t('page_gone_note') }}
      waits={(page) => page.standing === 'waiting'}
    >
      {(page) => <Body path={path} first={page} />}
    </OpenPage>
  )
}

function Body({ path, first }: { path: string; first: OpenConfirmation }) {
  const t = useConfirmationText()
  const [page, set_page] = useState(first)
  const { standing, terms, seller_name: seller, org_name: org } = page
  useEffect(() => {
    document.title = terms.number ? t('page_title', { number: terms.number }) : ''
  }, [terms.number, t])
  if (standing === 'revoked' || standing === 'expired' || standing === 'replaced')
    return (
      <Empty
        title={t(`page_over_${standing}`)}
        note={t('page_over_note', { seller: seller || org })}
      />
    )
  return (
    <article className="open-page-card">
      <header>
        <p className="meta">{t('page_from', { seller: seller || org, org })}</p>
        <h1>{t('page_title', { number: terms.number })}</h1>
        {standing === 'waiting' ? (
          <p className="open-page-until">
            <Until at={page.valid_until_at} />
          </p>
        ) : null}
      </header>
      {standing === 'waiting' ? (
        <Answer path={path} page={page} onAnswered={set_page} />
      ) : (
        <Answered page={page} />
      )}
      <p className="meta num open-page-hash">{t('hash', { hash: page.terms_hash.slice(0, 16) })}</p>
    </article>
  )
}

function Until({ at }: { at: number }) {
  const t = useConfirmationText()
  const [before, after] = t('page_until', { on: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <DateText at={at} />
      {after}
    </>
  )
}

interface AnswerProps {
  path: string
  page: OpenConfirmation
  onAnswered: (page: OpenConfirmation) => void
}

function Answer({ path, page, onAnswered }: AnswerProps) {
  const t = useConfirmationText()
  const [wanted, set_wanted] = useState<Wanted>({})
  const [words, set_words] = useState('')
  const [name, set_name] = useState('')
  const [nameless, set_nameless] = useState(false)
  const corrections = corrections_of(wanted, page.terms)
  const send = useMutation({
    mutationFn: (sent: Wish[]) =>
      api.post<OpenConfirmation>(
        `${path}/answer`,
        { agreed: !sent.length, answered_by: name.trim(), words, corrections: sent },
        { anonymous: true },
      ),
    onSuccess: onAnswered,
  })
  const refused = faults_of(send.error, send.variables ?? [])
  // Another wish at its place is not what was refused.
  const faults = Object.fromEntries(
    refused
      .filter(({ wish }) => corrections.some((one) => is_same(one, wish)))
      .map(({ wish, why }) => [`${wish.term}.${wish.line_no}`, why]),
  )
  const answer = () => {
    set_nameless(!name.trim())
    if (name.trim()) send.mutate(corrections)
  }
  return (
    <>
      <p>{t('page_hello', { name: page.terms.contact_name || page.terms.customer_name })}</p>
      <TermsToCheck
        terms={page.terms}
        currency={page.currency}
        wanted={wanted}
        faults={faults}
        onWant={set_wanted}
      />
      <div className="open-page-answer">
        <textarea
          className="control control-long"
          rows={2}
          maxLength={500}
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
        <Button size="large" wide kind="primary" busy={send.isPending} onClick={answer}>
          {corrections.length ? t('page_send', { count: corrections.length }) : t('page_agree')}
        </Button>
        {send.error && !refused.length ? (
          <p className="tone-red" role="alert">
            {send.error instanceof ApiProblem ? send.error.message : t('page_busy')}
          </p>
        ) : null}
      </div>
    </>
  )
}

type Wish = ReturnType<typeof corrections_of>[number]

const is_same = (one: Wish, other: Wish) =>
  one.term === other.term && one.line_no === other.line_no && one.wanted === other.wanted

/** Which wishes of what was sent the server cannot take, and why. */
function faults_of(error: unknown, sent: Wish[]): { wish: Wish; why: string }[] {
  if (!(error instanceof ApiProblem)) return []
  return error.fields.flatMap(({ path, message }) => {
    const wish = sent[Number(/^corrections\.(\d+)\./u.exec(path)?.[1] ?? -1)]
    return wish ? [{ wish, why: message }] : []
  })
}

function Answered({ page }: { page: OpenConfirmation }) {
  const t = useConfirmationText()
  const yes = page.standing === 'confirmed'
  return (
    <>
      <div className="open-page-thanks" role="status">
        <p className="strong">{t(yes ? 'page_thanks' : 'page_corrected')}</p>
        <p>{t(yes ? 'page_thanks_note' : 'page_corrected_note')}</p>
        <p className="meta">
          {page.answered_by} · <DateText at={page.answered_at} />
        </p>
      </div>
      <TermsToCheck
        terms={page.terms}
        currency={page.currency}
        wanted={Object.fromEntries(
          page.corrections.map((one) => [`${one.term}.${one.line_no}`, one.wanted]),
        )}
        faults={{}}
      />
    </>
  )
}
