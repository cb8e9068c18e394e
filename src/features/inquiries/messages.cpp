// What inquiries say to people: refusals, and words for timelines. Labels: messages_labels.cpp.
#include "features/inquiries/messages.hpp"

#include <vector>

namespace zhuli::inquiries {

namespace {

constexpr Message kMessages[] = {
    {"inquiries.note_is_no_channel", "备注不是渠道，请选电话、微信、到访或邮件",
     "備註不是管道，請選電話、微信、到訪或郵件",
     "A note is no channel; choose phone, WeChat, visit or e-mail"},
    {"inquiries.nobody_asks", "请填写咨询人的姓名或公司，或选择一位客户",
     "請填寫諮詢人的姓名或公司，或選擇一位客戶",
     "Say who asks, person or company, or choose a customer"},
    {"inquiries.no_way_to_answer", "至少留下一种联系方式：电话、微信或邮箱",
     "至少留下一種聯絡方式：電話、微信或電子郵件",
     "Leave at least one way to answer: phone, WeChat or e-mail"},
    {"inquiries.not_arrived_yet", "咨询时间不能晚于现在", "諮詢時間不能晚於現在",
     "An inquiry cannot arrive later than now"},
    {"inquiries.too_long_ago", "只能补录最近 {max} 天内的咨询", "只能補錄最近 {max} 天內的諮詢",
     "Only inquiries of the last {max} days can be entered"},
    {"inquiries.customer_is_closed", "该客户已归档、无效或是散客，请选择另一位客户",
     "該客戶已封存、無效或是散客，請選擇另一位客戶",
     "This customer is archived, invalid or the walk-in; choose another one"},
    {"inquiries.owner_out_of_scope", "不能交给您管理范围之外的同事", "不能交給您管理範圍之外的同事",
     "It cannot be given to somebody outside your scope"},
    {"inquiries.taken", "{name} 已经领取了这条咨询", "{name} 已經領取了這則諮詢",
     "{name} has already taken this inquiry"},
    {"inquiries.nobody_has_it", "这条咨询本来就在待领取列表中", "這則諮詢本來就在待領取清單中",
     "This inquiry is in the inbox already"},
    {"inquiries.is_closed", "咨询已经结束；需要时请先重新打开", "諮詢已經結束；需要時請先重新開啟",
     "This inquiry is closed; reopen it first if need be"},
    {"inquiries.has_customer", "这条咨询已关联客户", "這則諮詢已關聯客戶",
     "A customer is linked to this inquiry already"},
    {"inquiries.needs_customer", "请先关联客户或转为客户，再确认有效需求",
     "請先關聯客戶或轉為客戶，再確認有效需求",
     "Link a customer or make one of who asks before qualifying"},
    {"inquiries.is_known", "电话或邮箱已属于客户 {name}（负责人 {owner}），请关联该客户",
     "電話或電子郵件已屬於客戶 {name}（負責人 {owner}），請關聯該客戶",
     "The phone or e-mail belongs to {name} (owner {owner}); link that customer instead"},
    {"inquiries.range", "应在 {min} 到 {max} 之间", "應在 {min} 到 {max} 之間",
     "Must be from {min} to {max}"},
    {"inquiries.nothing_was_said", "请至少写下一个回答、客户原话或复述",
     "請至少寫下一個回答、客戶原話或複述",
     "Write down an answer, the customer's words or the read-back"},
    {"inquiries.of_another_customer", "这条咨询属于另一位客户", "這則諮詢屬於另一位客戶",
     "This inquiry is another customer's"},
    {"inquiries.need_is_frozen", "需求已由客户确认并锁定；如有变化请新建修订版再次确认",
     "需求已由客戶確認並鎖定；如有變化請新增修訂版再次確認",
     "The customer confirmed this need, so it is frozen; begin a revision to change it"},
    {"inquiries.is_being_revised", "已有一个修订版在编写中", "已有一個修訂版在編寫中",
     "A revision is being written already"},
    {"enum.notice.kind.inquiry.given", "咨询交给您", "諮詢交給您", "Inquiry given to you"},
    {"enum.notice.kind.inquiry.warning", "咨询即将超时", "諮詢即將逾時",
     "Inquiry about to be late"},
    {"enum.notice.kind.inquiry.breach", "咨询响应超时", "諮詢回應逾時", "Inquiry answered late"},
    {"notice.inquiry.given", "{who} 的咨询交给您，最迟 {due} 响应",
     "{who} 的諮詢交給您，最遲 {due} 回應", "The inquiry of {who} is yours; answer by {due}"},
    {"notice.inquiry.warning", "{who} 的咨询即将超时，最迟 {due} 响应",
     "{who} 的諮詢即將逾時，最遲 {due} 回應", "The inquiry of {who} is due soon: {due}"},
    {"notice.inquiry.breach", "{who} 的咨询没有在 {due} 前响应（{owner}）",
     "{who} 的諮詢沒有在 {due} 前回應（{owner}）",
     "The inquiry of {who} was not answered by {due} ({owner})"},
    {"event.inquiry.received", "收到咨询", "收到諮詢", "Inquiry received"},
    {"event.inquiry.edited", "修改咨询", "修改諮詢", "Inquiry changed"},
    {"event.inquiry.claimed", "领取咨询", "領取諮詢", "Inquiry taken"},
    {"event.inquiry.released", "放回待领取", "放回待領取", "Inquiry given back to the inbox"},
    {"event.inquiry.assigned", "转交咨询", "轉交諮詢", "Inquiry given to a colleague"},
    {"event.inquiry.linked", "关联咨询", "關聯諮詢", "Inquiry linked"},
    {"event.inquiry.responded", "首次回应咨询", "首次回應諮詢", "Inquiry answered"},
    {"event.inquiry.qualified", "确认为有效需求", "確認為有效需求", "Inquiry qualified"},
    {"event.inquiry.won", "咨询成交", "諮詢成交", "Inquiry won"},
    {"event.inquiry.lost", "咨询流失", "諮詢流失", "Inquiry lost"},
    {"event.inquiry.invalidated", "咨询无效", "諮詢無效", "Inquiry invalid"},
    {"event.inquiry.reopened", "重新打开咨询", "重新開啟諮詢", "Inquiry reopened"},
    {"event.inquiry.warned", "咨询即将超时", "諮詢即將逾時", "Inquiry about to be late"},
    {"event.inquiry.breached", "咨询响应超时", "諮詢回應逾時", "Inquiry not answered in time"},
    {"event.need.recorded", "记录需求", "記錄需求", "Need written down"},
    {"event.need.edited", "修改需求", "修改需求", "Need changed"},
    {"event.need.confirmed", "客户确认需求", "客戶確認需求", "Need confirmed by the customer"},
    {"event.need.revised", "修订需求", "修訂需求", "Need revised"},
    {"event.need.linked", "需求归入客户", "需求歸入客戶", "Need linked"},
};

}  // namespace

std::span<const Message> messages() {
    static const std::vector<Message> all = [] {
        std::vector<Message> list(std::begin(kMessages), std::end(kMessages));
        const auto more = labels();
        list.insert(list.end(), more.begin(), more.end());
        return list;
    }();
    return all;
}

}  // namespace zhuli::inquiries
