// The browsers one is signed in with; this one is marked and cannot be ended from here.
import { Monitor } from 'lucide-react'
import { session_store } from '@/lib/session'
import { useStore } from '@/lib/store'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { DateText } from '@/ui/Money'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { device_of, useRevoke, useTokens } from './tokens'

export function SessionsCard() {
  const t = useText()
  const sessions = useTokens('/account/sessions')
  const revoke = useRevoke('/account/sessions', t('session_ended'))
  const here = useStore(session_store)?.id
  return (
    <Card inset="rows" title={t('sessions')}>
      <Loaded query={sessions}>
        {({ items }) =>
          items.map((one) => (
            <CardRow
              key={one.id}
              lead={<Monitor size={18} aria-hidden />}
              title={
                <>
                  <span title={one.agent}>{device_of(one.agent) || t('unknown_device')}</span>
                  {one.id === here ? <Tag tone="green">{t('this_session')}</Tag> : null}
                </>
              }
              note={
                <>
                  {one.address} · {t('started')} <DateText at={one.created_at} />
                </>
              }
              action={
                one.id === here ? null : (
                  <Button
                    size="small"
                    busy={revoke.isPending && revoke.variables === one.id}
                    onClick={() => {
                      revoke.mutate(one.id)
                    }}
                  >
                    {t('end_session')}
                  </Button>
                )
              }
            />
          ))
        }
      </Loaded>
    </Card>
  )
}
