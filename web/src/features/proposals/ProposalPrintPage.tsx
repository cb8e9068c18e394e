// A proposal on paper, A4 without the frame: words for the customer only. No note of ours, no list or
// floor price, no state but that a draft says it is one.
import { useParams } from '@tanstack/react-router'
import { useRecord } from '@/lib/use_record'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperHead } from '@/ui/PaperHead'
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
        <PaperHead of={of} line={of.title} unsent={of.state === 'draft'} t={t} />
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
