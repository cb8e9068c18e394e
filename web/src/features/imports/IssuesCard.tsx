// What is wrong with which row, what becomes of rows that are like somebody who is there already,
// and the file to mend and send again.
import { Download } from 'lucide-react'
import { api, url_of } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  useIssues,
  type About,
  type Batch,
  type Deciding,
  type Decision,
  type Issue,
} from './model'

const shown = 50
const counted = 10_000

export function IssuesCard({ batch }: { batch: Batch }) {
  const t = useText()
  const query = useIssues(batch)
  const decide = useDecide(batch)
  const title = batch.issue_count < counted ? batch.issue_count.toLocaleString() : '10,000+'
  return (
    <Card
      title={`${t('issues')} ${title}`}
      extra={
        <a
          className="btn btn-plain btn-small"
          href={url_of(`/imports/${batch.id}/issue_file`)}
          download
        >
          <Download size={14} aria-hidden />
          {t('download')}
        </a>
      }
    >
      <p className="muted">{t('issues_hint')}</p>
      <ForAll batch={batch} busy={decide.isPending} onDecide={decide.mutate} />
      <Loaded query={query}>
        {({ items }) => (
          <>
            <table className="import-issues">
              <thead>
                <tr>
                  <th scope="col">{t('row')}</th>
                  <th scope="col">{t('problem')}</th>
                </tr>
              </thead>
              <tbody>
                {items.slice(0, shown).map((issue, at) => (
                  <tr key={issue.issue_no}>
                    <td className="num">{issue.row_no}</td>
                    <td>
                      {issue.text}
                      {items[at - 1]?.row_no === issue.row_no ? null : (
                        <Choices issue={issue} busy={decide.isPending} onDecide={decide.mutate} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {batch.issue_count > shown ? (
              <p className="meta">{t('more_issues', { count: shown })}</p>
            ) : null}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function useDecide(batch: Batch) {
  return useWrite<Deciding, Batch>({
    send: (body, key) => api.post<Batch>(`/imports/${batch.id}/decisions`, body, { key }),
    entities: ['import_batch', 'customer', 'product'],
    onRefused: (problem) => {
      toast.error(problem.message, problem)
    },
  })
}

interface DecideProps {
  busy: boolean
  onDecide: (deciding: Deciding) => void
}

/** One row's: what may become of it, or what was decided and can still be taken back. */
function Choices({ issue, busy, onDecide }: DecideProps & { issue: Issue }) {
  const t = useText()
  if (issue.about === 'refused' || !issue.choices.length) return null
  const about = issue.about
  const decide = (decision: Decision) => {
    onDecide({ about, decision, rows: [issue.row_no] })
  }
  return (
    <span className="import-decide">
      {issue.decision === 'none' ? (
        issue.choices.map((choice) => (
          <Button
            key={choice}
            size="small"
            disabled={busy}
            onClick={() => {
              decide(choice)
            }}
          >
            {t(`do_${choice as 'create' | 'update'}`)}
          </Button>
        ))
      ) : (
        <>
          <Tag tone="act">{t(`will_${issue.decision}`)}</Tag>
          <Button
            kind="plain"
            size="small"
            disabled={busy}
            onClick={() => {
              decide('none')
            }}
          >
            {t('take_back')}
          </Button>
        </>
      )}
    </span>
  )
}

const all_choices: { about: About; counted: 'suspected' | 'conflicts'; decision: Decision }[] = [
  { about: 'suspected', counted: 'suspected', decision: 'create' },
  { about: 'suspected', counted: 'suspected', decision: 'update' },
  { about: 'conflict', counted: 'conflicts', decision: 'update' },
]

/** The same for all rows that are left out for one reason. */
function ForAll({ batch, busy, onDecide }: DecideProps & { batch: Batch }) {
  const t = useText()
  if (!batch.actions.includes('decide')) return null
  const outcome = batch.state === 'staged' ? batch.forecast : batch.outcome
  const offered = all_choices.filter(
    (one) => outcome[one.counted] > 0 && !(batch.kind === 'products' && one.about === 'suspected'),
  )
  if (!offered.length) return null
  return (
    <div className="import-decide import-decide-all">
      {offered.map(({ about, counted: count, decision }) => (
        <Button
          key={about + decision}
          size="small"
          disabled={busy}
          onClick={() => {
            onDecide({ about, decision, rows: [] })
          }}
        >
          {t(`all_${about}_${decision as 'create' | 'update'}` as 'all_suspected_create', {
            count: outcome[count].toLocaleString() as unknown as number,
          })}
        </Button>
      ))}
    </div>
  )
}
