// What is wrong with which row, what was left as it is, and the file to mend and send again.
import { Download } from 'lucide-react'
import { url_of } from '@/lib/api'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { useIssues, type Batch } from './model'

const shown = 50
const counted = 10_000

export function IssuesCard({ batch }: { batch: Batch }) {
  const t = useText()
  const query = useIssues(batch)
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
                {items.slice(0, shown).map((issue) => (
                  <tr key={issue.issue_no}>
                    <td className="num">{issue.row_no}</td>
                    <td>{issue.text}</td>
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
