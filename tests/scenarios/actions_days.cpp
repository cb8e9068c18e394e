// A day in a scenario: it is composed, something arrives, somebody moves a block, and where things
// then stand.
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "core/zones.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

std::string clock(const json::value& t, Instant now) {
    const TimeZone& zone = zone_of("Asia/Shanghai");
    const auto minutes =
        (t.as_int64() - start_of_day(zone, business_date(zone, now)).v) / kMinuteMs;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

/// The one of this title, null without.
json::value titled(const json::value& list, const std::string& title) {
    for (const auto& item : list.as_array())
        if (item.at("title").as_string() == title) return item;
    return {};
}

}  // namespace

Instant Walk::time_of(const std::string& clock) const {
    if (clock.size() != 5) throw std::runtime_error("应写成 15:00，而不是 " + clock);
    const TimeZone& zone = zone_of("Asia/Shanghai");
    return zone.at(business_date(zone, world_.now),
                   std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3, 2)));
}

void Walk::compose_day(const std::string& who, const Step&) {
    call(who, "POST", "/day_plan/composition", "{}");
}

json::value Walk::day_of(const std::string& who) {
    world_.follow_events();
    return world_.call(who, "GET", "/day_plan").json;
}

void Walk::arrange(const std::string& who, const std::string& title, const std::string& act,
                   Instant to) {
    const auto day = day_of(who);
    auto item = titled(day.at("blocks"), title);
    if (item.is_null()) item = titled(day.at("left_over"), title);
    if (item.is_null()) throw std::runtime_error(title + " 不在日程里");
    const json::object body{{"entity", item.at("entity")},
                            {"entity_id", item.at("entity_id")},
                            {"act", act},
                            {"starts_at", to.v}};
    call(who, "POST", "/day_plan/arrangement", json::serialize(body));
}

void Walk::move_block(const std::string& who, const Step& step) {
    arrange(who, step.object, "move", time_of(step.term("到 ")));
}
void Walk::pin_block(const std::string& who, const Step& step) {
    arrange(who, step.object, "pin", {});
}
void Walk::drop_block(const std::string& who, const Step& step) {
    arrange(who, step.object, "drop", {});
}
void Walk::undo_day(const std::string& who, const Step&) {
    const json::object body{{"act_no", day_of(who).at("act_no")}};
    call(who, "POST", "/day_plan/undo", json::serialize(body));
}

/// 期望 日程 沈晓雯 客户 15:00, or 排不下, 已移出, 已完成, 无.
void Walk::expect_block(const std::string&, const Step& step) {
    const auto first = step.object.find(' '), last = step.object.rfind(' ');
    const auto day = day_of(part_of(step.object.substr(0, first)));
    const auto title = trimmed(step.object.substr(first, last - first));
    std::string stands = "无";
    if (!titled(day.at("left_over"), title).is_null()) stands = "排不下";
    if (const auto block = titled(day.at("blocks"), title); !block.is_null()) {
        const auto state = block.at("state").as_string();
        stands = state == "dropped" ? "已移出"
                 : state == "done"  ? "已完成"
                                    : clock(block.at("starts_at"), world_.now);
    }
    const auto wanted = trimmed(step.object.substr(last));
    expect(step, stands == wanted, wanted, stands);
}

/// 期望 让位 沈晓雯 甲 乙: the newest move of 甲 made room for 乙.
void Walk::expect_moved(const std::string&, const Step& step) {
    const auto first = step.object.find(' '), last = step.object.rfind(' ');
    const auto day = day_of(part_of(step.object.substr(0, first)));
    const auto move = titled(day.at("moves"), trimmed(step.object.substr(first, last - first)));
    const std::string because = move.is_null() ? "无" : std::string(move.at("because").as_string());
    const auto wanted = trimmed(step.object.substr(last));
    expect(step, because == wanted, wanted, because);
}

}  // namespace zhuli::scenarios
