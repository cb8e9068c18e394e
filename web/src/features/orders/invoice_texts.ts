// Texts of an order's invoices.
import { messages } from '@/i18n'

export const useInvoiceText = messages('order_invoices', {
  'zh-CN': {
    card: '发票',
    left: '未开票',
    request: '申请开票',
    title: '抬头',
    no_titles: '该客户还没有发票抬头，先在客户页新增。',
    to_customer: '去客户页',
    amount: '开票金额',
    note: '备注',
    requested: '已申请 {{number}}',
  },
  'zh-TW': {
    card: '發票',
    left: '未開票',
    request: '申請開票',
    title: '抬頭',
    no_titles: '該客戶還沒有發票抬頭，先在客戶頁新增。',
    to_customer: '去客戶頁',
    amount: '開票金額',
    note: '備註',
    requested: '已申請 {{number}}',
  },
  en: {
    card: 'Invoices',
    left: 'Not invoiced',
    request: 'Ask for an invoice',
    title: 'Title',
    no_titles: "This customer has no invoice title yet; add one on the customer's page.",
    to_customer: 'To the customer',
    amount: 'Amount',
    note: 'Note',
    requested: 'Requested {{number}}',
  },
})
