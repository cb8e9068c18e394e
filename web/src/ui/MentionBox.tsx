// A box to write a comment in. After "@" it offers who reads the record, by name or pinyin: arrows
// move, Enter or Tab chooses, Escape leaves it. Ctrl Enter sends.
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import {
  comment_limit,
  mention_at,
  useReaders,
  with_mention,
  type Draft,
  type Named,
  type Place,
} from '@/lib/comments'
import { composing, sends } from '@/lib/keys'
import { useCommentText } from './comment_texts'
import { usePopover } from './popover'
import './comments.css'
import './menu.css'

interface MentionBoxProps {
  place: Place
  label: string
  value: Draft
  onChange: (draft: Draft) => void
  onSend: () => void
  onLeave?: () => void
  autofocus?: boolean
}

export function MentionBox(props: MentionBoxProps) {
  const { place, label, value, onChange, onSend, onLeave } = props
  const t = useCommentText()
  const list_id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [caret, set_caret] = useState(0)
  const [left, set_left] = useState<number | null>(null)
  const [at, set_at] = useState(0)
  const found = mention_at(value.words, caret)
  const asked = found && found.from !== left ? found : null
  const readers = useReaders(place, asked ? asked.q : null)
  const people = asked ? (readers.data?.items ?? []) : []
  const active = Math.min(at, people.length - 1)

  const look = (words: string) => {
    const now = box.current?.selectionStart ?? words.length
    set_caret(now)
    set_at(0)
    if (mention_at(words, now)?.from !== left) set_left(null)
  }
  const choose = (person: Named) => {
    if (!asked) return
    const next = with_mention(value, asked.from, caret, person)
    onChange(next.draft)
    set_caret(next.caret)
    // After the words are drawn: the browser would put the caret at their end.
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const steer = (event: KeyboardEvent): boolean => {
    if (!asked || composing(event)) return false
    const person = people[active]
    if (event.key === 'Escape') set_left(asked.from)
    else if (!person) return false
    else if (event.key === 'ArrowDown') set_at((active + 1) % people.length)
    else if (event.key === 'ArrowUp') set_at((active + people.length - 1) % people.length)
    else if ((event.key === 'Enter' && !sends(event)) || event.key === 'Tab') choose(person)
    else return false
    return true
  }
  const on_key = (event: KeyboardEvent) => {
    if (steer(event)) {
      event.preventDefault()
      event.stopPropagation()
    } else if (sends(event)) {
      event.preventDefault()
      onSend()
    } else if (event.key === 'Escape' && onLeave && !composing(event)) {
      event.stopPropagation()
      onLeave()
    }
  }
  return (
    <>
      <textarea
        ref={box}
        className="control control-long comment-box"
        rows={2}
        maxLength={comment_limit}
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={people.length ? list_id : undefined}
        aria-activedescendant={people[active] ? `${list_id}-${people[active].id}` : undefined}
        placeholder={t('placeholder')}
        autoFocus={props.autofocus}
        value={value.words}
        onChange={(event) => {
          onChange({ ...value, words: event.target.value })
          look(event.target.value)
        }}
        onSelect={() => {
          set_caret(box.current?.selectionStart ?? 0)
        }}
        onBlur={() => {
          if (asked) set_left(asked.from)
        }}
        onKeyDown={on_key}
      />
      {asked && readers.data ? (
        <PeopleList
          anchor={box}
          list_id={list_id}
          people={people}
          active={active}
          onChoose={choose}
          onClose={() => {
            set_left(asked.from)
          }}
        />
      ) : null}
    </>
  )
}

interface PeopleListProps {
  anchor: React.RefObject<HTMLElement | null>
  list_id: string
  people: Named[]
  active: number
  onChoose: (person: Named) => void
  onClose: () => void
}

function PeopleList({ anchor, list_id, people, active, onChoose, onClose }: PeopleListProps) {
  const t = useCommentText()
  const box = usePopover({ anchor, onClose })
  return (
    <div ref={box} popover="manual" className="menu comment-people">
      {people.length ? (
        <div id={list_id} role="listbox" aria-label={t('people')}>
          {people.map((person, index) => (
            <div
              key={person.id}
              id={`${list_id}-${person.id}`}
              role="option"
              aria-selected={index === active}
              className={`menu-item${index === active ? ' comment-person-active' : ''}`}
              // The box keeps the focus: a press there would end the mention.
              onMouseDown={(event) => {
                event.preventDefault()
              }}
              onClick={() => {
                onChoose(person)
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : (
        <p className="menu-label" role="status">
          {t('nobody')}
        </p>
      )}
    </div>
  )
}
