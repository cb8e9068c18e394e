import Select from 'antd/es/select'
import { useText } from './i18n'

interface TagsInputProps {
  id: string
  value: string[]
  onChange: (tags: string[]) => void
}

const tag_limit = 30
const tags_limit = 20

/** Free words, each entered with Enter or a comma. */
export function TagsInput({ id, value, onChange }: TagsInputProps) {
  const t = useText()
  return (
    <Select
      id={id}
      mode="tags"
      className="control-wide"
      open={false}
      suffixIcon={null}
      placeholder={t('tags_hint')}
      tokenSeparators={[',', '，', '、']}
      maxCount={tags_limit}
      value={value}
      onChange={(tags: string[]) => {
        const words = tags.map((tag) => [...tag.trim()].slice(0, tag_limit).join(''))
        onChange([...new Set(words.filter(Boolean))])
      }}
    />
  )
}
