// What the customer was asked to confirm and said: links that are out, corrections that wait to be
// settled, and the very page a customer saw.
import { Copy, Eye, Link2, Link2Off, PencilLine, Send } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { copy_text } from '@/lib/clipboard'
import { useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { FormDialog } from '@/ui/FormDialog'
import { LinkDialog } from '@/ui/LinkDialog'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { Loaded } from '@/ui/States'
import { StatusDot, type Tone } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useConfirmations, useReplay, type Confirmation, type Standing } from './confirmations'
import { useConfirmationText } from './confirmation_texts'
import type { Order } from './model'
import { TermsToCheck } from './TermsToCheck'

const tones: Record<Standing, Tone> = {
  waiting: 'amber',
  confirmed: 'green',
  corrected: 'red',
  revoked: 'grey',
  expired: 'grey',
  replaced: 'grey',
}

const changed_with_it = ['confirmation', 'order', 'stock', 'live']

export function ConfirmationsCard({ order }: { order: Order }) {
  const t = useConfirmationText()
  const asked = useConfirmations(order.id, order.version)
  const { org } = useUser()
  const [url, set_url] = useState('')
  const [declining, set_declining] = useState<Confirmation | null>(null)
  const [replayed, set_replayed] = useState('')
  const ask = useWrite<void, Confirmation>({
    send: (_, key) => api.post(`/orders/${order.id}/confirmations`, {}, { key }),
    entities: changed_with_it,
    onDone: ({ link }) => {
      set_url(location.origin + link)
    },
    onRefused: useRefusal(),
  })
  const items = asked.data?.items ?? []
  const may_ask = order.actions.includes('confirm')
  if (order.imported || (!items.length && !may_ask)) return null
  return (
    <Card
      title={t('title')}
      inset="rows"
      extra={
        may_ask ? (
          <Button
            size="small"
            kind="quiet"
            icon={Send}
            busy={ask.isPending}
            onClick={() => {
              ask.mutate()
            }}
          >
            {t(items.length ? 'ask_again' : 'ask')}
          </Button>
        ) : null
      }
    >
      {items.length ? null : <CardRow title={<span className="muted">{t('none')}</span>} />}
      {items.map((one) => (
        <Asked
          key={one.id}
          one={one}
          onLink={set_url}
          onDecline={() => {
            set_declining(one)
          }}
          onReplay={() => {
            set_replayed(one.id)
          }}
        />
      ))}
      <LinkDialog
        url={url}
        title={t('link_title')}
        note={t('link_note')}
        message={t('link_message', { org: org.name, number: order.number, url })}
        onClose={() => {
          set_url('')
        }}
      />
      {declining ? (
        <DeclineDialog
          one={declining}
          onClose={() => {
            set_declining(null)
          }}
        />
      ) : null}
      <Dialog
        open={replayed !== ''}
        kind="sheet"
        title={t('replay_title')}
        onClose={() => {
          set_replayed('')
        }}
      >
        {replayed ? <ReplayBody id={replayed} /> : null}
      </Dialog>
    </Card>
  )
}

interface AskedProps {
  one: Confirmation
  onLink: (url: string) => void
  onDecline: () => void
  onReplay: () => void
}

function Asked({ one, onLink, onDecline, onReplay }: AskedProps) {
  const t = useConfirmationText()
  const act = useWrite<string, Confirmation>({
    send: (noun, key) =>
      api.post(`/confirmations/${one.id}/${noun}`, noun === 'settlement' ? { adopt: true } : {}, {
        key,
        version: one.version,
      }),
    entities: changed_with_it,
    onDone: ({ link }, noun) => {
      if (link) onLink(location.origin + link)
      else toast.done(t(noun === 'revocation' ? 'revoked_done' : 'adopted'))
    },
    onRefused: useRefusal(),
  })
  const run = (noun: string) => () => {
    act.mutate(noun)
  }
  const may = (action: string) => one.actions.includes(action)
  return (
    <CardRow
      title={<StatusDot tone={tones[one.standing]}>{t(one.standing)}</StatusDot>}
      note={
        <span className="row row-wrap">
          <span>{t('version', { no: one.terms_no })}</span>
          <DateText at={one.answered_at || one.created_at} />
          {one.answered_at ? (
            <span>{t('answered_by', { name: one.answered_by })}</span>
          ) : (
            <span>{t(one.first_opened_at ? 'opened' : 'not_opened')}</span>
          )}
          {one.standing === 'waiting' ? (
            <span>
              {t('until')} <DateText at={one.valid_until_at} />
            </span>
          ) : null}
        </span>
      }
      action={
        <>
          {may('link') ? (
            <IconButton
              icon={Link2}
              label={t('link')}
              disabled={act.isPending}
              onClick={run('link')}
            />
          ) : null}
          {may('revoke') ? (
            <IconButton
              icon={Link2Off}
              label={t('revoke')}
              disabled={act.isPending}
              onClick={run('revocation')}
            />
          ) : null}
          <IconButton icon={Eye} label={t('replay')} onClick={onReplay} />
        </>
      }
      below={
        <Said
          one={one}
          settles={may('settle')}
          busy={act.isPending}
          onAdopt={run('settlement')}
          onDecline={onDecline}
        />
      }
    />
  )
}

