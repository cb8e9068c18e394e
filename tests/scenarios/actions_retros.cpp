// The monthly retro in a scenario: causes that repeat, and what is changed because of them.
#include <boost/json/serialize.hpp>

#include "features/retros/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 定改进 标题，原因 承运商，类型 物流，负责人 顾建国，完成 2026-12-10
void Walk::plan_sop_change(const std::string& who, const Step& step) {
    const json::object body{
        {"title", step.object},
        {"month_on", step.term("完成 ").substr(0, 8) + "01"},
        {"cause", option_called("sop_change.cause", names_of<retros::Cause>(), step.term("原因 "))},
        {"kind", option_called("sop_change.kind", names_of<retros::Kind>(), step.term("类型 "))},
        {"owner_id", std::to_string(world_.id_of(part_of(step.term("负责人 "))).v)},
        {"due_on", step.term("完成 ")}};
    call(who, "POST", "/sop_changes", json::serialize(body));
    if (last_.status == 201) sop_changes_[step.object] = last_.text("id");
}

/// 完成改进 标题，说 …
void Walk::finish_sop_change(const std::string& who, const Step& step) {
    call(who, "POST", "/sop_changes/" + sop_changes_.at(step.object) + "/completion",
         json::serialize(json::object{{"words", step.term("说 ")}}));
}

/// 期望 反复 2026-11 承运商 2, or 无
void Walk::expect_repeats(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto retro =
        world_.call("admin", "GET", "/retro?month=" + step.object.substr(0, space) + "-01");
    std::string shown;
    for (const auto& one : retro.json.at("repeats").as_array())
        shown += (shown.empty() ? "" : "，") +
                 text_of("enum.sop_change.cause." + std::string(one.at("cause").as_string())) +
                 " " + std::to_string(one.at("complaints").as_int64());
    if (shown.empty()) shown = "无";
    std::string wanted = trimmed(step.object.substr(space));
    for (const auto& term : step.terms) wanted += "，" + term;
    expect(step, shown == wanted, wanted, shown);
}

/// 期望 改进 标题 已完成[，逾期]
void Walk::expect_sop_change(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto now = world_.call(
        "admin", "GET", "/sop_changes/" + sop_changes_.at(trimmed(step.object.substr(0, space))));
    const auto shown = text_of("enum.sop_change.state." + now.text("state")) +
                       (now.json.at("late").as_bool() ? "，逾期" : "");
    std::string wanted = trimmed(step.object.substr(space));
    for (const auto& term : step.terms) wanted += "，" + term;
    expect(step, shown == wanted, wanted, shown);
}

}  // namespace zhuli::scenarios
