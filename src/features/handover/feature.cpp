#include "features/handover/feature.hpp"

#include "features/handover/use_cases.hpp"

namespace zhuli::handover {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "orders", "inquiries",
                                         "opportunities"};

constexpr http::Route kRoutes[] = {
    http::act<hand_over>("/users/{id}/handover", "users.edit",
                         "Move a step of somebody's work to a successor"),
    http::act<depart>("/users/{id}/departure", "users.edit", "Somebody leaves the organisation"),
};

constexpr Message kMessages[] = {
    {"handover.open_work", "还有客户、未完成的订单、商机或咨询在此人名下，请先交接",
     "還有客戶、未完成的訂單、商機或諮詢在此人名下，請先交接",
     "Customers, open orders, opportunities or inquiries are still in this person's name; hand them"
     " over first"},
    {"handover.to_oneself", "请选择另一个人接手", "請選擇另一個人接手",
     "Choose somebody else to take over"},
};

}  // namespace

const Feature feature{
    .name = "handover", .depends = kDepends, .routes = kRoutes, .messages = kMessages};

}  // namespace zhuli::handover
