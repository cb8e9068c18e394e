// A page that is printed on A4: the way back, what is chosen before printing, the button, and the
// paper. None of the tools is printed.
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '@/i18n'
import { Button } from './Button'
import { useGo } from './Link'
import './paper.css'

interface PaperPageProps {
  /** The record it is printed of. */
  back: string
  tools?: ReactNode
  children: ReactNode
}

export function PaperPage({ back, tools, children }: PaperPageProps) {
  const t = useT()
  const go = useGo()
  return (
    <div className="paper-page">
      <div className="paper-tools no-print">
        <Button
          onClick={() => {
            go(back)
          }}
        >
          {t('paper.back')}
        </Button>
        {tools}
        <Button
          kind="primary"
          className="push"
          icon={Printer}
          onClick={() => {
            print()
          }}
        >
          {t('paper.print')}
        </Button>
      </div>
      {children}
    </div>
  )
}
