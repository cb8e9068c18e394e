// What a customer sees by a private link: the offer, and three ways to answer it. Nobody is signed
// in, nothing is kept in the browser. Leaving works also when the offer is over.
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Download, PhoneCall, ThumbsUp, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api, ApiProblem, url_of } from '@/lib/api'
import { size_text } from '@/lib/attachments'
import { Button } from '@/ui/Button'
import { OpenPage } from '@/ui/OpenPage'
import { useText } from './i18n'

interface OpenOffer {
  org_name: string
  greeting: string
  seller_name: string
  title: string
  words: string
  valid_until: string
  files: { id: string; name: string; byte_count: number; is_image: boolean }[]
  answer: 'none' | 'interested' | 'call_me' | 'not_now'
  unsubscribed: boolean
}

export default function OpenOfferPage() {
  const t = useText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_offers/${encodeURIComponent(token)}`
  return (
    <OpenPage<OpenOffer>
      path={path}
      gone={{
        title: t('open_gone'),
        note: t('open_gone_note'),
        action: <Leave path={path} left={false} />,
      }}
      waits={() => true}
    >
      {(offer) => <Body path={path} first={offer} />}
    </OpenPage>
  )
}

function Body({ path, first }: { path: string; first: OpenOffer }) {
  const t = useText()
  const [offer, set_offer] = useState(first)
  const { org_name: org, seller_name: seller, title } = offer
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <article className="open-page-card">
      <header>
        <p className="meta">
          {seller ? t('open_from_seller', { seller, org }) : t('open_from', { org })}
        </p>
        <h1>{offer.title}</h1>
        <p className="open-page-until">{t('open_until', { on: offer.valid_until })}</p>
      </header>
      <p className="strong">{t('open_hello', { name: offer.greeting })}</p>
      <p className="open-page-words">{offer.words}</p>
      <Files path={path} files={offer.files} />
      <Answer path={path} offer={offer} onAnswer={set_offer} />
      <Leave path={path} left={offer.unsubscribed} />
    </article>
  )
}

function Files({ path, files }: { path: string; files: OpenOffer['files'] }) {
  const url = (id: string) => url_of(`${path}/files/${id}`)
  return (
    <>
      {files
        .filter((file) => file.is_image)
        .map((file) => (
          <img key={file.id} className="open-page-picture" src={url(file.id)} alt={file.name} />
        ))}
      {files
        .filter((file) => !file.is_image)
        .map((file) => (
          <a key={file.id} className="open-page-file" href={url(file.id)} download={file.name}>
            <Download size={18} aria-hidden />
            <span className="ellipsis">{file.name}</span>
            <span className="meta push">{size_text(file.byte_count)}</span>
          </a>
        ))}
    </>
  )
}

interface AnswerProps {
  path: string
  offer: OpenOffer
  onAnswer: (offer: OpenOffer) => void
}

const choices = [
  { key: 'interested', icon: ThumbsUp, kind: 'primary' },
  { key: 'call_me', icon: PhoneCall, kind: 'plain' },
  { key: 'not_now', icon: undefined, kind: 'quiet' },
] as const

function Answer({ path, offer, onAnswer }: AnswerProps) {
  const t = useText()
  const [words, set_words] = useState('')
  const [again, set_again] = useState(false)
  const send = useMutation({
    mutationFn: (answer: string) =>
      api.post<OpenOffer>(`${path}/answer`, { answer, words }, { anonymous: true }),
    onSuccess: (answered) => {
      onAnswer(answered)
      set_again(false)
    },
  })
  if (offer.answer !== 'none' && !again) {
    const key = {
      interested: 'open_thanks',
      call_me: 'open_thanks_call',
      not_now: 'open_thanks_not',
    }
    return (
      <div className="open-page-thanks" role="status">
        <p className="strong">{t(key[offer.answer] as 'open_thanks')}</p>
        <Button
          kind="quiet"
          icon={Undo2}
          onClick={() => {
            set_again(true)
          }}
        >
          {t('open_change')}
        </Button>
      </div>
    )
  }
  return (
    <div className="open-page-answer">
      <textarea
        className="control control-long"
        rows={2}
        maxLength={500}
        aria-label={t('open_words')}
        placeholder={t('open_words')}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
      {choices.map(({ key, icon, kind }) => (
        <Button
          key={key}
          size="large"
          wide
          kind={kind}
          icon={icon}
          busy={send.isPending && send.variables === key}
          onClick={() => {
            send.mutate(key)
          }}
        >
          {t(`open_${key}`)}
        </Button>
      ))}
      {send.error ? (
        <p className="tone-red" role="alert">
          {t('open_busy')}
        </p>
      ) : null}
    </div>
  )
}

/** Works for good, also when the offer itself is over. */
function Leave({ path, left }: { path: string; left: boolean }) {
  const t = useText()
  const leave = useMutation({
    mutationFn: () => api.post(`${path}/unsubscription`, {}, { anonymous: true }),
  })
  if (left || leave.isSuccess)
    return (
      <p className="meta" role="status">
        {t('open_unsubscribed')}
      </p>
    )
  const unknown = leave.error instanceof ApiProblem && leave.error.status === 404
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        busy={leave.isPending}
        onClick={() => {
          leave.mutate()
        }}
      >
        {t('open_unsubscribe')}
      </Button>
      {leave.error ? (
        <p className="tone-red" role="alert">
          {t(unknown ? 'open_unknown' : 'open_busy')}
        </p>
      ) : null}
    </>
  )
}
