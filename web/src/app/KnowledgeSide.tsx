// The panel with scripts and knowledge beside any page: F2 opens it and goes into it, F2 or Esc
// leaves it, and the focus returns to where it was. The page stays usable, so it is no window.
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useT } from '@/i18n'
import { close_knowledge, knowledge_panel, open_knowledge } from '@/lib/at_hand'
import { useAllowed } from '@/lib/session'
import { useStore } from '@/lib/store'
import { Skeleton } from '@/ui/States'
import './knowledge_side.css'

const KnowledgePanel = lazy(() => import('@/features/knowledge/KnowledgePanel'))

export const knowledge_key = 'F2'

export function KnowledgeSide() {
  return useAllowed('knowledge.read') ? <Side /> : null
}

function Side() {
  const t = useT()
  const panel = useStore(knowledge_panel)
  const box = useRef<HTMLElement>(null)
  const from = useRef<Element | null>(null)
  useEffect(() => {
    if (panel) from.current = panel.from
    else if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus()
  }, [panel])
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (event.key !== knowledge_key || document.querySelector('dialog[open]')) return
      event.preventDefault()
      if (box.current?.contains(document.activeElement)) {
        close_knowledge()
        return
      }
      open_knowledge()
      box.current?.querySelector<HTMLElement>('input')?.focus()
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  }, [])
  if (!panel) return null
  return (
    <aside
      ref={box}
      className="knowledge-side no-print"
      aria-label={t('keys.knowledge')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        close_knowledge()
      }}
    >
      <Suspense fallback={<Skeleton lines={6} height={28} />}>
        <KnowledgePanel />
      </Suspense>
    </aside>
  )
}
