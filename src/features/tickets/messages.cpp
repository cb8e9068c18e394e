// What tickets say to people: refusals, and words for timelines. Labels: messages_labels.cpp.
#include "features/tickets/messages.hpp"

#include <vector>

namespace zhuli::tickets {

namespace {

constexpr Message kMessages[] = {
    {"tickets.range", "应在 {min} 到 {max} 之间", "應在 {min} 到 {max} 之間",
     "Must be from {min} to {max}"},
    {"tickets.other_stage", "客诉已经进入别的阶段，请刷新后再写记录",
     "客訴已經進入別的階段，請重新整理後再寫記錄",
     "The complaint is in another stage by now; look at it again before you write"},
    {"tickets.not_classified", "请先分类：类型、严重程度和负责人",
     "請先分類：類型、嚴重程度和負責人", "Classify it first: type, severity and owner"},
    {"tickets.not_replied", "请先记录对客户的首次回复", "請先記錄對客戶的首次回覆",
     "Write down the first answer to the customer first"},
    {"tickets.requests_open", "还有 {count} 张协办单没有答复，答复或撤回后才能继续",
     "還有 {count} 張協辦單沒有答覆，答覆或撤回後才能繼續",
     "Requests to other departments that are open: {count}. Have them answered or withdraw them "
     "first"},
    {"tickets.is_closed", "客诉已经结束；需要时请先重新打开", "客訴已經結束；需要時請先重新開啟",
     "This complaint is closed; reopen it first if need be"},
    {"tickets.taken", "{name} 已经领取了这条客诉", "{name} 已經領取了這則客訴",
     "{name} has already taken this complaint"},
    {"tickets.customer_is_closed", "该客户已归档或已合并，请选择另一位客户",
     "該客戶已封存或已合併，請選擇另一位客戶",
     "This customer is archived or merged; choose another one"},
    {"tickets.order_of_another", "这张订单属于另一位客户", "這張訂單屬於另一位客戶",
     "This order is another customer's"},
    {"tickets.owner_out_of_scope", "不能交给您管理范围之外的同事", "不能交給您管理範圍之外的同事",
     "It cannot be given to somebody outside your scope"},
    {"tickets.nobody_fits", "没有空闲且在岗的人，请指定负责人", "沒有空閒且在崗的人，請指定負責人",
     "Nobody is there with room for it; name an owner"},
    {"tickets.joins_itself", "不能并入自己", "不能併入自己", "It cannot be joined to itself"},
    {"tickets.of_another_customer", "只能并入同一位客户的客诉", "只能併入同一位客戶的客訴",
     "It can only be joined to a complaint of the same customer"},
    {"tickets.no_customer", "请先确认是哪位客户的客诉", "請先確認是哪位客戶的客訴",
     "Say first whose complaint it is"},
    {"tickets.customer_known", "这条客诉已经有客户了", "這則客訴已經有客戶了",
     "This complaint has its customer already"},
    {"tickets.policy_twice", "同一类型和严重程度只能有一条时限", "同一類型和嚴重程度只能有一條時限",
     "One policy for a type and severity is enough"},
    {"tickets.policy_for_all", "需要一条适用于所有类型和严重程度的时限",
     "需要一條適用於所有類型和嚴重程度的時限", "There must be one policy for everything else"},
    {"tickets.is_classified", "已经分类；要改请单独打开", "已經分類；要改請單獨開啟",
     "It is classified already; open it to change that"},
    {"tickets.too_many_at_once", "一次最多处理 {max} 条", "一次最多處理 {max} 則",
     "At most {max} at once"},
    {"tickets.too_many_words", "最多 {max} 个词", "最多 {max} 個詞", "At most {max} words"},
    {"tickets.word_too_short", "“{word}”太短，至少两个字", "「{word}」太短，至少兩個字",
     "“{word}” is too short: two letters at least"},
    {"tickets.word_twice", "“{word}”写了两次，每个词只能归一类",
     "「{word}」寫了兩次，每個詞只能歸一類",
     "“{word}” stands there twice; a word belongs to one list"},
    {"enum.notice.kind.ticket.given", "客诉交给您", "客訴交給您", "Complaint given to you"},
    {"enum.notice.kind.ticket.warning", "客诉即将超时", "客訴即將逾時", "Complaint due soon"},
    {"enum.notice.kind.ticket.breach", "客诉超时", "客訴逾時", "Complaint late"},
    {"enum.notice.kind.ticket.escalation", "客诉升级", "客訴升級", "Complaint escalated"},
    {"enum.notice.kind.ticket.warnings", "多条客诉即将超时", "多則客訴即將逾時",
     "Complaints due soon"},
    {"enum.notice.kind.ticket.breaches", "多条客诉超时", "多則客訴逾時", "Complaints late"},
    {"enum.notice.kind.ticket.escalations", "多条客诉升级", "多則客訴升級", "Complaints escalated"},
    {"enum.notice.kind.ticket.customer_wrote", "客户补充了客诉", "客戶補充了客訴",
     "Customer wrote"},
    {"notice.ticket.customer_wrote", "客户在 {number} 里补充了说明：{title}",
     "客戶在 {number} 裡補充了說明：{title}", "The customer added to {number}: {title}"},
    {"notice.ticket.given", "客诉 {number} 交给您：{title}", "客訴 {number} 交給您：{title}",
     "Complaint {number} is yours: {title}"},
    {"notice.ticket.warning", "客诉 {number} 的{clock}即将超时（{due}）：{title}",
     "客訴 {number} 的{clock}即將逾時（{due}）：{title}",
     "{clock} of complaint {number} is due soon ({due}): {title}"},
    {"notice.ticket.breach", "客诉 {number} 的{clock}在 {due} 超时（{owner}）：{title}",
     "客訴 {number} 的{clock}在 {due} 逾時（{owner}）：{title}",
     "{clock} of complaint {number} was due {due} ({owner}): {title}"},
    {"notice.ticket.escalation",
     "客诉 {number} 的{clock}超时仍未处理，升级给您（{owner}）：{title}",
     "客訴 {number} 的{clock}逾時仍未處理，升級給您（{owner}）：{title}",
     "{clock} of complaint {number} is still open long after it was due ({owner}): {title}"},
    {"notice.ticket.warnings", "{count} 条客诉即将超时，第一条 {number}",
     "{count} 則客訴即將逾時，第一則 {number}",
     "{count} complaints are due soon, the first is {number}"},
    {"notice.ticket.breaches", "{count} 条客诉同时超时，第一条 {number}",
     "{count} 則客訴同時逾時，第一則 {number}",
     "{count} complaints became late at once, the first is {number}"},
    {"notice.ticket.escalations", "{count} 条客诉升级给您，第一条 {number}",
     "{count} 則客訴升級給您，第一則 {number}",
     "{count} complaints are escalated to you, the first is {number}"},
    {"event.ticket.opened", "受理客诉", "受理客訴", "Complaint taken in"},
    {"event.ticket.customer_wrote", "客户补充客诉", "客戶補充客訴",
     "Customer added to a complaint"},
    {"event.ticket.customer_named", "确认客诉的客户", "確認客訴的客戶",
     "Customer of a complaint named"},
    {"event.ticket.edited", "修改客诉", "修改客訴", "Complaint changed"},
    {"event.ticket.classified", "客诉分类", "客訴分類", "Complaint classified"},
    {"event.ticket.assigned", "转交客诉", "轉交客訴", "Complaint given to a colleague"},
    {"event.ticket.released", "客诉放回收件箱", "客訴放回收件匣", "Complaint back in the inbox"},
    {"event.ticket.replied", "回复客诉", "回覆客訴", "Complaint answered"},
    {"event.ticket.noted", "客诉备注", "客訴備註", "Remark on a complaint"},
    {"event.ticket.advanced", "客诉进入下一阶段", "客訴進入下一階段",
     "Complaint in its next stage"},
    {"event.ticket.closed", "客诉结案", "客訴結案", "Complaint closed"},
    {"event.ticket.paused", "客诉等待客户", "客訴等待客戶", "Complaint waits for the customer"},
    {"event.ticket.resumed", "客诉继续处理", "客訴繼續處理", "Complaint goes on"},
    {"event.ticket.reopened", "重新打开客诉", "重新開啟客訴", "Complaint reopened"},
    {"event.ticket.joined", "客诉并入", "客訴併入", "Complaint joined to another"},
    {"event.ticket.taken_in", "并入另一条客诉", "併入另一則客訴", "Another complaint joined"},
    {"event.ticket.warned", "客诉即将超时", "客訴即將逾時", "Complaint about to be late"},
    {"event.ticket.breached", "客诉超时", "客訴逾時", "Complaint late"},
    {"event.ticket.escalated", "客诉升级", "客訴升級", "Complaint escalated"},
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

}  // namespace zhuli::tickets
