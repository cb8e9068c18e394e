// A resolution letter on paper, A4 without the frame: words for the customer only.
import { useParams } from '@tanstack/react-router'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { DateText } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { path_of, type Letter } from './model'
import { Gift } from './parts'
import './resolutions.css'

export default function LetterPrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Letter>('resolution', '/resolutions', id)
  return (
    <Loaded query={record} lines={10}>
      {(letter) => <Sheet letter={letter} />}
    </Loaded>
  )
}

const words = ['what_happened', 'what_was_done', 'prevention'] as const

function Sheet({ letter }: { letter: Letter }) {
  const t = useText()
  const meta = useMeta('resolution')
  useTabTitle(`${t('paper_title')} ${letter.number}`)
  return (
    <PaperPage back={path_of(letter.id)}>
      <article className="paper">
        <Head letter={letter} />
        <p className="paper-note">{t('paper_hello', { title: letter.ticket_title })}</p>
        {words.map((name) => (
          <section key={name} className="letter-part">
            <h2>{meta.label(name)}</h2>
            <p className="letter-words">{letter[name]}</p>
          </section>
        ))}
        {letter.compensation === 'none' ? null : (
          <section className="letter-part">
            <h2>{t('paper_gift')}</h2>
            <div className="letter-words">
              <Gift of={letter} order={letter.order_number} />
            </div>
          </section>
        )}
      </article>
    </PaperPage>
  )
}

function Head({ letter }: { letter: Letter }) {
  const t = useText()
  const { org } = useUser()
  const is_draft = !letter.sent_at || letter.state === 'draft'
  return (
    <header className="paper-head">
      <div className="paper-title">
        <h1>{t('paper_title')}</h1>
        <p>{org.name}</p>
      </div>
      <div className="paper-parties">
        <div>
          <p>{t('paper_to')}</p>
          <h2>{letter.customer_name}</h2>
        </div>
        <dl>
          <dt>{t('paper_number')}</dt>
          <dd className="num">
            {letter.number}
            {is_draft ? ` · ${t('paper_draft')}` : ''}
          </dd>
          <dt>{t('paper_ticket')}</dt>
          <dd className="num">{letter.ticket_number}</dd>
          <dt>{t('paper_date')}</dt>
          <dd>
            <DateText on={day_of(letter.sent_at || letter.created_at, org.timezone)} />
          </dd>
          <dt>{t('paper_by')}</dt>
          <dd>{letter.sender_name || letter.author_name}</dd>
        </dl>
      </div>
    </header>
  )
}
