import { useRouterState } from '@tanstack/react-router'
import { RefreshCw } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import type { Row } from '@/lib/api_types'
import { useListState, type ListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { usePreference } from '@/lib/preferences'
import { leave_trail } from '@/lib/trail'
import { useList, useListChanges } from '@/lib/use_list'
import { BulkBar } from './BulkBar'
import { Button } from './Button'
import { ExportLink, ExportMenu, type ExportFile } from './ExportLink'
import { ColumnMenu, arrange, type Arrangement } from './ColumnMenu'
import { DataTable, type Selection } from './DataTable'
import { ListFoot } from './ListFoot'
import { ListTools, type FilterSpec } from './ListTools'
import { Page } from './Page'
import { SavedViews } from './SavedViews'
import { Empty, ErrorState, NoMatch, Skeleton } from './States'
import { Tabs } from './Tabs'
import { toast } from './toast_store'
import type { BulkAction, CardParts, Column } from './table_types'
import './list_page.css'

export interface ListView {
  key: string
  label: string
  count?: number
  /** Query parameters this view stands for. */
  query?: Record<string, string>
  /** Order of this view unless the user chose another. */
  sort?: string
}

export interface ListPageProps<T extends Row> {
  entity: string
  title: string
  /** API path, e.g. `/customers`. */
  path: string
  columns: Column<T>[]
  row_path?: (row: T) => string
  card?: (row: T) => CardParts
  /** The first is the default view. */
  views?: ListView[]
  /** Field names, or specs for what the schema does not know. */
  filters?: (string | FilterSpec)[]
  /** What the search looks at; a list the server does not search has no box. */
  search_hint?: string
  default_sort?: string
  /** Buttons at the top right, the main one last. */
  actions?: ReactNode
  bulk?: BulkAction<T>[]
  /** Whether `path`/export answers the shown rows as a file; or the several files there are of them. */
  exports?: boolean | ExportFile[]
  /** Shown when there is no row at all: the next action. */
  empty?: ReactNode
  page_size?: number
  /** A hook that adds what another address knows of the rows shown: `(rows) => rows`. */
  useMore?: (rows: T[]) => T[]
}

const same = <T,>(rows: T[]) => rows

function view_of<T extends Row>({ views = [] }: ListPageProps<T>, state: ListState) {
  return views.find((one) => one.key === state.view) ?? views[0]
}

function query_of<T extends Row>(props: ListPageProps<T>, state: ListState) {
  const view = view_of(props, state)
  const sort = state.sort || view?.sort || props.default_sort
  return { ...view?.query, ...state.filters, q: state.q, sort }
}

/** A whole list page: views, search, filters, table or cards, paging, bulk actions, states. */
export function ListPage<T extends Row>(props: ListPageProps<T>) {
  const { entity, title, columns, views = [], bulk, page_size = 50 } = props
  const t = useT()
  const [state, change] = useListState()
  const query = query_of(props, state)
  const list = useList<T>(entity, props.path, query, page_size)
  const changes = useListChanges(entity, () => void list.refetch())
  const [page, set_page] = useState(0)
  const [chosen, set_chosen] = useState<ReadonlySet<string>>(new Set())
  const [on_cards, set_on_cards] = useState(false)
  const choose_all = useChooseAll(list, set_chosen)
  const [arrangement, set_arrangement] = usePreference<Arrangement>(`columns.${entity}`, {})
  const asked = JSON.stringify(query)
  useEffect(() => {
    set_page(0)
    set_chosen(new Set())
  }, [asked])
  const pages = list.data?.pages ?? []
  const all = pages.flatMap((one) => one.items)
  const useMore = props.useMore ?? same<T>
  const rows = useMore(useWide() ? (pages[page]?.items ?? []) : all)
  useTrail(props, all)
  return (
    <Page
      title={title}
      layout="fill"
      beside={
        <Views
          views={views}
          value={state.view}
          onChange={(view) => {
            change({ view })
          }}
        />
      }
      actions={
        <>
          {props.exports ? <Exports files={props.exports} path={props.path} query={query} /> : null}
          {props.actions}
        </>
      }
    >
      <Tools
        {...props}
        state={state}
        onState={change}
        arrangement={arrangement}
        onArrangement={set_arrangement}
        on_cards={on_cards}
        onCards={(on) => {
          set_on_cards(on)
          set_chosen(new Set())
        }}
      />
      <section className="list-card" {...changes.watch} aria-busy={list.isFetching}>
        {changes.stale ? (
          <Button size="small" className="list-stale" icon={RefreshCw} onClick={changes.refresh}>
            {t('list.updated')}
          </Button>
        ) : null}
        {bulk?.length ? (
          <BulkBar
            entity={entity}
            actions={bulk}
            rows={all.filter((row) => chosen.has(row.id))}
            name_of={(row) => columns[0]?.render?.(row) ?? String(row[columns[0]?.key ?? 'id'])}
            onAll={list.hasNextPage || chosen.size < all.length ? choose_all : undefined}
            onDone={() => {
              set_chosen(new Set())
              set_on_cards(false)
            }}
          />
        ) : null}
        <ListBody
          {...props}
          list={list}
          rows={rows}
          state={state}
          onState={change}
          shown_columns={arrange(columns, arrangement)}
          selection={bulk?.length ? { chosen, on_cards, onChange: set_chosen } : undefined}
        />
        {all.length ? (
          <ListFoot
            page={page}
            page_size={page_size}
            shown={rows.length}
            total={pages[0]?.total}
            has_next={page < pages.length - 1 || list.hasNextPage}
            busy={list.isFetchingNextPage}
            onPage={(next) => {
              if (next < pages.length) set_page(next)
              else
                void list.fetchNextPage().then(() => {
                  set_page(next)
                })
            }}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        ) : null}
      </section>
    </Page>
  )
}

interface ExportsProps {
  files: true | ExportFile[]
  path: string
  query: Record<string, string | undefined>
}

function Exports({ files, path, query }: ExportsProps) {
  if (files === true) return <ExportLink path={path} query={query} />
  return <ExportMenu files={files} query={query} />
}

type ToolsProps<T extends Row> = ListPageProps<T> & {
  state: ListState
  onState: (change: Partial<ListState>) => void
  arrangement: Arrangement
  onArrangement: (next: Arrangement) => void
  /** On a phone: cards are being chosen. */
  on_cards: boolean
  onCards: (on: boolean) => void
}

/** Search, filters, saved views, columns; on a phone also the way into choosing rows. */
function Tools<T extends Row>(props: ToolsProps<T>) {
  const { entity, columns, bulk, state, onState, on_cards, onCards } = props
  const t = useT()
  const meta = useMeta(entity)
  return (
    <ListTools
      entity={entity}
      state={state}
      onChange={onState}
      filters={props.filters ?? []}
      hint={props.search_hint}
      phone_end={
        bulk?.length ? (
          <Button
            size="small"
            aria-pressed={on_cards}
            onClick={() => {
              onCards(!on_cards)
            }}
          >
            {t(on_cards ? 'action.cancel' : 'list.choose')}
          </Button>
        ) : null
      }
      end={
        <>
          <SavedViews entity={entity} state={state} onChange={onState} />
          <ColumnMenu
            columns={columns}
            title={(column) => column.title ?? meta.label(column.key)}
            value={props.arrangement}
            onChange={props.onArrangement}
          />
        </>
      }
    />
  )
}

/** Rows that are changed together are named one by one: more are taken in parts. */
const most_chosen = 1000

/** All that match, as far as they are changed at once. */
async function every_row<T extends Row>(list: ReturnType<typeof useList<T>>): Promise<T[]> {
  let now = list
  while (
    now.hasNextPage &&
    (now.data?.pages ?? []).flatMap((one) => one.items).length < most_chosen
  )
    now = (await now.fetchNextPage()) as typeof list
  return (now.data?.pages ?? []).flatMap((one) => one.items).slice(0, most_chosen)
}

function useChooseAll<T extends Row>(
  list: ReturnType<typeof useList<T>>,
  onChosen: (ids: Set<string>) => void,
) {
  const t = useT()
  return async () => {
    const found = await every_row(list)
    onChosen(new Set(found.map((row) => row.id)))
    if (found.length === most_chosen) toast.done(t('list.chosen_first', { count: most_chosen }))
  }
}

/** Leaves the order of the rows behind for the record pages' previous and next. */
function useTrail<T extends Row>({ entity, row_path }: ListPageProps<T>, rows: T[]): void {
  const { href, pathname } = useRouterState({ select: (now) => now.location })
  const [own_path] = useState(pathname)
  const records = row_path ? rows.map(row_path) : []
  useEffect(() => {
    // On the way out the address is already the next page's.
    if (records.length && pathname === own_path) leave_trail(entity, { href, records })
    // The records are a new array in every drawing; their addresses are what matters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [entity, href, records.join()])
}

interface ViewsProps {
  views: ListView[]
  value: string
  onChange: (view: string) => void
}

/** The first view is the default and leaves no trace in the address. */
function Views({ views, value, onChange }: ViewsProps) {
  const t = useT()
  const first = views[0]?.key ?? ''
  if (!views.length) return null
  return (
    <Tabs
      kind="views"
      label={t('list.views')}
      items={views}
      value={value || first}
      onChange={(view) => {
        onChange(view === first ? '' : view)
      }}
    />
  )
}

type ListBodyProps<T extends Row> = ListPageProps<T> & {
  list: ReturnType<typeof useList<T>>
  rows: T[]
  state: ListState
  onState: (change: Partial<ListState>) => void
  shown_columns: Column<T>[]
  selection?: Selection
}

function ListBody<T extends Row>(props: ListBodyProps<T>) {
  const { list, rows, state, onState } = props
  const default_sort = view_of(props, state)?.sort ?? props.default_sort ?? ''
  const narrowed = state.q !== '' || state.view !== '' || Object.keys(state.filters).length > 0
  if (list.isPending) return <Skeleton lines={12} height={18} />
  if (list.error && !rows.length) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  }
  if (!rows.length) {
    const clear = () => {
      onState({ q: '', view: '', filters: {} })
    }
    return narrowed ? <NoMatch onClear={clear} /> : (props.empty ?? <Empty />)
  }
  return (
    <DataTable
      entity={props.entity}
      label={props.title}
      columns={props.shown_columns}
      rows={rows}
      row_path={props.row_path}
      card={props.card}
      keys
      dim={list.isPlaceholderData}
      sort={state.sort || default_sort}
      onSort={(sort) => {
        onState({ sort })
      }}
      selection={props.selection}
    />
  )
}

/** Pages on a wide screen, one growing list on a phone. */
function useWide(): boolean {
  const [wide, set_wide] = useState(() => matchMedia('(min-width: 768px)').matches)
  useEffect(() => {
    const media = matchMedia('(min-width: 768px)')
    const listen = () => {
      set_wide(media.matches)
    }
    media.addEventListener('change', listen)
    return () => {
      media.removeEventListener('change', listen)
    }
  }, [])
  return wide
}
