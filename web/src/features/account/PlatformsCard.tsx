// One's accounts of office platforms: bound to sign in by, or taken off again.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { leave_for, type OwnAccount } from './platforms'
import { useWords } from './platform_words'

export function PlatformsCard() {
  const t = useWords()
  const own = useQuery({
    queryKey: ['platform_account', 'own'],
    queryFn: ({ signal }) => api.get<{ items: OwnAccount[] }>('/account/platforms', { signal }),
  }).data
  if (!own?.items.length) return null
  return (
    <Card inset="rows" title={t('accounts')}>
      {own.items.map((one) => (
        <OwnRow key={one.platform_id} own={one} />
      ))}
    </Card>
  )
}

function OwnRow({ own }: { own: OwnAccount }) {
  const t = useWords()
  const user = useUser()
  const [leaving, set_leaving] = useState(false)
  const refused = useRefusal()
  const unbind = useWrite<string>({
    send: (id) => api.remove(`/account/platforms/${id}`),
    entities: ['platform_account'],
    onDone: () => {
      toast.done(t('unbound'))
    },
    onRefused: refused,
  })
  const bind = async () => {
    set_leaving(true)
    try {
      await leave_for(user.org.id, own.platform_id, { bind: true, next: '/account' })
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      refused(caught)
      set_leaving(false)
    }
  }
  const { id } = own
  return (
    <CardRow
      title={t(own.kind)}
      note={id ? `${t('bound')} · ${own.name}` : `${t('not_bound')} · ${t('accounts_note')}`}
      action={
        id ? (
          <Button
            size="small"
            busy={unbind.isPending}
            onClick={() => {
              unbind.mutate(id)
            }}
          >
            {t('unbind')}
          </Button>
        ) : (
          <Button size="small" busy={leaving} onClick={() => void bind()}>
            {t('bind')}
          </Button>
        )
      }
    />
  )
}
