// Suspected duplicates and merges in a scenario.
#include <fmt/format.h>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace {

/// "甲 与 乙"
std::pair<std::string, std::string> two_of(const std::string& text) {
    constexpr std::string_view kAnd = " 与 ";
    const auto at = text.find(kAnd);
    if (at == text.npos) throw std::runtime_error("应写成 甲 与 乙，而不是 " + text);
    return {text.substr(0, at), text.substr(at + kAnd.size())};
}

}  // namespace

void Walk::scan_duplicates(const std::string& who, const Step&) {
    world_.follow_events();
    call(who, "POST", "/duplicate_scans", "{}");
    const Answer asked = last_;
    world_.run_jobs();
    world_.follow_events();
    last_ = asked;
}

/// The open pair of two customers by name; empty without one.
std::string Walk::pair_of(const std::string& a, const std::string& b) {
    const auto first = customer_id(a), second = customer_id(b);
    const auto open = world_.call("admin", "GET", "/duplicates?state=open&limit=200");
    for (const auto& item : open.json.at("items").as_array()) {
        const std::string one(item.at("first_id").as_string());
        const std::string other(item.at("second_id").as_string());
        if ((one == first && other == second) || (one == second && other == first))
            return std::string(item.at("id").as_string());
    }
    return "";
}

void Walk::dismiss_pair(const std::string& who, const Step& step) {
    const auto [a, b] = two_of(step.object);
    const auto id = pair_of(a, b);
    if (id.empty()) throw std::runtime_error(step.object + " 不在疑似重复里");
    call(who, "POST", "/duplicates/" + id + "/dismissal",
         R"({"reason":")" + step.term("原因 ") + "\"}");
}

void Walk::merge_customer(const std::string& who, const Step& step) {
    call(who, "POST", "/customer_merges",
         fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", customer_id(step.term("保留 ")),
                     customer_id(step.object)));
    if (last_.status == 201)
        merge_id_ = std::string(last_.json.at("items").at(0).at("id").as_string());
}

void Walk::undo_merge(const std::string& who, const Step&) {
    call(who, "POST", "/customer_merges/" + merge_id_ + "/undo", "{}");
}

/// 期望 疑似 甲 与 乙 · 期望 疑似 无
void Walk::expect_suspected(const std::string&, const Step& step) {
    if (step.object != "无") {
        const auto [a, b] = two_of(step.object);
        expect(step, !pair_of(a, b).empty(), step.object, "无");
        return;
    }
    const auto open = world_.call("admin", "GET", "/duplicates?state=open");
    expect(step, open.json.at("items").as_array().empty(), "无", open.body);
}

/// 期望 并入 甲 乙 · 期望 并入 甲 无: of whom the first is part now.
void Walk::expect_merged_into(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto shown =
        world_.call("admin", "GET", "/customers/" + customer_id(step.object.substr(0, space)));
    const auto name = shown.text("survivor_name");
    expect(step, (name.empty() ? "无" : name) == step.object.substr(space + 1), step.object, name);
}

/// 期望 订单客户 甲: whose the order in hand is now.
void Walk::expect_order_customer(const std::string&, const Step& step) {
    const auto shown =
        world_.call("admin", "GET", "/orders/" + std::string(order().at("id").as_string()));
    expect(step, shown.text("customer_id") == customer_id(step.object), step.object,
           shown.text("customer_id"));
}

}  // namespace zhuli::scenarios
