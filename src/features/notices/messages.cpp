// What notices says to people. Texts of kinds are with the capability that tells them.
#include "features/notices/messages.hpp"

namespace zhuli::notices {

namespace {

constexpr Message kMessages[] = {
    {"entity.notice", "提醒", "提醒", "Notice"},
    {"field.notice.user_id", "收件人", "收件人", "For"},
    {"field.notice.kind", "类别", "類別", "Kind"},
    {"field.notice.entity", "关于", "關於", "About"},
    {"field.notice.entity_id", "记录", "記錄", "Record"},
    {"field.notice.customer_id", "客户", "客戶", "Customer"},
    {"field.notice.due_at", "到期时间", "到期時間", "Due"},
    {"field.notice.urgent", "紧急", "緊急", "Urgent"},
    {"field.notice.words", "内容", "內容", "Words"},
    {"field.notice.at", "提醒时间", "提醒時間", "Told"},
    {"field.notice.read_at", "阅读时间", "閱讀時間", "Read"},
    {"field.notice.text", "提醒", "提醒", "Notice"},
    {"event.notice.given", "发出提醒", "發出提醒", "Notice given"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::notices
