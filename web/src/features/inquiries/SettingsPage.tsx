// How long a first answer may take, when to warn, and the questions of a need.
import type { Values } from '@/lib/form_values'
import { useAllowed } from '@/lib/session'
import type { FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { useText, usual_questions } from './i18n'
import { settings_key, useInquirySettings, type Settings } from './model'
import './inquiries.css'

const limit = 200

/** The list as lines of a text. */
function Lines({ id, value, onChange, disabled }: LinesProps) {
  const t = useText()
  const lines = Array.isArray(value) ? (value as string[]) : []
  return (
    <textarea
      id={id}
      className="control control-long"
      rows={7}
      disabled={disabled}
      placeholder={usual_questions.map((key) => t(key)).join('\n')}
      value={lines.join('\n')}
      onChange={(event) => {
        onChange(event.target.value.split('\n').map((line) => line.slice(0, limit)))
      }}
    />
  )
}

interface LinesProps {
  id?: string
  value: unknown
  disabled?: boolean
  onChange: (value: unknown) => void
}

function useFields(): FormField[] {
  const t = useText()
  return [
    { name: 'phone_minutes', kind: 'integer' },
    { name: 'wechat_minutes', kind: 'integer' },
    { name: 'visit_minutes', kind: 'integer' },
    { name: 'email_minutes', kind: 'integer' },
    { name: 'warn_percent', kind: 'integer' },
    {
      name: 'questions',
      span: 2,
      help: t('questions_help'),
      render: (props) => <Lines {...props} />,
    },
  ]
}

/** Lines that are left empty are no questions. */
function body_of(changed: Values): Values {
  const questions = changed.questions as string[] | undefined
  if (!questions) return changed
  return { ...changed, questions: questions.map((one) => one.trim()).filter(Boolean) }
}

function Form({ settings, edits }: { settings: Settings; edits: boolean }) {
  const t = useText()
  return (
    <SettingsForm<Settings>
      entity="inquiry_settings"
      path="/inquiry_settings"
      query_key={settings_key}
      found={settings}
      fields={useFields()}
      locked={!edits}
      saved_text={t('settings_saved')}
      body_of={body_of}
    />
  )
}

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('inquiries.settings')
  const settings = useInquirySettings()
  return (
    <Page
      title={t('settings')}
      subtitle={edits ? t('settings_note') : `${t('settings_note')}${t('settings_read_only')}`}
      layout="narrow"
    >
      <Loaded query={settings} lines={6}>
        {(found) => <Form settings={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}
