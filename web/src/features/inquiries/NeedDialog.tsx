// The composer of a need: the open questions with what was answered, the customer's words and mood,
// and the read-back, which may be drafted from the answers.
import { Plus, Sparkles } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Choices } from '@/ui/Choices'
import { FormDialog } from '@/ui/FormDialog'
import { Loaded } from '@/ui/States'
import { useDone } from './done'
import { useText, usual_questions } from './i18n'
import {
  answers_for,
  entities,
  moods,
  read_back_of,
  says_something,
  sent_draft,
  useInquirySettings,
  type Answered,
  type Need,
  type NeedDraft,
  type NeedsOf,
} from './model'

interface NeedDialogProps {
  of: NeedsOf
  /** The draft being changed; none: a new one. */
  need?: Need
  onClose: () => void
}

export function NeedDialog(props: NeedDialogProps) {
  const t = useText()
  const settings = useInquirySettings()
  return (
    <Loaded query={settings} lines={0}>
      {({ questions }) => (
        <Composer
          {...props}
          questions={questions.length ? questions : usual_questions.map((key) => t(key))}
        />
      )}
    </Loaded>
  )
}

function Composer({ of, onClose, questions, ...props }: NeedDialogProps & { questions: string[] }) {
  const [{ need }] = usePinned(props)
  const t = useText()
  const id = useId()
  const meta = useMeta('need')
  const [draft, set_draft] = useState<NeedDraft>(() => ({
    answers: answers_for(questions, need?.answers ?? []),
    words: need?.words ?? '',
    mood: need?.mood ?? 'unknown',
    read_back: need?.read_back ?? '',
  }))
  const change = (part: Partial<NeedDraft>) => {
    set_draft({ ...draft, ...part })
  }
  const save = useWrite<NeedDraft, Need>({
    send: (body, key) =>
      need
        ? api.patch(`/needs/${need.id}`, body, need.version)
        : api.post('/needs', { ...of, ...body }, { key }),
    entities,
    onDone: useDone(t('need_saved'), onClose),
  })
  return (
    <FormDialog
      title={need ? t('edit_need') : t('add_need')}
      action={t('save')}
      busy={save.isPending}
      ready={says_something(draft)}
      error={save.error}
      onClose={onClose}
      onSend={() => {
        save.mutate(sent_draft(draft))
      }}
    >
      <Questions
        answers={draft.answers}
        onChange={(answers) => {
          change({ answers })
        }}
      />
      <label htmlFor={`${id}-words`}>{t('words')}</label>
      <textarea
        id={`${id}-words`}
        className="control control-long"
        rows={2}
        maxLength={2000}
        value={draft.words}
        onChange={(event) => {
          change({ words: event.target.value })
        }}
      />
      <span className="dialog-form-label">{t('mood')}</span>
      <Choices
        label={t('mood')}
        options={moods}
        value={draft.mood}
        text={(one) => meta.option('mood', one)}
        onChange={(mood) => {
          change({ mood })
        }}
      />
      <div className="row row-wrap">
        <label htmlFor={`${id}-read-back`}>{t('read_back')}</label>
        <Button
          size="small"
          kind="quiet"
          icon={Sparkles}
          onClick={() => {
            change({ read_back: read_back_of(draft, t('read_back_opening')) })
          }}
        >
          {t('make_read_back')}
        </Button>
      </div>
      <textarea
        id={`${id}-read-back`}
        className="control control-long"
        rows={4}
        maxLength={2000}
        placeholder={t('read_back_help')}
        value={draft.read_back}
        onChange={(event) => {
          change({ read_back: event.target.value })
        }}
      />
    </FormDialog>
  )
}

interface QuestionsProps {
  answers: Answered[]
  onChange: (answers: Answered[]) => void
}

function Questions({ answers, onChange }: QuestionsProps) {
  const t = useText()
  const [asked, set_asked] = useState('')
  const add = () => {
    const question = asked.trim()
    if (!question || answers.some((one) => one.question === question)) return
    onChange([...answers, { question, answer: '' }])
    set_asked('')
  }
  return (
    <fieldset className="need-questions">
      <legend>{t('questions')}</legend>
      {answers.map((one, index) => (
        <label key={one.question}>
          <span>{one.question}</span>
          <input
            data-autofocus={index === 0 ? true : undefined}
            className="control"
            maxLength={1000}
            value={one.answer}
            onChange={(event) => {
              onChange(
                answers.map((other) =>
                  other === one ? { ...one, answer: event.target.value } : other,
                ),
              )
            }}
          />
        </label>
      ))}
      <div className="row">
        <input
          className="control"
          aria-label={t('own_question')}
          placeholder={t('own_question')}
          maxLength={200}
          value={asked}
          onChange={(event) => {
            set_asked(event.target.value)
          }}
        />
        <Button size="small" icon={Plus} onClick={add} disabled={!asked.trim()}>
          {t('add_question')}
        </Button>
      </div>
    </fieldset>
  )
}