interface SaidProps {
  one: Confirmation
  settles: boolean
  busy: boolean
  onAdopt: () => void
  onDecline: () => void
}

/** The customer's words and corrections, and what becomes of them. */
function Said({ one, settles, busy, onAdopt, onDecline }: SaidProps) {
  const t = useConfirmationText()
  if (!one.words && !one.corrections.length) return null
  return (
    <div className="stack corrections">
      {one.words ? <q className="words">{one.words}</q> : null}
      <ul>
        {one.corrections.map((wish) => (
          <li key={`${wish.term}.${wish.line_no}`}>
            <span className="muted">
              {wish.line_no ? `${t('line', { no: wish.line_no })} ` : ''}
              {t(`term_${wish.term}`)}
            </span>{' '}
            {wish.stood
              ? t('stood_wanted', { stood: wish.stood, wanted: wish.wanted })
              : wish.wanted}
          </li>
        ))}
      </ul>
      {settles ? (
        <div className="row row-wrap">
          <Button size="small" kind="primary" icon={PencilLine} busy={busy} onClick={onAdopt}>
            {t('adopt')}
          </Button>
          <Button size="small" onClick={onDecline}>
            {t('decline')}
          </Button>
        </div>
      ) : null}
      {one.settlement === 'none' ? null : (
        <p className="meta">
          {t('settled', { name: one.settler_name, how: t(`how_${one.settlement}`) })}{' '}
          {one.settled_words}
        </p>
      )}
    </div>
  )
}

function DeclineDialog({ one, onClose }: { one: Confirmation; onClose: () => void }) {
  const t = useConfirmationText()
  const [words, set_words] = useState('')
  const settle = useWrite<string, Confirmation>({
    send: (said, key) =>
      api.post(
        `/confirmations/${one.id}/settlement`,
        { words: said },
        { key, version: one.version },
      ),
    entities: changed_with_it,
    onDone: () => {
      toast.done(t('declined_done'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('decline_title')}
      action={t('decline')}
      busy={settle.isPending}
      ready={words.trim() !== ''}
      error={settle.error}
      onSend={() => {
        settle.mutate(words.trim())
      }}
      onClose={onClose}
    >
      <ReasonField label={t('decline_words')} value={words} onChange={set_words} />
    </FormDialog>
  )
}

function ReplayBody({ id }: { id: string }) {
  const t = useConfirmationText()
  const replay = useReplay(id)
  return (
    <Loaded query={replay}>
      {(page) => (
        <div className="stack">
          <TermsToCheck
            terms={page.terms}
            wanted={Object.fromEntries(
              page.corrections.map((one) => [`${one.term}.${one.line_no}`, one.wanted]),
            )}
            faults={{}}
          />
          <p className="meta num">
            {t('version', { no: page.terms_no })} · {t('frozen')} <DateText at={page.frozen_at} />
          </p>
          <p className="row row-wrap meta num">
            <span className="wrap">{t('hash', { hash: page.terms_hash })}</span>
            <IconButton
              icon={Copy}
              label={t('copy_hash')}
              onClick={() => {
                copy_text(page.terms_hash).then(
                  () => toast.done(t('hash_copied')),
                  () => {
                    toast.error(t('copy_failed'))
                  },
                )
              }}
            />
          </p>
        </div>
      )}
    </Loaded>
  )
}
