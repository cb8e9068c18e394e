// Flaws put right at once: choose how, see each before and after and who is refused, do it.
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { ReasonField } from '@/ui/ReasonField'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import {
  needs_reason,
  useFix,
  useFixPreview,
  type FixKind,
  type FixOutcome,
  type FixPreview,
} from './model'

/** What is to be fixed: these flaws, or all that match. */
export interface Target {
  ids: string[]
  code?: string
  flaw_kind?: string
  fixes: FixKind[]
}

interface FixDialogProps {
  target: Target
  onDone: (fix: { id: string; flaws_count: number } | null) => void
  onClose: () => void
}

export function FixDialog({ target, onDone, onClose }: FixDialogProps) {
  const t = useText()
  const meta = useMeta('flaw')
  const [kind, set_kind] = useState<FixKind>(target.fixes[0] ?? 'suggested')
  const [reason, set_reason] = useState('')
  const asks = needs_reason(kind)
  const ready = target.fixes.length > 0 && (!asks || reason.trim() !== '')
  // Any reason previews alike, so that it is not asked again with every letter.
  const preview = useFixPreview(
    {
      ...{ kind, reason: asks ? '—' : '', flaw_ids: target.ids },
      ...{ code: target.code, flaw_kind: target.flaw_kind },
    },
    target.fixes.length > 0,
  )
  const rows = preview.data?.rows.filter((one) => !one.code) ?? []
  const fix = useFix(({ fix: made }) => {
    onDone(made.id ? { id: made.id, flaws_count: made.flaws_count } : null)
  })
  return (
    <FormDialog
      title={target.ids.length ? t('fix_title', { count: target.ids.length }) : t('fix_matching')}
      action={t('do_fix', { count: rows.length })}
      busy={fix.isPending}
      ready={ready && rows.length > 0}
      error={fix.error}
      onClose={onClose}
      onSend={() => {
        fix.mutate({
          kind,
          reason: asks ? reason.trim() : '',
          rows: rows.map(({ flaw_id, customer_version }) => ({ flaw_id, customer_version })),
        })
      }}
    >
      {target.fixes.length ? (
        <>
          <span className="dialog-form-label">{t('how')}</span>
          <Choices
            label={t('how')}
            options={target.fixes}
            value={kind}
            text={(one) => meta.option('fixes', one)}
            onChange={set_kind}
          />
          {asks ? <ReasonField label={t('reason')} value={reason} onChange={set_reason} /> : null}
          <Loaded query={preview} lines={3}>
            {(found) => <Preview preview={found} />}
          </Loaded>
        </>
      ) : (
        <p role="status">{t('no_shared')}</p>
      )}
    </FormDialog>
  )
}

function Preview({ preview }: { preview: FixPreview }) {
  const t = useText()
  const done = preview.rows.filter((one) => !one.code)
  const refused = preview.rows.filter((one) => one.code)
  return (
    <div className="stack" role="status">
      <p className="strong">{t('will_fix', { count: done.length })}</p>
      {preview.more ? <p className="meta">{t('more')}</p> : null}
      <ul className="fix-rows">
        {done.map((one) => (
          <li key={one.flaw_id}>
            <span className="strong">{one.customer_name}</span>
            <Change outcome={one} />
          </li>
        ))}
      </ul>
      {refused.length ? (
        <>
          <p className="tone-red">{t('refused', { count: refused.length })}</p>
          <ul className="fix-rows">
            {refused.map((one) => (
              <li key={one.flaw_id}>
                <span className="strong">{one.customer_name || '—'}</span>
                <span className="meta">{one.text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function Change({ outcome }: { outcome: FixOutcome }) {
  const t = useText()
  const customer = useMeta('customer')
  const { field, before, after } = outcome
  if (field === 'archived') return <span className="meta">{customer.label(field)}</span>
  const shown = (value: string) => customer.option(field, value) || t('blank')
  return (
    <span className="meta flaw-change">
      {customer.label(field)} <q>{shown(before)}</q> {t('becomes')}{' '}
      <q className="flaw-better">{shown(after)}</q>
    </span>
  )
}
