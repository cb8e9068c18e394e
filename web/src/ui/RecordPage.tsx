import { useRouterState } from '@tanstack/react-router'
import {
  ChevronLeft,
  ChevronRight,
  Ellipsis,
  MessageCircleMore,
  type LucideIcon,
} from 'lucide-react'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { open_knowledge } from '@/lib/at_hand'
import { useAllowed } from '@/lib/session'
import { follow_trail } from '@/lib/trail'
import { Button, IconButton } from './Button'
import { useGo } from './Link'
import { Menu } from './Menu'
import { useTabTitle } from './Page'
import { keys_taken } from './queue_keys'
import './record_page.css'

export interface RecordAction {
  /** Name of the action as the server lists it in `actions`. */
  key: string
  label: string
  icon?: LucideIcon
  kind?: 'plain' | 'danger'
  /** A letter that runs it, unless one is typing. */
  keys?: string
  busy?: boolean
  /** Offered whatever the server's `actions` say (print, copy). */
  always?: boolean
  /** The main button whatever its place in the list. */
  main?: boolean
  /** Behind the three dots, however few buttons there are. */
  in_menu?: boolean
  onRun: () => void
}

export interface StatusStep {
  key: string
  label: string
  state: 'done' | 'now' | 'later' | 'stopped'
}

interface RecordPageProps {
  entity: string
  /** Where back leads when one did not come from a list. */
  list_path: string
  title: string
  /** Grade or tag before the title. */
  mark?: ReactNode
  /** Facts under the title: number, status, owner. */
  facts?: ReactNode[]
  /** The server's list; only these buttons are drawn, the first match of `actions` being the main. */
  allowed?: string[]
  actions?: RecordAction[]
  steps?: StatusStep[]
  /** Columns: details left, story in the middle, open items right. One or two also work. */
  left?: ReactNode
  right?: ReactNode
  children: ReactNode
}

/** The page of one record: heading with back, previous and next; status; one main button. */
export function RecordPage(props: RecordPageProps) {
  const { title, mark, facts = [], steps, left, right, children } = props
  useTabTitle(title)
  const shape = `${left ? 'l' : ''}m${right ? 'r' : ''}`
  return (
    <div className="page record">
      <header className="record-head">
        <BackButton entity={props.entity} list_path={props.list_path} />
        <div className="record-names">
          <h1 className="row">
            {mark}
            <span>{title}</span>
          </h1>
          <div className="record-facts">
            {facts.map((fact, index) => (
              <span key={index}>{fact}</span>
            ))}
          </div>
        </div>
        <Neighbours entity={props.entity} />
        <KnowledgeButton />
        <Actions allowed={props.allowed ?? []} actions={props.actions ?? []} />
      </header>
      {steps?.length ? <StatusBar steps={steps} /> : null}
      <div className={`record-grid record-${shape}`}>
        {left ? <div className="stack record-left">{left}</div> : null}
        <div className="stack record-main">{children}</div>
        {right ? <div className="stack record-right">{right}</div> : null}
      </div>
    </div>
  )
}

function useHere() {
  return useRouterState({ select: (state) => state.location.pathname })
}

function BackButton({ entity, list_path }: { entity: string; list_path: string }) {
  const t = useT()
  const go = useGo()
  const { back } = follow_trail(entity, useHere())
  return (
    <IconButton
      className="record-back no-print"
      icon={ChevronLeft}
      framed
      label={t('action.back')}
      onClick={() => {
        go(back ?? list_path)
      }}
    />
  )
}

/** What one may say, beside the page; on a phone there is no key for it. */
function KnowledgeButton() {
  const t = useT()
  if (!useAllowed('knowledge.read')) return null
  return (
    <IconButton
      className="no-print"
      icon={MessageCircleMore}
      framed
      label={`${t('keys.knowledge')} (F2)`}
      onClick={() => {
        open_knowledge()
      }}
    />
  )
}

function Neighbours({ entity }: { entity: string }) {
  const t = useT()
  const go = useGo()
  const { previous, next, position, count } = follow_trail(entity, useHere())
  if (!position || !count) return null
  const step = (to: string | undefined) => () => {
    if (to) go(to, 'replace')
  }
  return (
    <div
      className="row no-print desk-only record-steps"
      title={t('record.position', { at: position, count })}
    >
      <IconButton
        icon={ChevronLeft}
        label={t('action.previous')}
        disabled={!previous}
        onClick={step(previous)}
      />
      <IconButton
        icon={ChevronRight}
        label={t('action.next')}
        disabled={!next}
        onClick={step(next)}
      />
    </div>
  )
}

const buttons_shown = 3

function Actions({ allowed, actions }: { allowed: string[]; actions: RecordAction[] }) {
  const t = useT()
  const able = actions.filter((one) => one.always || allowed.includes(one.key))
  useActionKeys(able)
  if (!able.length) return null
  const main =
    able.find((one) => one.main) ??
    able.find((one) => !one.always && !one.in_menu && one.kind !== 'danger')
  const others = able.filter((one) => one !== main)
  const open = others.filter((one) => !one.in_menu)
  const shown = open.length + (main ? 1 : 0) <= buttons_shown ? open : open.slice(0, 1)
  const hidden = others.filter((one) => !shown.includes(one))
  return (
    <div className="record-actions no-print">
      {hidden.length ? (
        <Menu
          align="end"
          label={t('action.more')}
          sections={[
            {
              items: hidden.map((one) => ({
                key: one.key,
                label: one.label,
                icon: one.icon,
                danger: one.kind === 'danger',
                onSelect: one.onRun,
              })),
            },
          ]}
          trigger={(trigger) => (
            <IconButton icon={Ellipsis} framed label={t('action.more')} {...trigger} />
          )}
        />
      ) : null}
      {shown.map((one) => (
        <ActionButton key={one.key} action={one} />
      ))}
      {main ? <ActionButton action={main} primary /> : null}
    </div>
  )
}

/** Runs an action by its letter. */
function useActionKeys(actions: RecordAction[]): void {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  // Before the page is seen: a key pressed at once is not lost.
  useLayoutEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (keys_taken(event)) return
      const found = latest.current.find((one) => one.keys === event.key.toUpperCase())
      if (!found || found.busy) return
      event.preventDefault()
      found.onRun()
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  }, [])
}

function ActionButton({ action, primary }: { action: RecordAction; primary?: boolean }) {
  return (
    <Button
      kind={primary ? 'primary' : (action.kind ?? 'plain')}
      icon={action.icon}
      busy={action.busy}
      keys={action.keys}
      onClick={action.onRun}
    >
      {action.label}
    </Button>
  )
}

/** Where the record stands on its way. */
export function StatusBar({ steps }: { steps: StatusStep[] }) {
  return (
    // It scrolls where it is wider than the page: then the keyboard must reach it.
    <ol className="status-bar" tabIndex={0}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={`status-step status-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <i aria-hidden />
          {step.label}
        </li>
      ))}
    </ol>
  )
}
