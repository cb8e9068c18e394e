import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useT } from '@/i18n'
import { Button, IconButton } from './Button'

interface ListFootProps {
  page: number
  page_size: number
  shown: number
  total?: number
  has_next: boolean
  busy: boolean
  onPage: (page: number) => void
  onMore?: () => void
}

export function ListFoot(props: ListFootProps) {
  const { page, page_size, shown, total, has_next, busy, onPage, onMore } = props
  const t = useT()
  const from = page * page_size + 1
  return (
    <footer className="list-foot">
      <span className="muted desk-only">
        {t('list.shown', { from, to: from + shown - 1 })}
        {total === undefined ? '' : ` · ${t('list.total', { count: total.toLocaleString('en') })}`}
      </span>
      <div className="row push desk-only list-pages">
        <IconButton
          icon={ChevronLeft}
          framed
          label={t('list.previous')}
          disabled={page === 0}
          onClick={() => {
            onPage(page - 1)
          }}
        />
        <span className="num list-page">{page + 1}</span>
        <IconButton
          icon={ChevronRight}
          framed
          label={t('list.next')}
          disabled={!has_next || busy}
          onClick={() => {
            onPage(page + 1)
          }}
        />
      </div>
      {onMore ? (
        <Button className="phone-only" wide busy={busy} onClick={onMore}>
          {t('list.more')}
        </Button>
      ) : null}
    </footer>
  )
}
