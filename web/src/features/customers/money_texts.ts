// Texts of a customer's invoice titles and statement of account.
import { messages } from '@/i18n'

export const useMoneyText = messages('customer_money', {
  'zh-CN': {
    card: '开票与对账',
    statement: '对账单',
    add: '新增抬头',
    edit: '修改抬头',
    none: '还没有发票抬头',
    saved: '已保存抬头 {{name}}',
    inactive: '停用',
  },
  'zh-TW': {
    card: '開票與對帳',
    statement: '對帳單',
    add: '新增抬頭',
    edit: '修改抬頭',
    none: '還沒有發票抬頭',
    saved: '已儲存抬頭 {{name}}',
    inactive: '停用',
  },
  en: {
    card: 'Invoicing and statement',
    statement: 'Statement of account',
    add: 'Add title',
    edit: 'Change title',
    none: 'No invoice title yet',
    saved: 'Saved title {{name}}',
    inactive: 'Not in use',
  },
})
