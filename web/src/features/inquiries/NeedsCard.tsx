// The needs of one inquiry or one customer, newest first: written, read back, confirmed by the
// customer and then frozen.
import { CircleCheck, FileText, Lock, PenLine, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import { contact_channels, type ContactChannel } from '@/lib/channels'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { DateText } from '@/ui/Money'
import { useBegin } from '@/ui/PapersCard'
import { Empty, Loaded } from '@/ui/States'
import { ChannelChoice } from '@/ui/TalkFields'
import { Tag, type Tone } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useDone } from './done'
import { useText } from './i18n'
import { entities, useNeeds, type Need, type NeedsOf } from './model'
import { NeedDialog } from './NeedDialog'

interface NeedsCardProps {
  of: NeedsOf
  /** Whether a need may be added: not to what is closed. */
  open: boolean
}

export function NeedsCard({ of, open }: NeedsCardProps) {
  const t = useText()
  const needs = useNeeds(of)
  const writes = useAllowed('needs.edit')
  const [writing, set_writing] = useState<Need | 'new' | null>(null)
  const [confirming, set_confirming] = useState<Need | null>(null)
  const add = (
    <Button
      size="small"
      icon={Plus}
      onClick={() => {
        set_writing('new')
      }}
    >
      {t('add_need')}
    </Button>
  )
  const may_add = writes && open
  return (
    <Card title={t('needs')} count={needs.data?.items.length} extra={may_add ? add : null}>
      <Loaded query={needs} lines={4}>
        {({ items }) =>
          items.length ? (
            <div className="needs">
              {items.map((need) => (
                <NeedItem
                  key={need.id}
                  need={need}
                  revised={is_being_revised(need, items)}
                  onEdit={set_writing}
                  onConfirm={set_confirming}
                />
              ))}
            </div>
          ) : (
            <Empty title={t('no_needs')} note={t('no_needs_note')} action={may_add ? add : null} />
          )
        }
      </Loaded>
      {writing ? (
        <NeedDialog
          of={of}
          need={writing === 'new' ? undefined : writing}
          onClose={() => {
            set_writing(null)
          }}
        />
      ) : null}
      {confirming ? (
        <ConfirmDialog
          need={confirming}
          onClose={() => {
            set_confirming(null)
          }}
        />
      ) : null}
    </Card>
  )
}

const tones: Record<Need['state'], Tone> = { draft: 'amber', confirmed: 'green', replaced: 'grey' }

/** A later revision is being written, so that no other can be begun. */
const is_being_revised = (need: Need, all: Need[]) =>
  all.some((one) => one.root_id === need.root_id && one.state === 'draft')

interface NeedItemProps {
  need: Need
  revised: boolean
  onEdit: (need: Need) => void
  onConfirm: (need: Need) => void
}

function NeedItem({ need, revised, onEdit, onConfirm }: NeedItemProps) {
  const t = useText()
  const meta = useMeta('need')
  const shown = need.state !== 'replaced'
  return (
    <article className={`need need-${need.state}`}>
      <header className="row row-wrap">
        <Tag tone={tones[need.state]}>{meta.option('state', need.state)}</Tag>
        <span className="meta">{t('revision', { number: need.revision_no })}</span>
        {need.mood === 'unknown' ? null : <Tag>{meta.option('mood', need.mood)}</Tag>}
        <span className="meta push">
          {need.author_name} <DateText at={need.created_at} show="relative" />
        </span>
      </header>
      {need.read_back ? <p className="need-read-back">{need.read_back}</p> : null}
      {need.words ? <blockquote className="inquiry-words">{need.words}</blockquote> : null}
      {shown && need.answers.length ? <Answers need={need} /> : null}
      {need.confirmed_at ? <Confirmed need={need} /> : null}
      <NeedActions {...{ need, revised, onEdit, onConfirm }} />
    </article>
  )
}

