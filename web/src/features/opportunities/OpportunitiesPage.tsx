// The board: a column a stage. Cards are dragged, or moved with [ and ] and the menu; a move shows at
// once, is rolled back when refused, and can be undone. A phone shows one stage at a time.
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { allowed, useUser } from '@/lib/session'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { BoardColumn, type BoardHands } from './BoardColumn'
import { ActDialog, type Act } from './dialogs'
import { NewButton, OwnerChoice, ViewTabs } from './Frame'
import { useText } from './i18n'
import {
  is_open,
  useBoard,
  useMove,
  type Board,
  type OpenStage,
  type Opportunity,
  type Stage,
} from './model'
import { SumsLine } from './SumsLine'
import './opportunities.css'

export default function OpportunitiesPage() {
  const t = useText()
  const [{ filters }, change] = useListState()
  const owner_id = filters.owner_id ?? ''
  const board = useBoard(owner_id)
  return (
    <Page
      title={t('title')}
      layout="fill"
      beside={<ViewTabs value="board" />}
      actions={
        <>
          <span className="meta desk-only board-keys">{t('keys')}</span>
          <OwnerChoice
            value={owner_id}
            onChange={(owner) => {
              change({ filters: { owner_id: owner } })
            }}
          />
          <NewButton />
        </>
      }
    >
      <SumsLine owner_id={owner_id} />
      <Loaded query={board} lines={10}>
        {(found) => <Columns board={found} owner_id={owner_id} />}
      </Loaded>
    </Page>
  )
}

interface Asking {
  act: Act
  card: Opportunity
}

const acts: Partial<Record<Stage, Act>> = { won: 'win', lost: 'lose' }

/** What the hands hold, and what becomes of a card that is put into a column. */
function useHands(ask: (asking: Asking) => void): BoardHands & { spoken: string } {
  const t = useText()
  const meta = useMeta('opportunity')
  const [dragged, set_dragged] = useState<Opportunity | null>(null)
  const [followed, set_followed] = useState<string | null>(null)
  const [spoken, set_spoken] = useState('')
  const move = useMove({
    onDone: (out, from) => {
      const text = t('moved', { name: out.name, stage: meta.option('stage', out.stage) })
      set_spoken(text)
      toast.done(text, () => move.mutateAsync({ card: out, to: from.stage as OpenStage }))
    },
    onRefused: (problem, { card }) => {
      toast.error(t('not_moved', { name: card.name }), problem)
    },
  })
  return {
    dragged,
    followed,
    spoken,
    onDrag: set_dragged,
    onMove: (card, to, by_key) => {
      set_dragged(null)
      if (!is_open(card.stage)) ask({ act: 'reopen', card })
      else if (is_open(to)) {
        set_followed(by_key ? card.id : null)
        move.mutate({ card, to })
      } else ask({ act: acts[to] ?? 'win', card })
    },
  }
}

function Columns({ board, owner_id }: { board: Board; owner_id: string }) {
  const t = useText()
  const meta = useMeta('opportunity')
  const user = useUser()
  const [asking, set_asking] = useState<Asking | null>(null)
  const [chosen, set_chosen] = useState<Stage>('discovery')
  const hands = useHands(set_asking)
  const none = board.stages.every((sum) => sum.opportunity_count === 0)
  const with_owner = !owner_id && allowed(user, 'opportunities.settings')
  if (none) return <Empty title={t('empty')} note={t('empty_note')} action={<NewButton />} />
  return (
    <>
      <div className="phone-only board-tabs">
        <Tabs
          kind="views"
          label={meta.label('stage')}
          items={board.stages.map((sum) => ({
            key: sum.stage,
            label: meta.option('stage', sum.stage),
            count: sum.opportunity_count,
          }))}
          value={chosen}
          onChange={(stage) => {
            set_chosen(stage as Stage)
          }}
        />
      </div>
      <div className="board">
        {board.stages.map((sum) => (
          <BoardColumn
            key={sum.stage}
            sum={sum}
            closed_from={board.closed_from}
            owner_id={owner_id}
            with_owner={with_owner}
            chosen={sum.stage === chosen}
            hands={hands}
          />
        ))}
      </div>
      <p className="sr-only" aria-live="polite">
        {hands.spoken}
      </p>
      {asking ? (
        <ActDialog
          act={asking.act}
          one={asking.card}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </>
  )
}
