// A draft whose reader may not send it: who may, in words, and a way to hand it to them.
import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import type { Row } from '@/lib/api_types'
import { api } from '@/lib/api'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Offer } from './model'

interface Person extends Row {
  name: string
}

export function Sender({ offer }: { offer: Offer }) {
  const t = useText()
  const [choosing, set_choosing] = useState(false)
  const { actions, state } = offer
  if (state !== 'draft' || actions.includes('send')) return null
  return (
    <Card title={t('who_sends')}>
      <div className="stack">
        <p>{t('who_sends_note')}</p>
        {actions.includes('assign') ? (
          <div className="row">
            <Button
              kind="primary"
              icon={UserRoundCheck}
              onClick={() => {
                set_choosing(true)
              }}
            >
              {t('hand_over')}
            </Button>
          </div>
        ) : null}
      </div>
      {choosing ? (
        <HandOver
          offer={offer}
          onClose={() => {
            set_choosing(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function HandOver({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useText()
  const [sender, set_sender] = useState<Person | null>(null)
  const assign = useWrite<void, Offer>({
    send: (_, key) =>
      api.post<Offer>(`/offers/${offer.id}/assignment`, { owner_id: sender?.id }, { key }),
    entities: ['offer'],
    onDone: () => {
      toast.done(t('handed_over', { name: sender?.name ?? '' }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('hand_over')}
      action={t('hand_over')}
      busy={assign.isPending}
      ready={sender !== null}
      error={assign.error}
      onSend={() => {
        assign.mutate()
      }}
      onClose={onClose}
    >
      <p>{t('hand_over_note')}</p>
      <Picker<Person>
        label={t('sender')}
        path="/users"
        query={{ state: 'active' }}
        value={sender?.id}
        value_label={sender?.name}
        name_of={(one) => one.name}
        onChange={(_, person) => {
          set_sender(person)
        }}
      />
    </FormDialog>
  )
}