function Answers({ need }: { need: Need }) {
  return (
    <dl className="need-answers">
      {need.answers.map((one) => (
        <div key={one.question}>
          <dt>{one.question}</dt>
          <dd>{one.answer}</dd>
        </div>
      ))}
    </dl>
  )
}

function Confirmed({ need }: { need: Need }) {
  const t = useText()
  const meta = useMeta('need')
  const how = meta.option('confirmed_how', need.confirmed_how)
  return (
    <p className="need-yes">
      <Lock size={14} aria-hidden />
      <span>
        {t('confirmed_line', { name: need.confirmed_by, how })}
        {need.confirmed_words ? `：“${need.confirmed_words}”` : ''}{' '}
        <span className="meta">
          <DateText at={need.confirmed_at} show="minute" /> ·{' '}
          {t('heard_by', { name: need.confirmed_to_name })}
        </span>
      </span>
    </p>
  )
}

function NeedActions({ need, revised, onEdit, onConfirm }: NeedItemProps) {
  const t = useText()
  const shell = useT()
  const may = (action: string) => need.actions.includes(action)
  const revise = useWrite<string, Need>({
    send: (id, key) => api.post(`/needs/${id}/revision`, {}, { key }),
    entities,
    onDone: (revision) => {
      toast.done(t('revised'))
      onEdit(revision)
    },
    onRefused: useRefusal(),
  })
  const begin = useBegin('proposal')
  const proposes = useAllowed('proposals.edit') && !!need.customer_id && need.state !== 'replaced'
  if (!need.actions.length) return null
  return (
    <footer className="row row-wrap">
      {may('confirm') ? (
        <Button
          size="small"
          kind="primary"
          icon={CircleCheck}
          onClick={() => {
            onConfirm(need)
          }}
        >
          {t('confirm')}
        </Button>
      ) : null}
      {may('edit') ? (
        <Button
          size="small"
          icon={PenLine}
          onClick={() => {
            onEdit(need)
          }}
        >
          {t('edit_need')}
        </Button>
      ) : null}
      {proposes ? (
        <Button
          size="small"
          icon={FileText}
          busy={begin.isPending}
          onClick={() => {
            begin.mutate({ need_id: need.id })
          }}
        >
          {shell('proposals.new')}
        </Button>
      ) : null}
      {may('revise') && !revised ? (
        <Button
          size="small"
          icon={PenLine}
          busy={revise.isPending}
          onClick={() => {
            revise.mutate(need.id)
          }}
        >
          {t('revise')}
        </Button>
      ) : null}
    </footer>
  )
}

interface Confirmation {
  confirmed_by: string
  confirmed_how: ContactChannel
  words: string
}

function ConfirmDialog({ need, onClose }: { need: Need; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const [by, set_by] = useState('')
  const [how, set_how] = useState<ContactChannel>('phone')
  const [words, set_words] = useState('')
  const confirm = useWrite<Confirmation, Need>({
    send: (body, key) => api.post(`/needs/${need.id}/confirmation`, body, { key }),
    entities,
    onDone: useDone(t('confirmed'), onClose),
  })
  return (
    <FormDialog
      title={t('confirm_title')}
      action={t('confirm')}
      busy={confirm.isPending}
      ready={!!by.trim()}
      error={confirm.error}
      onClose={onClose}
      onSend={() => {
        confirm.mutate({ confirmed_by: by, confirmed_how: how, words })
      }}
    >
      <p className="need-read-back">{need.read_back}</p>
      <label htmlFor={`${id}-by`}>{t('who_confirmed')}</label>
      <input
        id={`${id}-by`}
        data-autofocus
        className="control"
        maxLength={60}
        value={by}
        onChange={(event) => {
          set_by(event.target.value)
        }}
      />
      <span className="dialog-form-label">{t('how_confirmed')}</span>
      <ChannelChoice options={contact_channels} value={how} onChange={set_how} />
      <label htmlFor={`${id}-words`}>{t('confirm_words')}</label>
      <textarea
        id={`${id}-words`}
        className="control control-long"
        rows={2}
        maxLength={500}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
    </FormDialog>
  )
}
