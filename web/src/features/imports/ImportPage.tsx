// One import: its columns, what writing it would do, how far it is, and what came of it.
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { Button, LinkButton } from '@/ui/Button'
import { Card, FactList } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Progress } from '@/ui/Progress'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { ColumnsCard } from './ColumnsCard'
import { IssuesCard } from './IssuesCard'
import { Problems } from './Problems'
import { StateTag } from './StateTag'
import { Steps } from './Steps'
import { useText, type Text } from './i18n'
import { is_busy, useBatch, type Batch, type Outcome, type State } from './model'
import './imports.css'

const step_of: Record<State, number> = {
  uploading: 1,
  reading: 1,
  refused: 1,
  staged: 2,
  applying: 2,
  done: 4,
  undoing: 4,
  undone: 4,
  failed: 2,
  discarding: 4,
  discarded: 4,
}

export default function ImportPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useBatch(id)
  return <Loaded query={query}>{(batch) => <BatchView batch={batch} />}</Loaded>
}

function BatchView({ batch }: { batch: Batch }) {
  const t = useText()
  const read = !['uploading', 'reading', 'refused', 'discarding', 'discarded'].includes(batch.state)
  return (
    <Page
      title={batch.file_name}
      layout="narrow"
      beside={
        <span>
          <StateTag state={batch.state} />
        </span>
      }
      subtitle={t(batch.kind)}
      actions={
        <>
          <LinkButton to="/imports">{t('back')}</LinkButton>
          <Actions batch={batch} />
        </>
      }
    >
      <Steps now={step_of[batch.state]} />
      {batch.state === 'uploading' ? <ColumnsCard batch={batch} /> : null}
      {is_busy(batch.state) ? <Working batch={batch} /> : null}
      {batch.state === 'refused' || batch.state === 'failed' || batch.state === 'discarded' ? (
        <Problems title={t(`s_${batch.state}`)} texts={batch.problem_texts} />
      ) : null}
      {read ? <Figures batch={batch} /> : null}
      {read && batch.issue_count > 0 ? <IssuesCard batch={batch} /> : null}
    </Page>
  )
}

/** How much of the work is done, of how much; of none where it cannot be said. */
function progress_of({ state, outcome, item_count, ...batch }: Batch): [number, number] {
  if (state === 'applying') return [item_count - outcome.waiting, item_count]
  if (state === 'undoing') return [outcome.undone + outcome.kept, item_count]
  return [batch.read_count, batch.reading_count]
}

function Working({ batch }: { batch: Batch }) {
  const t = useText()
  const label = t(batch.state as 'reading' | 'applying' | 'undoing' | 'discarding')
  const [done, all] = progress_of(batch)
  return (
    <Card title={label}>
      <div className="stack">
        {all ? (
          <>
            <Progress label={label} ratio={done / all} />
            <p className="num">
              {done.toLocaleString()} / {all.toLocaleString()}
            </p>
            {batch.state === 'reading' ? <p className="muted">{t('comparing')}</p> : null}
          </>
        ) : null}
        <p className="muted">{t('leave')}</p>
      </div>
    </Card>
  )
}

/** Only what is not zero, in words. */
function words_of(outcome: Outcome, t: Text): string[] {
  const said: [keyof Outcome, Parameters<Text>[0]][] = [
    ['documents_created', 'documents_created'],
    ['customers_created', 'customers_created'],
    ['products_created', 'products_created'],
    ['interactions_created', 'interactions_created'],
    ['follow_ups_created', 'follow_ups_created'],
    ['openings_created', 'openings_created'],
    ['contacts_created', 'contacts_created'],
    ['updated', 'updated'],
    ['unchanged', 'unchanged'],
    ['conflicts', 'conflicts'],
    ['suspected', 'suspected'],
    ['refused', 'refused_items'],
    ['undone', 'undone'],
    ['kept', 'kept'],
  ]
  return said
    .filter(([key]) => outcome[key] > 0)
    .map(([key, text]) => t(text, { count: outcome[key].toLocaleString() as unknown as number }))
}

function Figures({ batch }: { batch: Batch }) {
  const t = useText()
  const staged = batch.state === 'staged'
  const words = words_of(staged ? batch.forecast : batch.outcome, t)
  const number = (value: number) => <span className="num">{value.toLocaleString()}</span>
  const orders = batch.kind === 'orders'
  return (
    <Card title={staged ? t('would') : t('did')}>
      <ul className="import-words">
        {words.length ? words.map((word) => <li key={word}>{word}</li>) : <li>{t('nothing')}</li>}
      </ul>
      <FactList
        facts={[
          { label: t('rows'), value: number(batch.row_count) },
          { label: t('lines'), value: number(batch.line_count) },
          { label: t(orders ? 'documents' : 'records'), value: number(batch.document_count) },
          ...(orders ? [{ label: t('amount'), value: <Money minor={batch.amount_minor} /> }] : []),
          { label: t('errors'), value: number(batch.error_count) },
        ]}
      />
    </Card>
  )
}

function Actions({ batch }: { batch: Batch }) {
  const t = useText()
  const [asking, set_asking] = useState(false)
  const move = useWrite<string, Batch>({
    send: (noun, key) => api.post<Batch>(`/imports/${batch.id}/${noun}`, {}, { key }),
    entities: ['import_batch', 'order', 'customer', 'product'],
    onDone: () => {
      set_asking(false)
    },
    onRefused: (problem) => {
      toast.error(problem.message, problem)
    },
  })
  const may = (action: string) => batch.actions.includes(action)
  return (
    <>
      {may('discard') ? (
        <Button
          onClick={() => {
            move.mutate('disposal')
          }}
        >
          {t('discard')}
        </Button>
      ) : null}
      {may('undo') ? (
        <Button
          kind="danger"
          onClick={() => {
            set_asking(true)
          }}
        >
          {t('undo')}
        </Button>
      ) : null}
      {may('apply') ? (
        <Button
          kind="primary"
          busy={move.isPending}
          onClick={() => {
            move.mutate('application')
          }}
        >
          {t('apply')}
        </Button>
      ) : null}
      <Dialog
        open={asking}
        title={t('undo')}
        onClose={() => {
          set_asking(false)
        }}
        footer={
          <>
            <Button
              onClick={() => {
                set_asking(false)
              }}
            >
              {t('cancel')}
            </Button>
            <Button
              kind="danger"
              busy={move.isPending}
              onClick={() => {
                move.mutate('reversal')
              }}
            >
              {t('undo')}
            </Button>
          </>
        }
      >
        {t('undo_sure')}
      </Dialog>
    </>
  )
}
