// What people say to each other about a record, the newest below, where one writes. A notice leads to
// one of them (`?comment=`): it is looked for and stands out.
import { useRouterState } from '@tanstack/react-router'
import { Pencil, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { api, ApiProblem } from '@/lib/api'
import {
  empty_draft,
  mentioned,
  pieces_of,
  useComments,
  type Comment,
  type Draft,
  type Place,
} from '@/lib/comments'
import { drop_draft, keep_draft, read_draft } from '@/lib/form_values'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from './Button'
import { Card } from './Card'
import { useCommentText } from './comment_texts'
import { MentionBox } from './MentionBox'
import { DateText } from './Money'
import { ProblemLine } from './ProblemLine'
import { Loaded } from './States'
import { toast } from './toast_store'
import { useRefusal } from './use_refusal'
import './comments.css'

/** Nothing for whoever may not read comments. */
export function CommentsCard(place: Place) {
  return useAllowed('comments.read') ? <Talk {...place} /> : null
}

/** The comment a notice or a search led to; empty for none. */
function useLedTo(): string {
  const found: unknown = useRouterState({ select: (now) => now.location.search as unknown })
  const id = (found as Record<string, unknown>).comment
  return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
}

function Talk({ entity, record_id }: Place) {
  const t = useCommentText()
  const place = { entity, record_id }
  const list = useComments(place)
  const led_to = useLedTo()
  const { data, hasNextPage, isFetching, fetchNextPage } = list
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const is_there = items.some((one) => one.id === led_to)
  const looks_on = led_to !== '' && !is_there && hasNextPage && !isFetching
  useEffect(() => {
    if (looks_on) void fetchNextPage()
  }, [looks_on, fetchNextPage])
  const said = items.filter((one) => !one.removed).length
  // A customer's page opens without a network; comments wait for it.
  if (!data && list.error instanceof ApiProblem && list.error.offline) return null
  return (
    <Card title={t('title')} count={said || undefined}>
      <Loaded query={list} lines={2}>
        {({ pages }) => (
          <div className="comments">
            {hasNextPage ? (
              <Button
                size="small"
                kind="quiet"
                busy={list.isFetchingNextPage}
                onClick={() => {
                  void fetchNextPage()
                }}
              >
                {t('earlier')}
              </Button>
            ) : null}
            {items.length ? (
              <ol className="comments-list">
                {[...items].reverse().map((one) => (
                  <CommentItem key={one.id} comment={one} marked={one.id === led_to} />
                ))}
              </ol>
            ) : (
              <p className="meta">{t('none')}</p>
            )}
            {pages[0]?.can_write ? <Writer key={record_id} place={place} /> : null}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Writer({ place }: { place: Place }) {
  const t = useCommentText()
  const kept = `comment.${place.entity}.${place.record_id}`
  const [draft, set_draft] = useState<Draft>(
    () => (read_draft(kept) as Draft | null) ?? empty_draft,
  )
  const change = (next: Draft) => {
    set_draft(next)
    if (next.words.trim()) keep_draft(kept, { ...next })
    else drop_draft(kept)
  }
  const write = useWrite<Draft, Comment>({
    send: (said, key) =>
      api.post('/comments', { ...place, words: said.words, mentions: mentioned(said) }, { key }),
    entities: ['comment'],
    onDone: () => {
      change(empty_draft)
    },
  })
  const send = () => {
    if (draft.words.trim() && !write.isPending) write.mutate(draft)
  }
  return (
    <form
      className="comment-writer no-print"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MentionBox place={place} label={t('write')} value={draft} onChange={change} onSend={send} />
      <ProblemLine error={write.error} />
      {draft.words.trim() ? (
        <Button size="small" kind="primary" type="submit" busy={write.isPending} keys="Ctrl ⏎">
          {t('send')}
        </Button>
      ) : null}
    </form>
  )
}

const settles_ms = 3000
const hands = ['wheel', 'touchstart', 'keydown'] as const

/** Brings it into the window, again while the cards above are still coming in, until somebody moves. */
function useKeptInSight(place: RefObject<HTMLElement | null>, on: boolean) {
  useEffect(() => {
    if (!on) return undefined
    const show = () => {
      place.current?.scrollIntoView({ block: 'center' })
    }
    const growth = new ResizeObserver(show)
    const stop = () => {
      growth.disconnect()
    }
    show()
    growth.observe(document.body)
    const timer = setTimeout(stop, settles_ms)
    for (const hand of hands) addEventListener(hand, stop, { once: true })
    return () => {
      stop()
      clearTimeout(timer)
      for (const hand of hands) removeEventListener(hand, stop)
    }
  }, [place, on])
}

function CommentItem({ comment, marked }: { comment: Comment; marked: boolean }) {
  const t = useCommentText()
  const [editing, set_editing] = useState(false)
  const place = useRef<HTMLLIElement>(null)
  useKeptInSight(place, marked)
  return (
    <li
      ref={place}
      className={`comment${marked ? ' comment-marked' : ''}`}
      aria-current={marked ? 'true' : undefined}
    >
      {comment.removed ? (
        <div className="row">
          <span className="meta comment-removed">
            {t('removed', { name: comment.author_name })}
          </span>
          <Acts comment={comment} onEdit={set_editing} />
        </div>
      ) : (
        <>
          <div className="row">
            <strong>{comment.author_name}</strong>
            <span className="meta">
              <DateText at={comment.created_at} show="relative" />
              {comment.edited_at ? ` · ${t('edited')}` : null}
            </span>
            <Acts comment={comment} onEdit={set_editing} />
          </div>
          {editing ? (
            <Editor
              comment={comment}
              onClose={() => {
                set_editing(false)
              }}
            />
          ) : (
            <Words comment={comment} />
          )}
        </>
      )}
    </li>
  )
}

function Words({ comment }: { comment: Comment }) {
  return (
    <p className="comment-words">
      {pieces_of(comment.words, comment.people).map((piece) =>
        piece.mention ? (
          <b key={piece.at} className="comment-mention">
            {piece.text}
          </b>
        ) : (
          piece.text
        ),
      )}
    </p>
  )
}

interface ActsProps {
  comment: Comment
  onEdit: (editing: boolean) => void
}

function Acts({ comment, onEdit }: ActsProps) {
  const t = useCommentText()
  const onRefused = useRefusal()
  const name = t('acts_on', { name: comment.author_name })
  const move = useWrite<'removal' | 'restoration', Comment>({
    send: (noun, key) => api.post(`/comments/${comment.id}/${noun}`, {}, { key }),
    entities: ['comment'],
    onDone: (_, noun) => {
      if (noun === 'removal') toast.done(t('was_removed'), () => move.mutateAsync('restoration'))
    },
    onRefused,
  })
  const may = (action: string) => comment.actions.includes(action)
  return (
    <span className="push row comment-acts no-print">
      {may('edit') ? (
        <IconButton
          icon={Pencil}
          label={`${t('edit')} · ${name}`}
          onClick={() => {
            onEdit(true)
          }}
        />
      ) : null}
      {may('remove') ? (
        <IconButton
          icon={Undo2}
          label={`${t('remove')} · ${name}`}
          onClick={() => {
            move.mutate('removal')
          }}
        />
      ) : null}
      {may('restore') ? (
        <Button
          size="small"
          kind="quiet"
          busy={move.isPending}
          onClick={() => {
            move.mutate('restoration')
          }}
        >
          {t('restore')}
        </Button>
      ) : null}
    </span>
  )
}

function Editor({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const t = useCommentText()
  // As it was when one began: what changed elsewhere meanwhile is told, not overwritten.
  const [version] = useState(comment.version)
  const [draft, set_draft] = useState<Draft>({ words: comment.words, people: comment.people })
  const [problem, set_problem] = useState<ApiProblem | null>(null)
  const edit = useWrite<Draft, Comment>({
    send: (said) =>
      api.patch(
        `/comments/${comment.id}`,
        { words: said.words, mentions: mentioned(said) },
        version,
      ),
    entities: ['comment'],
    onDone: onClose,
    onRefused: set_problem,
  })
  const send = () => {
    if (draft.words.trim() && !edit.isPending) edit.mutate(draft)
  }
  return (
    <form
      className="comment-writer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MentionBox
        place={{ entity: comment.entity, record_id: comment.record_id }}
        label={t('edit')}
        value={draft}
        onChange={set_draft}
        onSend={send}
        onLeave={onClose}
        autofocus
      />
      <ProblemLine error={problem} />
      <div className="row">
        <Button size="small" kind="primary" type="submit" busy={edit.isPending}>
          {t('save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
