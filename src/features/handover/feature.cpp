#include "features/handover/feature.hpp"

#include "features/handover/store.hpp"
#include "features/handover/use_cases.hpp"

namespace zhuli::handover {

namespace {

constexpr std::string_view kDepends[] = {
    "identity", "customers", "orders",  "inquiries", "opportunities", "proposals", "quotes",
    "offers",   "approvals", "tickets", "cases",     "retros",        "contracts"};

constexpr http::Route kRoutes[] = {
    http::act<hand_over>("/users/{id}/handover", "users.edit",
                         "Move a step of somebody's work to a successor"),
    http::get<list_handovers>("/handovers", "users.edit", "Handovers, newest first"),
    http::get<show_handover>("/handovers/{id}", "users.edit", "One handover"),
    http::act<return_work>("/handovers/{id}/reversal", "users.edit",
                           "Move a step of it back, as far as it is still the successor's"),
    http::act<depart>("/users/{id}/departure", "users.edit", "Somebody leaves the organisation"),
};

constexpr Message kMessages[] = {
    {"handover.open_work",
     "还有客户、未完成的订单、商机、咨询、方案、报价、客户分群、优惠、客诉、案例、改进、合同或待审批的单"
     "据在此人名下"
     "，请先交接",
     "還有客戶、未完成的訂單、商機、諮詢、方案、報價、客戶分群、優惠、客訴、案例、改進、合約或待簽核的單"
     "據在此人名下"
     "，請先交接",
     "Customers, open orders, opportunities, inquiries, proposals, quotes, segments, offers, "
     "complaints, cases, changes, contracts or approvals are still in this person's name; hand "
     "them over first"},
    {"handover.to_oneself", "请选择另一个人接手", "請選擇另一個人接手",
     "Choose somebody else to take over"},
    {"handover.of_others", "这次交接是另外两个人之间的", "這次交接是另外兩個人之間的",
     "This handover is between two other people"},
    {"handover.returned_already", "这次交接已经撤回", "這次交接已經撤回",
     "This handover was taken back already"},
    {"entity.handover", "交接", "交接", "Handover"},
    {"field.handover.from_id", "交出人", "交出人", "From"},
    {"field.handover.to_id", "接手人", "接手人", "To"},
    {"field.handover.from_name", "交出人", "交出人", "From"},
    {"field.handover.to_name", "接手人", "接手人", "To"},
    {"field.handover.maker_name", "办理人", "辦理人", "By"},
    {"field.handover.state", "状态", "狀態", "State"},
    {"field.handover.moved_count", "移交条数", "移交筆數", "Moved"},
    {"field.handover.returned_count", "已撤回", "已撤回", "Moved back"},
    {"field.handover.kept_count", "已在别处", "已在別處", "In other hands"},
    {"field.handover.made_by", "办理人", "辦理人", "By"},
    {"field.handover.returned_by", "撤回人", "撤回人", "Taken back by"},
    {"enum.handover.state.moved", "已移交", "已移交", "Moved"},
    {"enum.handover.state.returned", "已撤回", "已撤回", "Taken back"},
};

constexpr EntityMeta kEntities[] = {{"handover", fields_of<HandoverView>(), "users.edit"}};
constexpr storage::Recorded kRecords[] = {storage::recorded<Handover>()};

}  // namespace

const Feature feature{.name = "handover",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .migrations = migrations(),
                      .messages = kMessages,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::handover
