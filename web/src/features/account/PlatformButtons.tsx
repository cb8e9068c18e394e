// On the sign-in page: a way in for each office platform that is set up.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { leave_for, own_page, type Doors } from './platforms'
import { useWords } from './platform_words'

/** `?organization=` names whose, where a server has several. */
const named_organization = () => new URLSearchParams(window.location.search).get('organization')

export function PlatformButtons({ next }: { next?: string }) {
  const t = useWords()
  const [error, set_error] = useState('')
  const [busy, set_busy] = useState('')
  const doors = useQuery({
    queryKey: ['platform_sign_ins'],
    queryFn: ({ signal }) =>
      api.get<Doors>('/platform_sign_ins', {
        query: { organization_id: named_organization() },
        anonymous: true,
        signal,
      }),
    retry: false,
  }).data
  const organization_id = doors?.organization_id
  if (!organization_id || !doors.items.length) return null
  const leave = async (platform_id: string) => {
    set_busy(platform_id)
    set_error('')
    try {
      await leave_for(organization_id, platform_id, { bind: false, next: own_page(next) })
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      set_error(caught.message)
      set_busy('')
    }
  }
  return (
    <div className="account-platforms">
      <p className="account-or">{t('or')}</p>
      {doors.items.map(({ id, kind }) => (
        <Button key={id} size="large" wide busy={busy === id} onClick={() => void leave(id)}>
          {t(`by_${kind}`)}
        </Button>
      ))}
      {error ? (
        <p className="account-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}
