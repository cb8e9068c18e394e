// Approvals in a scenario: what is decided about the order in hand, and what waits for whom.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kNouns[] = {{"同意", "approval"},
                                                                    {"驳回", "refusal"},
                                                                    {"退回", "sending_back"},
                                                                    {"撤回", "withdrawal"},
                                                                    {"撤销同意", "approval_undo"}};

}  // namespace

/// The order in hand is looked at again: a decision changes it.
void Walk::ask_approval(const std::string& who, const std::string& noun, const std::string& body) {
    const std::string id(order().at("approval_id").as_string());
    call(who, "POST", "/approvals/" + id + "/" + noun, body);
    const std::string order_id(order().at("id").as_string());
    order_ = world_.call("admin", "GET", "/orders/" + order_id).json;
}

/// 审批 同意[，说 …] · 审批 驳回，说 … · 审批 退回，说 … · 审批 撤回 · 审批 撤销同意
void Walk::decide_approval(const std::string& who, const Step& step) {
    json::object body;
    if (step.object != "撤销同意") body["words"] = step.term("说 ");
    for (const auto& [word, noun] : kNouns)
        if (step.object == word) return ask_approval(who, std::string(noun), json::serialize(body));
    throw std::runtime_error("不认识 审批 " + step.object);
}

/// 转交审批 给 任慧
void Walk::pass_approval_on(const std::string& who, const Step& step) {
    const std::string to = step.object.substr(std::string_view("给 ").size());
    const auto user = std::to_string(world_.id_of(part_of(to)).v);
    ask_approval(who, "delegation", json::serialize(json::object{{"user_id", user}}));
}

/// 设信用额度 客户，10000.00
void Walk::set_credit_limit(const std::string& who, const Step& step) {
    const auto limit = parse_money(step.terms.empty() ? "" : step.terms.front());
    if (!limit) throw std::runtime_error("应写成 设信用额度 客户，10000.00");
    call(who, "PUT", "/customers/" + customer_id(step.object) + "/credit_limit",
         json::serialize(json::object{{"credit_limit_minor", limit->v}}));
}

/// 期望 待审批 邵文哲 1
void Walk::expect_approvals(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto who = part_of(trimmed(step.object.substr(0, space)));
    const auto queue = world_.call(who, "GET", "/approval_queue").json;
    const auto count = std::to_string(queue.at("count").as_int64());
    expect(step, count == wanted, wanted, count);
}

}  // namespace zhuli::scenarios
