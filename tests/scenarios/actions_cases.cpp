// Cases in a scenario, by the titles of the complaints they came from.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 写成案例 标题
void Walk::draft_case(const std::string& who, const Step& step) {
    call(who, "POST", ticket_path(step.object) + "/case", "{}");
    if (last_.status == 201) cases_[step.object] = last_.text("id");
}

/// 补案例 标题，预防 …
void Walk::complete_case(const std::string& who, const Step& step) {
    const auto path = "/cases/" + cases_.at(step.object);
    const auto now = world_.call("admin", "GET", path);
    call(who, "PATCH", path, json::serialize(json::object{{"prevention", step.term("预防 ")}}),
         {{"if-match", std::to_string(now.json.at("version").as_int64())}});
}

void Walk::move_case(const std::string& who, const std::string& title, const std::string& noun,
                     const std::string& body) {
    call(who, "POST", "/cases/" + cases_.at(title) + "/" + noun, body);
}

void Walk::submit_case(const std::string& who, const Step& step) {
    move_case(who, step.object, "submission");
}

/// 发布案例 标题[，复审 2026-12-10]
void Walk::publish_case(const std::string& who, const Step& step) {
    json::object body;
    const auto day = step.term("复审 ");
    if (!day.empty()) body["review_on"] = day;
    move_case(who, step.object, "publication", json::serialize(body));
}

void Walk::return_case(const std::string& who, const Step& step) {
    move_case(who, step.object, "return",
              json::serialize(json::object{{"words", step.term("说 ")}}));
}

/// 用案例 标题，客诉 标题
void Walk::use_case(const std::string& who, const Step& step) {
    const auto ticket = ticket_path(step.term("客诉 "));
    move_case(who, step.object, "uses",
              json::serialize(json::object{{"ticket_id", ticket.substr(ticket.rfind('/') + 1)}}));
}

/// 期望 案例 标题 已发布
void Walk::expect_case(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto title = trimmed(step.object.substr(0, space));
    const auto now = world_.call("admin", "GET", "/cases/" + cases_.at(title));
    const auto shown = text_of("enum.ticket_case.state." + now.text("state"));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, shown == wanted, wanted, shown);
}

/// 期望 相似案例 客诉标题 案例标题, or 无
void Walk::expect_hints(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto path = ticket_path(step.object.substr(0, space)) + "/case_hints";
    std::string shown;
    const auto answer = world_.call("admin", "GET", path);
    for (const auto& one : answer.json.at("items").as_array())
        shown += (shown.empty() ? "" : "，") + std::string(one.at("title").as_string());
    if (shown.empty()) shown = "无";
    std::string wanted = trimmed(step.object.substr(space));
    for (const auto& term : step.terms) wanted += "，" + term;
    expect(step, shown == wanted, wanted, shown);
}

/// 期望 帮到 标题 1
void Walk::expect_helped(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto now =
        world_.call("admin", "GET", "/cases/" + cases_.at(trimmed(step.object.substr(0, space))));
    const auto shown = std::to_string(now.json.at("used_count").as_int64());
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, shown == wanted, wanted, shown);
}

}  // namespace zhuli::scenarios
