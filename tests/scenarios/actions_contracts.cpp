// Contracts in a scenario: written down, with orders under them, renewed or ended.
#include <boost/json/serialize.hpp>

#include "core/value/money.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

std::string Walk::contract_path(const std::string& title) const {
    const auto found = contracts_.find(title);
    if (found == contracts_.end()) throw std::runtime_error("没有登记过合同 " + title);
    return "/contracts/" + found->second;
}

/// 登记合同 标题，客户 …，从 2026-01-01，到 2026-12-31[，金额 5000.00][，提前 10]
void Walk::write_contract(const std::string& who, const Step& step) {
    json::object body{{"title", step.object},
                      {"customer_id", customer_id(step.term("客户 "))},
                      {"from_on", step.term("从 ")},
                      {"until_on", step.term("到 ")}};
    if (const auto amount = step.term("金额 "); !amount.empty())
        body["amount_minor"] = parse_money(amount).value().v;
    if (const auto days = step.term("提前 "); !days.empty()) body["remind_days"] = std::stoi(days);
    const auto made = call(who, "POST", "/contracts", json::serialize(body));
    if (made.status == 201) contracts_[step.object] = made.text("id");
}

/// 续签合同 标题，新合同 标题，到 2027-12-31: from the day after on.
void Walk::renew_contract(const std::string& who, const Step& step) {
    const auto before = world_.call("admin", "GET", contract_path(step.object)).json;
    Date until;
    Reading reading;
    Value<Date>::read(before.at("until_on"), until, reading);
    const auto title = step.term("新合同 ");
    const json::object body{{"title", title},
                            {"customer_id", before.at("customer_id")},
                            {"renews_id", before.at("id")},
                            {"from_on", until.plus_days(1).to_string()},
                            {"until_on", step.term("到 ")}};
    const auto made = call(who, "POST", "/contracts", json::serialize(body));
    if (made.status == 201) contracts_[title] = made.text("id");
}

/// 合同记订单 标题: the order in hand stands under it.
void Walk::put_under_contract(const std::string& who, const Step& step) {
    const auto path = contract_path(step.object);
    const auto now = world_.call("admin", "GET", path).json;
    json::array orders = now.at("order_ids").as_array();
    orders.push_back(order().at("id"));
    call(who, "PATCH", path, json::serialize(json::object{{"order_ids", orders}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

/// 终止合同 标题，原因 …
void Walk::end_contract(const std::string& who, const Step& step) {
    call(who, "POST", contract_path(step.object) + "/ending",
         json::serialize(json::object{{"reason", step.term("原因 ")}}));
}

/// 期望 合同 标题 即将到期
void Walk::expect_contract(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto path = contract_path(trimmed(step.object.substr(0, space)));
    const auto standing = world_.call("admin", "GET", path).text("standing");
    const auto read = text_of("enum.contract.standing." + standing);
    expect(step, read == wanted, wanted, read);
}

/// 期望 合同回款 标题 20.00/50.00: paid of what was ordered under it.
void Walk::expect_contract_paid(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto path = contract_path(trimmed(step.object.substr(0, space)));
    const auto progress = world_.call("admin", "GET", path).json.at("progress");
    const auto sum = [&](const char* what) {
        return format_money(Money{progress.at(what).as_int64()});
    };
    const auto got = sum("paid_minor") + "/" + sum("ordered_minor");
    expect(step, got == wanted, wanted, got);
}

}  // namespace zhuli::scenarios
