// What a customer sees by a private link: the quote, to be accepted, declined or asked about. Nobody
// is signed in, nothing is kept in the browser. OpenPage tells that it was opened.
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { OpenPage } from '@/ui/OpenPage'
import { Empty } from '@/ui/States'
import type { OpenQuote } from './model'
import { useOpenText as useText, type TextKey } from './open_texts'
import './open_quote.css'

type Reply = 'accept' | 'decline' | 'ask'

export default function OpenQuotePage() {
  const t = useText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_quotes/${encodeURIComponent(token)}`
  return (
    <OpenPage<OpenQuote>
      path={path}
      gone={{ title: t('page_gone'), note: t('page_gone_note') }}
      waits={(page) => page.state === 'sent'}
    >
      {(page) => <Body path={path} first={page} />}
    </OpenPage>
  )
}

const over: Partial<Record<OpenQuote['state'], TextKey>> = {
  expired: 'page_expired',
  withdrawn: 'page_withdrawn',
  dropped: 'page_withdrawn',
  superseded: 'page_superseded',
  draft: 'page_changing',
  approval: 'page_changing',
  ready: 'page_changing',
}

function Body({ path, first }: { path: string; first: OpenQuote }) {
  const t = useText()
  const [page, set_page] = useState(first)
  useEffect(() => {
    document.title = page.number ? `${t('paper_title')} ${page.number}` : ''
  }, [page.number, t])
  const seller = page.seller_name || page.org_name
  const ended = over[page.state]
  if (ended) return <Empty title={t(ended)} note={t('page_over_note', { seller })} />
  return (
    <article className="open-page-card open-quote">
      <header>
        <p className="meta">{t('page_from', { seller, org: page.org_name })}</p>
        <h1>{page.title}</h1>
        <p className="meta num">
          {page.number}
          {page.revision_no > 1 ? ` · ${t('version', { number: page.revision_no })}` : ''}
        </p>
        {page.state === 'sent' ? (
          <p className="open-page-until">
            {t('paper_until')} <DateText on={page.valid_until} />
          </p>
        ) : null}
      </header>
      <p>{t('page_hello', { name: page.contact_name || page.customer_name })}</p>
      {page.opening ? <p className="open-page-words">{page.opening}</p> : null}
      <Lines page={page} />
      <Terms page={page} />
      {page.state === 'sent' ? (
        <Answer path={path} page={page} onAnswered={set_page} />
      ) : (
        <Answered page={page} />
      )}
    </article>
  )
}

function Lines({ page }: { page: OpenQuote }) {
  const t = useText()
  return (
    <section aria-label={t('lines')}>
      <ol className="open-quote-lines">
        {page.lines.map((line, index) => (
          <li key={index}>
            <span>
              {line.product_name} <span className="num muted">{line.product_code}</span>
            </span>
            <span className="strong">
              <Money minor={line.amount_minor} currency={page.currency} decimals="always" />
            </span>
            <span className="meta">
              <Quantity value={line.quantity} unit={line.unit} /> ×{' '}
              <Price e4={line.unit_price_e4} />
              {line.remark ? ` · ${line.remark}` : ''}
            </span>
          </li>
        ))}
      </ol>
      <p className="open-quote-total strong">
        {t('total')} <Money minor={page.amount_minor} currency={page.currency} decimals="always" />
      </p>
    </section>
  )
}

function Terms({ page }: { page: OpenQuote }) {
  const t = useText()
  const row = (label: TextKey, value: ReactNode) =>
    value ? (
      <div>
        <dt>{t(label)}</dt>
        <dd>{value}</dd>
      </div>
    ) : null
  return (
    <dl className="open-quote-terms">
      {row('page_payment', t(`term_${page.pay_term}`, { value: page.pay_value }))}
      {row('page_delivery', page.delivery)}
      {row('page_policy', page.policy)}
    </dl>
  )
}

interface AnswerProps {
  path: string
  page: OpenQuote
  onAnswered: (page: OpenQuote) => void
}

/** Yes at once; a no or a question wants words, which are asked for then. */
function Answer({ path, page, onAnswered }: AnswerProps) {
  const t = useText()
  const [name, set_name] = useState(page.contact_name)
  const [words, set_words] = useState('')
  const [missing, set_missing] = useState<TextKey | null>(null)
  const [asked, set_asked] = useState(page.question)
  const send = useMutation({
    mutationFn: (reply: Reply) =>
      api.post<OpenQuote>(
        `${path}/answer`,
        { reply, answered_by: name.trim(), words, revision_no: page.revision_no },
        { anonymous: true },
      ),
    onSuccess: (now, reply) => {
      if (reply === 'ask') {
        set_asked(now.question)
        set_words('')
      } else onAnswered(now)
    },
  })
  const answer = (reply: Reply) => () => {
    const lacks = !name.trim()
      ? 'page_name_missing'
      : reply !== 'accept' && !words.trim()
        ? 'page_words_missing'
        : null
    set_missing(lacks)
    if (!lacks) send.mutate(reply)
  }
  return (
    <div className="open-page-answer">
      {asked ? (
        <p className="callout callout-act" role="status">
          {t('page_asked')} “{asked}”
        </p>
      ) : null}
      <input
        className="control"
        maxLength={60}
        autoComplete="name"
        aria-label={t('page_name')}
        aria-invalid={missing === 'page_name_missing'}
        placeholder={t('page_name')}
        value={name}
        onChange={(event) => {
          set_name(event.target.value)
        }}
      />
      <textarea
        className="control control-long"
        rows={2}
        maxLength={500}
        aria-label={t('page_words')}
        aria-invalid={missing === 'page_words_missing'}
        placeholder={t('page_words')}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
      {missing ? (
        <p className="field-error" role="alert">
          {t(missing)}
        </p>
      ) : null}
      <Button size="large" wide kind="primary" busy={send.isPending} onClick={answer('accept')}>
        {t('page_accept')}
      </Button>
      <div className="open-quote-others">
        <Button wide onClick={answer('ask')}>
          {t('page_ask')}
        </Button>
        <Button wide onClick={answer('decline')}>
          {t('page_decline')}
        </Button>
      </div>
      {send.error ? (
        <p className="tone-red" role="alert">
          {send.error instanceof ApiProblem ? send.error.message : t('page_busy')}
        </p>
      ) : null}
    </div>
  )
}

function Answered({ page }: { page: OpenQuote }) {
  const t = useText()
  const yes = page.state === 'accepted'
  return (
    <div className="open-page-thanks" role="status">
      <p className="strong">{t(yes ? 'page_thanks' : 'page_declined')}</p>
      <p>{t(yes ? 'page_thanks_note' : 'page_declined_note')}</p>
      <p className="meta">
        {page.answered_by} · <DateText at={page.answered_at} />
      </p>
    </div>
  )
}
