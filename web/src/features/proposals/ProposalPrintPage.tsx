// A proposal on paper, A4 without the frame: words for the customer only. No note of ours, no list or
// floor price, no state but that a draft says it is one.
import { useParams } from '@tanstack/react-router'
import { useUser } from '@/lib/session'
import { day_of } from '@/lib/format'
import { useRecord } from '@/lib/use_record'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { path_of, type Line, type Proposal } from './model'
import './proposals.css'

export default function ProposalPrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Proposal>('proposal', '/proposals', id)
  return (
    <Loaded query={record} lines={10}>
      {(one) => <Sheet of={one} />}
    </Loaded>
  )
}

function Sheet({ of }: { of: Proposal }) {
  const t = useText()
  useTabTitle(`${of.title} ${of.number}`)
  return (
    <PaperPage back={path_of(of.id)}>
      <article className="paper">
        <PaperHead of={of} />
        {of.opening ? <p className="paper-note proposal-words">{of.opening}</p> : null}
        {of.lines.map((line, index) => (
          <PaperLine key={index} line={line} number={index + 1} />
        ))}
        {of.amount_minor ? (
          <p className="paper-sum">
            {t('total')} <Money minor={of.amount_minor} decimals="always" />
          </p>
        ) : null}
      </article>
    </PaperPage>
  )
}

function PaperHead({ of }: { of: Proposal }) {
  const t = useText()
  const { org } = useUser()
  const day = day_of(of.sent_at || of.created_at, org.timezone)
  return (
    <header className="paper-head">
      <div className="paper-title">
        <h1>{t('paper_title')}</h1>
        <p>{org.name}</p>
      </div>
      <div className="paper-parties">
        <div>
          <p>{t('paper_to')}</p>
          <h2>{of.customer_name}</h2>
          <p>{of.title}</p>
        </div>
        <dl>
          <dt>{t('paper_number')}</dt>
          <dd className="num">
            {of.number}
            {of.revision_no > 1 ? ` · ${t('version', { number: of.revision_no })}` : ''}
            {of.state === 'draft' ? ` · ${t('paper_draft')}` : ''}
          </dd>
          <dt>{t('paper_date')}</dt>
          <dd>
            <DateText on={day} />
          </dd>
          <dt>{t('paper_until')}</dt>
          <dd>
            <DateText on={of.valid_until} />
          </dd>
          <dt>{t('paper_by')}</dt>
          <dd>{of.owner_name}</dd>
        </dl>
      </div>
    </header>
  )
}

function PaperLine({ line, number }: { line: Line; number: number }) {
  const t = useText()
  const { demonstration: shown } = line
  return (
    <section className="paper-need">
      <h2>
        {number}. {line.question || t('paper_need')}
      </h2>
      <dl>
        {line.need ? (
          <>
            <dt>{t('paper_need')}</dt>
            <dd>{line.need}</dd>
          </>
        ) : null}
        <dt>{t('paper_offer')}</dt>
        <dd>
          {line.product_id ? (
            <p>
              <strong>{line.product_name}</strong>{' '}
              <span className="num paper-code">{line.product_code}</span>{' '}
              <Quantity value={line.quantity} unit={line.unit} /> ×{' '}
              <Price e4={line.unit_price_e4} /> ={' '}
              <Money minor={line.amount_minor} decimals="always" />
            </p>
          ) : null}
          {line.offer}
        </dd>
        {line.fit ? (
          <>
            <dt>{t('paper_fit')}</dt>
            <dd>{line.fit}</dd>
          </>
        ) : null}
        {shown.shown_on ? (
          <>
            <dt>{t('paper_shown')}</dt>
            <dd>
              <DateText on={shown.shown_on} />
              {shown.result ? `：${shown.result}` : ''}
            </dd>
          </>
        ) : null}
        {line.evidence.length ? (
          <>
            <dt>{t('paper_evidence')}</dt>
            <dd>
              {line.evidence.map((one, index) => (
                <p key={index}>
                  {[one.words, one.link].filter(Boolean).join(' ') || t(`kind_${one.kind}`)}
                </p>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}
