// Follow-ups in a scenario: what people plan and do, what the clock does, and what is then true.
#include <boost/json/serialize.hpp>

#include "core/zones.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kResults[] = {{"已沟通", "reached"},
                                                                      {"有承诺", "promised"},
                                                                      {"暂无意向", "declined"},
                                                                      {"未联系上", "no_answer"}};

}  // namespace

Instant instant_of(const std::string& text) {
    const auto day = Date::parse(text.substr(0, 10));
    if (!day || text.size() != 16)
        throw std::runtime_error("应写成 2026-11-26 15:00，而不是 " + text);
    const int minute = std::stoi(text.substr(11, 2)) * 60 + std::stoi(text.substr(14, 2));
    return zone_of("Asia/Shanghai").at(*day, minute);
}

void Walk::wait_until(const std::string&, const Step& step) {
    world_.follow_events();
    world_.now = std::max(world_.now, instant_of(step.object));
    world_.follow_events();
    world_.run_jobs();
    last_ = {.status = 200};
}

json::value Walk::follow_up(const std::string& customer) {
    world_.follow_events();
    const auto found = world_.call(
        "admin", "GET",
        "/follow_ups?state=planned&sort=due_at&limit=1&customer_id=" + customer_id(customer));
    const auto& items = found.json.at("items").as_array();
    return items.empty() ? json::value() : items.front();
}

void Walk::act_on_follow_up(const std::string& who, const Step& step, const std::string& noun,
                            const json::object& body) {
    const auto plan = follow_up(step.object);
    if (plan.is_null()) throw std::runtime_error(step.object + " 没有待跟进");
    call(who, "POST", "/follow_ups/" + std::string(plan.at("id").as_string()) + "/" + noun,
         json::serialize(body));
}

void Walk::plan_follow_up(const std::string& who, const Step& step) {
    const json::object body{{"customer_id", customer_id(step.object)},
                            {"due_at", instant_of(step.term("时间 ")).v},
                            {"goal", step.term("目标 ")},
                            {"promised", step.term("承诺 ") == "是"}};
    call(who, "POST", "/follow_ups", json::serialize(body));
}

void Walk::snooze_follow_up(const std::string& who, const Step& step) {
    act_on_follow_up(who, step, "snooze",
                     {{"due_at", instant_of(step.term("到 ")).v}, {"reason", step.term("原因 ")}});
}

void Walk::complete_follow_up(const std::string& who, const Step& step) {
    json::object body{{"words", step.term("说 ")}};
    for (const auto& [word, name] : kResults)
        if (step.term("结果 ") == word) body["result"] = name;
    if (const auto next = step.term("再约 "); !next.empty())
        body["next_due_at"] = instant_of(next).v;
    act_on_follow_up(who, step, "completion", body);
}

void Walk::cancel_follow_up(const std::string& who, const Step& step) {
    act_on_follow_up(who, step, "cancellation", {{"reason", step.term("原因 ")}});
}

void Walk::archive_customer(const std::string& who, const Step& step) {
    call(who, "POST", "/customers/" + customer_id(step.object) + "/archival",
         json::serialize(json::object{{"reason", step.term("原因 ")}}));
}

/// 期望 下次跟进 客户 2026-11-26, or 无.
void Walk::expect_next_contact(const std::string&, const Step& step) {
    world_.follow_events();
    const auto space = step.object.rfind(' ');
    const auto shown = world_.call(
        "admin", "GET", "/customers/" + customer_id(trimmed(step.object.substr(0, space))));
    const auto day = shown.text("next_contact_on");
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, (day.empty() ? "无" : day) == wanted, wanted, day.empty() ? "无" : day);
}

/// 期望 跟进 客户 报价之后, or 无: the situation as people read it.
void Walk::expect_follow_up(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto plan = follow_up(trimmed(step.object.substr(0, space)));
    std::string why = "无";
    if (!plan.is_null())
        why = text_of("enum.follow_up.situation." + std::string(plan.at("situation").as_string()));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, why == wanted, wanted, why);
}

/// 期望 提醒 邵文哲 1: how many notices this person has.
void Walk::expect_notices(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto told =
        world_.call(part_of(trimmed(step.object.substr(0, space))), "GET", "/notices");
    const auto count = std::to_string(told.json.at("items").as_array().size());
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, count == wanted, wanted, count);
}

}  // namespace zhuli::scenarios
