// Texts about what goes to and fro by mail about a complaint.
import { messages } from '@/i18n'

export const useMailText = messages('ticket_mails', {
  'zh-CN': {
    by_mail: '邮件往来',
    came_by: '从 {{address}} 来信，回复会发邮件给客户',
    accept: '是客户说的',
    decline: '不算数',
    accepted: '已记为客户的话',
    declined: '已标为不算数',
    to: '回复 {{address}}',
    send_again: '重新发送',
    sending: '正在重新发送',
  },
  'zh-TW': {
    by_mail: '郵件往來',
    came_by: '從 {{address}} 來信，回覆會發郵件給客戶',
    accept: '是客戶說的',
    decline: '不算數',
    accepted: '已記為客戶的話',
    declined: '已標為不算數',
    to: '回覆 {{address}}',
    send_again: '重新發送',
    sending: '正在重新發送',
  },
  en: {
    by_mail: 'By mail',
    came_by: 'Came in by {{address}}; answers go to the customer by mail',
    accept: 'The customer said it',
    decline: 'It does not count',
    accepted: 'It is the customer’s word now',
    declined: 'It does not count',
    to: 'Answer to {{address}}',
    send_again: 'Send again',
    sending: 'It is on its way again',
  },
})
