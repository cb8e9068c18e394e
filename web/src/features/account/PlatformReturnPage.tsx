// Where an office platform leads back to: ends the sign-in, or the binding, that this tab began.
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '@/lib/api'
import { load_session, start_session } from '@/lib/session'
import { Button } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { useTabTitle } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { AccountFrame } from './AccountFrame'
import { complete, handed_back, take_errand } from './platforms'
import { useWords } from './platform_words'

function useReturn() {
  const t = useWords()
  const go = useGo()
  const [search] = useState(() => Object.fromEntries(new URLSearchParams(window.location.search)))
  const [error, set_error] = useState('')
  const [errand] = useState(take_errand)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return // a code is good once
    begun.current = true
    const found = handed_back(search)
    const run = async () => {
      if (!found) return set_error(t('refused'))
      try {
        if (errand.bind) await load_session()
        const session = await complete(found)
        if (session) start_session(session)
        else toast.done(t('now_bound'))
        go(session ? errand.next : '/account', 'replace')
      } catch (caught) {
        if (!(caught instanceof ApiProblem)) throw caught
        set_error(caught.message)
      }
    }
    void run()
  }, [search, errand, go, t])
  return { error, bind: errand.bind }
}

export default function PlatformReturnPage() {
  const t = useWords()
  const go = useGo()
  const { error, bind } = useReturn()
  useTabTitle(t(error ? 'failed' : 'completing'))
  return (
    <AccountFrame title={t(error ? 'failed' : 'completing')} subtitle={error ? '' : t('wait')}>
      {error ? (
        <div className="account-form">
          <p className="account-error" role="alert">
            {error}
          </p>
          <Button
            kind="primary"
            size="large"
            wide
            onClick={() => {
              go(bind ? '/account' : '/sign-in', 'replace')
            }}
          >
            {t(bind ? 'to_account' : 'again')}
          </Button>
        </div>
      ) : null}
    </AccountFrame>
  )
}
