// The causes of returns: what they are called here, whose fault each is, which are used, and in
// which order they are chosen from. None goes: what was given once is shown with its word for ever.
import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import type { FieldProblem } from '@/lib/api_types'
import { replaced, told_at } from '@/lib/list_edits'
import { useAllowed } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import type { FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import {
  return_settings_key,
  useCauseName,
  useReturnSettings,
  type ReturnCause,
  type ReturnSettings,
} from '@/ui/return_causes'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { moved } from './model'
import './returns.css'

const causes_limit = 30

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('orders.return_settings')
  const settings = useReturnSettings()
  return (
    <Page
      title={t('causes')}
      subtitle={t(edits ? 'causes_note' : 'causes_read_only')}
      layout="narrow"
    >
      <Loaded query={settings} lines={8}>
        {(found) => <Form found={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}

function Form({ found, edits }: { found: ReturnSettings; edits: boolean }) {
  const t = useText()
  const name = useCauseName()
  const field: FormField = {
    name: 'causes',
    label: t('causes'),
    span: 2,
    shows_inner: true,
    show: (value) => (value as ReturnCause[]).map((one) => name(one.code, one.name)).join('、'),
    render: ({ id, value, onChange }, _values, inner) => (
      <Causes
        id={id ?? 'causes'}
        causes={value as ReturnCause[]}
        problems={inner}
        locked={!edits}
        onChange={onChange}
      />
    ),
  }
  return (
    <SettingsForm<ReturnSettings>
      entity="return_settings"
      path="/return_settings"
      query_key={return_settings_key}
      found={found}
      fields={[field]}
      locked={!edits}
      saved_text={t('causes_saved')}
    />
  )
}

interface CausesProps {
  id: string
  causes: ReturnCause[]
  problems: FieldProblem[]
  locked: boolean
  onChange: (causes: ReturnCause[]) => void
}

function Causes({ id, causes, problems, locked, onChange }: CausesProps) {
  const t = useText()
  return (
    <div className="return-causes" id={id}>
      {causes.map((cause, at) => (
        <CauseRow
          key={cause.code || `new-${at}`}
          cause={cause}
          at={at}
          last={causes.length - 1}
          told={told_at(problems, `${at}.name`)}
          locked={locked}
          onChange={(change) => {
            onChange(replaced(causes, at, change))
          }}
          onMove={(to) => {
            onChange(moved(causes, at, to))
          }}
        />
      ))}
      {locked || causes.length >= causes_limit ? null : (
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              onChange([...causes, { code: '', name: '', our_fault: false, active: true }])
            }}
          >
            {t('add_cause')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface CauseRowProps {
  cause: ReturnCause
  at: number
  last: number
  told: string[]
  locked: boolean
  onChange: (change: Partial<ReturnCause>) => void
  onMove: (to: number) => void
}

function CauseRow({ cause, at, last, told, locked, onChange, onMove }: CauseRowProps) {
  const t = useText()
  const name = useCauseName()
  const usual = name(cause.code, '')
  const called = name(cause.code, cause.name) || t('new_cause')
  return (
    <div className={told.length ? 'field-bad' : undefined}>
      <div className="return-cause">
        <input
          className="control"
          aria-label={t('cause_called', { name: called })}
          aria-invalid={told.length ? true : undefined}
          disabled={locked}
          maxLength={60}
          placeholder={usual || t('new_cause')}
          value={cause.name}
          onChange={(event) => {
            onChange({ name: event.target.value })
          }}
        />
        <label className="check-line">
          <input
            type="checkbox"
            disabled={locked}
            checked={cause.our_fault}
            onChange={(event) => {
              onChange({ our_fault: event.target.checked })
            }}
          />
          {t('our_fault')}
        </label>
        <label className="check-line">
          <input
            type="checkbox"
            disabled={locked}
            checked={cause.active}
            onChange={(event) => {
              onChange({ active: event.target.checked })
            }}
          />
          {t('is_used')}
        </label>
        {locked ? null : (
          <span className="row">
            <IconButton
              icon={ArrowUp}
              label={t('cause_up', { name: called })}
              disabled={at === 0}
              onClick={() => {
                onMove(at - 1)
              }}
            />
            <IconButton
              icon={ArrowDown}
              label={t('cause_down', { name: called })}
              disabled={at === last}
              onClick={() => {
                onMove(at + 1)
              }}
            />
          </span>
        )}
      </div>
      {told.map((text) => (
        <p key={text} className="tone-red">
          {text}
        </p>
      ))}
    </div>
  )
}
