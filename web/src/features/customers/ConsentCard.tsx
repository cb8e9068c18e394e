// Whether the customer consents to be written to, who said so and how; and writing it down.
import { useQuery } from '@tanstack/react-query'
import { MailCheck, MailX } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { StatusDot } from '@/ui/Tag'
import { useText } from './i18n'

type Kind = 'given' | 'withdrawn'

interface Story {
  state: 'none' | Kind
  items: { id: string; kind: Kind; words: string; author_name: string; created_at: number }[]
  can_record: boolean
}

export function ConsentCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const meta = useMeta('consent')
  const [asking, set_asking] = useState<Kind | null>(null)
  const story = useQuery({
    queryKey: ['consent', 'of', customer_id],
    queryFn: ({ signal }) => api.get<Story>(`/customers/${customer_id}/consent`, { signal }),
  })
  if (!story.data) return null
  const { state, items, can_record } = story.data
  const last = items[0]
  const next: Kind = state === 'given' ? 'withdrawn' : 'given'
  const tone = state === 'given' ? 'green' : state === 'withdrawn' ? 'red' : 'grey'
  return (
    <Card
      title={t('consent')}
      inset="rows"
      extra={
        can_record && state !== 'withdrawn' ? (
          <Button
            size="small"
            kind="quiet"
            icon={next === 'given' ? MailCheck : MailX}
            onClick={() => {
              set_asking(next)
            }}
          >
            {t(next === 'given' ? 'consent_record' : 'consent_withdraw')}
          </Button>
        ) : null
      }
    >
      <CardRow
        title={
          <StatusDot tone={tone}>
            {state === 'none' ? t('consent_none') : meta.option('kind', state)}
          </StatusDot>
        }
        note={
          last ? (
            <>
              {last.words} · {last.author_name ? `${last.author_name} · ` : ''}
              <DateText at={last.created_at} show="day" />
            </>
          ) : (
            t('consent_hint')
          )
        }
      />
      {asking ? (
        <RecordDialog
          customer_id={customer_id}
          kind={asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </Card>
  )
}

interface RecordDialogProps {
  customer_id: string
  kind: Kind
  onClose: () => void
}

function RecordDialog({ customer_id, kind, onClose }: RecordDialogProps) {
  const t = useText()
  const [words, set_words] = useState('')
  const save = useWrite({
    send: (_: void, key) =>
      api.post(`/customers/${customer_id}/consents`, { kind, words }, { key }),
    entities: ['consent'],
    onDone: onClose,
  })
  const title = t(kind === 'given' ? 'consent_record' : 'consent_withdraw')
  return (
    <FormDialog
      title={title}
      action={title}
      busy={save.isPending}
      ready={words.trim() !== ''}
      error={save.error}
      onSend={() => {
        save.mutate()
      }}
      onClose={onClose}
    >
      {kind === 'withdrawn' ? <p>{t('consent_for_good')}</p> : null}
      <ReasonField label={t('consent_how')} value={words} onChange={set_words} />
    </FormDialog>
  )
}
