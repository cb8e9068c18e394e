// Where a notice or a search about a comment leads: on to the record, at that comment.
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem } from '@/lib/api'
import type { Comment } from '@/lib/comments'
import { page_of_record } from '@/lib/record_pages'
import { useRecord } from '@/lib/use_record'
import { LinkButton } from '@/ui/Button'
import { useCommentText } from '@/ui/comment_texts'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'

export default function CommentPage() {
  const t = useCommentText()
  const { id = '' } = useParams({ strict: false })
  const comment = useRecord<Comment>('comment', '/comments', id)
  const { data, error } = comment
  const page = data ? page_of_record(data.entity, data.record_id) : null
  const go = useGo()
  useEffect(() => {
    if (page) go(`${page}?comment=${id}`, 'replace')
    // Once it is known where to; `go` is new with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [page, id])
  return (
    <Page title={t('title')} layout="narrow">
      {error instanceof ApiProblem && error.status === 404 ? (
        <Empty
          title={t('gone')}
          action={<LinkButton to="/notices">{t('to_notices')}</LinkButton>}
        />
      ) : (
        <Loaded query={comment} lines={3}>
          {() => null}
        </Loaded>
      )}
    </Page>
  )
}
