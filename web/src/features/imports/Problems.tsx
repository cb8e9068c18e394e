// Why a file or its mapping was refused; nothing when there is no reason.
import { Card } from '@/ui/Card'

export function Problems({ title, texts }: { title: string; texts: string[] }) {
  if (!texts.length) return null
  return (
    <Card title={title}>
      <ul className="import-words">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Card>
  )
}
