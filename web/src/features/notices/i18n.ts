// Texts of notices; what a notice says comes from the server.
import { messages } from '@/i18n'

export const useText = messages('notices', {
  'zh-CN': {
    notices: '提醒',
    notice_keys: 'J/K 选择　Enter 打开　E 已读',
    unread: '{{count}} 条未读',
    is_unread: '未读',
    read_all: '全部已读',
    read_one: '标为已读：{{name}}',
    no_notices: '没有提醒',
    no_notices_note:
      '跟进快到时间、咨询等着回复、客户将被回收时会在这里告诉您；团队里一直逾期的也会告诉主管。',
    to_today: '看今日',
  },
  'zh-TW': {
    notices: '提醒',
    notice_keys: 'J/K 選擇　Enter 開啟　E 已讀',
    unread: '{{count}} 則未讀',
    is_unread: '未讀',
    read_all: '全部已讀',
    read_one: '標為已讀：{{name}}',
    no_notices: '沒有提醒',
    no_notices_note:
      '跟進快到時間、諮詢等著回覆、客戶將被回收時會在這裡告訴您；團隊裡一直逾期的也會告訴主管。',
    to_today: '看今日',
  },
  en: {
    notices: 'Notices',
    notice_keys: 'J/K choose　Enter open　E read',
    unread: '{{count}} unread',
    is_unread: 'Unread',
    read_all: 'Mark all as read',
    read_one: 'Mark as read: {{name}}',
    no_notices: 'No notices',
    no_notices_note:
      'You are told here when a follow-up is about to be due, an inquiry waits or a customer is about to be recycled; managers learn of what stays overdue.',
    to_today: 'To Today',
  },
})
