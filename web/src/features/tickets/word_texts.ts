// Texts of the words of severity; see SeverityWords.tsx.
import { messages } from '@/i18n'

export const useWordText = messages('ticket_words', {
  'zh-CN': {
    title: '程度用词',
    note: '客户的话里出现这些词时建议相应的严重程度，最严重的一类算数；用逗号、顿号或换行隔开。',
    saved: '程度用词已保存',
    try: '试一段话',
    try_words: '写一段客户的话，看看按上面的词（还没保存也算）会建议什么',
    try_example: '例如：新换的电机一开就冒烟，产线已经停了',
    says: '说到：{{words}}',
    percent: '把握 {{percent}}%',
  },
  'zh-TW': {
    title: '程度用詞',
    note: '客戶的話裡出現這些詞時建議相應的嚴重程度，最嚴重的一類算數；用逗號、頓號或換行隔開。',
    saved: '程度用詞已儲存',
    try: '試一段話',
    try_words: '寫一段客戶的話，看看按上面的詞（還沒儲存也算）會建議什麼',
    try_example: '例如：新換的馬達一開就冒煙，產線已經停了',
    says: '說到：{{words}}',
    percent: '把握 {{percent}}%',
  },
  en: {
    title: 'Words of severity',
    note: 'When a complaint says one of these words, its severity is suggested; the gravest list counts. Commas or lines between them.',
    saved: 'Words of severity saved',
    try: 'Try a text',
    try_words: 'Write what a customer might say: the words above are used, saved or not',
    try_example: 'For instance: the new motor smokes and our line has stopped',
    says: 'says: {{words}}',
    percent: '{{percent}}% sure',
  },
})
