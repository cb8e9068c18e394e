import { useEffect, type ReactNode } from 'react'
import { useT } from '@/i18n'
import './page.css'

interface PageProps {
  title: ReactNode
  /** Text of the browser tab; needed when `title` is not plain text. */
  tab?: string
  subtitle?: ReactNode
  /** Beside the title: view tabs, a grade mark. */
  beside?: ReactNode
  /** At the right end: buttons. */
  actions?: ReactNode
  /** `fill`: the page is as high as the window and its content scrolls itself (lists). */
  layout?: 'flow' | 'fill' | 'narrow'
  children: ReactNode
}

/** One page: heading line and content, drawn inside the frame. */
export function Page({
  title,
  tab,
  subtitle,
  beside,
  actions,
  layout = 'flow',
  children,
}: PageProps) {
  useTabTitle(tab ?? (typeof title === 'string' ? title : ''))
  return (
    <div className={`page page-${layout}`}>
      <header className="page-head">
        <div className="page-names">
          <div className="page-title-line">
            <h1>{title}</h1>
            {beside}
          </div>
          {subtitle ? <div className="page-subtitle">{subtitle}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}

export function useTabTitle(title: string): void {
  const t = useT()
  const product = t('product')
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product
  }, [title, product])
}
