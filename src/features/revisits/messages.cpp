// What revisits by link say to people.
#include "features/revisits/messages.hpp"

namespace zhuli::revisits {

namespace {

constexpr Message kMessages[] = {
    {"revisits.not_yet", "客诉进入回访后才能请客户评价", "客訴進入回訪後才能請客戶評價",
     "The customer is asked once the complaint is in its revisit"},
    {"revisits.expired", "链接已过期，请联系我们重新发送", "連結已過期，請聯絡我們重新發送",
     "This link has expired; ask us for another one"},
    {"revisits.revoked", "链接已换新，请联系我们", "連結已換新，請聯絡我們",
     "This link was replaced; please ask us"},
    {"revisits.over", "回访已经结束，谢谢", "回訪已經結束，謝謝",
     "The revisit is over already; thank you"},
    {"revisits.answered", "已经评价过了，谢谢", "已經評價過了，謝謝",
     "You gave your mark already; thank you"},
    {"revisits.say_what", "请写一句哪里不满意", "請寫一句哪裡不滿意",
     "Say what you are not content with"},
    {"entity.revisit", "在线回访", "線上回訪", "Revisit by link"},
    {"field.revisit.ticket_id", "客诉", "客訴", "Complaint"},
    {"field.revisit.customer_id", "客户", "客戶", "Customer"},
    {"field.revisit.author_id", "发出人", "發出人", "Asked by"},
    {"field.revisit.author_name", "发出人", "發出人", "Asked by"},
    {"field.revisit.state", "状态", "狀態", "State"},
    {"field.revisit.standing", "状态", "狀態", "Standing"},
    {"field.revisit.valid_until_at", "链接有效至", "連結有效至", "Link valid until"},
    {"field.revisit.first_opened_at", "首次打开", "首次開啟", "First opened"},
    {"field.revisit.satisfaction", "满意度（1–5）", "滿意度（1–5）", "Satisfaction (1–5)"},
    {"field.revisit.words", "客户的话", "客戶的話", "In their words"},
    {"field.revisit.answered_by", "评价人", "評價人", "Answered by"},
    {"field.revisit.answered_at", "评价时间", "評價時間", "Answered"},
    {"field.revisit.is_unhappy", "不满意", "不滿意", "Not content"},
    {"field.revisit.link", "链接", "連結", "Link"},
    {"field.revisit.actions", "操作", "操作", "Actions"},
    {"enum.revisit.state.waiting", "等客户评价", "等客戶評價", "Waits for the customer"},
    {"enum.revisit.state.answered", "已评价", "已評價", "Answered"},
    {"enum.revisit.state.revoked", "已撤销", "已撤銷", "Revoked"},
    {"enum.notice.kind.revisit.unhappy", "客户不满意", "客戶不滿意", "Customer not content"},
    {"notice.revisit.unhappy", "{by} 给客诉 {number} 打了 {mark} 分，建议重新打开：{title}",
     "{by} 給客訴 {number} 打了 {mark} 分，建議重新開啟：{title}",
     "{by} gives complaint {number} {mark} of 5; take it up again: {title}"},
    {"event.revisit.asked", "请客户在线评价", "請客戶線上評價", "Asked for a verdict by link"},
    {"event.revisit.link_renewed", "在线评价换新链接", "線上評價換新連結", "New link to a revisit"},
    {"event.revisit.opened", "客户打开评价页", "客戶開啟評價頁", "Revisit opened"},
    {"event.revisit.answered", "客户在线评价", "客戶線上評價", "Verdict by link"},
    {"event.revisit.revoked", "撤销在线评价", "撤銷線上評價", "Revisit revoked"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::revisits
