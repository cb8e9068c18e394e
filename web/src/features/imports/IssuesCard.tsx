// What is wrong with which row, and the file to mend and send again.
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText, type Text } from './i18n'
import { all_issues, issues_csv, useIssues, type Batch, type Issue } from './model'

const shown = 50

const said: Record<string, Parameters<Text>[0]> = {
  'field.required': 'i_required',
  'field.too_long': 'i_long',
  'imports.not_a_quantity': 'i_quantity',
  'imports.not_a_price': 'i_price',
  'imports.not_a_date': 'i_date',
  'imports.amount_too_large': 'i_amount',
}

function useSay() {
  const t = useText()
  return (issue: Issue) => {
    const params = JSON.parse(issue.params) as Record<string, string>
    const what = t(said[issue.code] ?? 'i_other', { ...params, code: issue.code })
    return issue.column ? `${t(issue.column as Parameters<Text>[0])}: ${what}` : what
  }
}

export function IssuesCard({ batch }: { batch: Batch }) {
  const t = useText()
  const say = useSay()
  const query = useIssues(batch.id, true)
  const [busy, set_busy] = useState(false)
  const download = () => {
    set_busy(true)
    all_issues(batch.id)
      .then((issues) => {
        const widest = Math.max(...issues.map(({ cells }) => (JSON.parse(cells) as []).length))
        const header = Array.from({ length: widest }, (_, index) => String(index + 1))
        const csv = issues_csv(header, issues, [t('row'), t('problem')], say)
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
        link.download = `${batch.file_name}-errors.csv`
        link.click()
        URL.revokeObjectURL(link.href)
      })
      .catch((problem: unknown) => {
        toast.error(t('issues'), problem)
      })
      .finally(() => {
        set_busy(false)
      })
  }
  return (
    <Card
      title={t('issues')}
      count={batch.error_count}
      extra={
        <Button size="small" icon={Download} busy={busy} onClick={download}>
          {t('download')}
        </Button>
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
                    <td>{say(issue)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {items.length > shown ? (
              <p className="meta">{t('more_issues', { count: shown })}</p>
            ) : null}
          </>
        )}
      </Loaded>
    </Card>
  )
}
