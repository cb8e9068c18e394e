// Complaints in a scenario, by their titles.
#include <boost/json/serialize.hpp>

#include "core/zones.hpp"
#include "features/tickets/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;
using namespace tickets;

std::string Walk::ticket_path(const std::string& title) const {
    const auto found = tickets_.find(title);
    if (found == tickets_.end()) throw std::runtime_error("没有客诉 " + title);
    return "/tickets/" + found->second;
}

/// 受理客诉 标题，客户 …，说 …
void Walk::enter_ticket(const std::string& who, const Step& step) {
    const json::object body{{"customer_id", customer_id(step.term("客户 "))},
                            {"title", step.object},
                            {"words", step.term("说 ")}};
    call(who, "POST", "/tickets", json::serialize(body));
    if (last_.status == 201) tickets_[step.object] = last_.text("id");
}

void Walk::classify_ticket(const std::string& who, const Step& step) {
    json::object body{
        {"kind", option_called("ticket.kind", names_of<Kind>(), step.term("类型 "))},
        {"severity", option_called("ticket.severity", names_of<Severity>(), step.term("程度 "))}};
    const auto owner = step.term("负责人 ");
    if (!owner.empty()) body["owner_id"] = std::to_string(world_.id_of(part_of(owner)).v);
    call(who, "POST", ticket_path(step.object) + "/classification", json::serialize(body));
}

void Walk::say_on_ticket(const std::string& who, const Step& step, const std::string& noun) {
    call(who, "POST", ticket_path(step.object) + "/" + noun,
         json::serialize(json::object{{"words", step.term("说 ")}}));
}
void Walk::reply_to_ticket(const std::string& who, const Step& step) {
    say_on_ticket(who, step, "replies");
}
void Walk::pause_ticket(const std::string& who, const Step& step) {
    say_on_ticket(who, step, "pause");
}
void Walk::resume_ticket(const std::string& who, const Step& step) {
    say_on_ticket(who, step, "resumption");
}
void Walk::reopen_ticket(const std::string& who, const Step& step) {
    say_on_ticket(who, step, "reopening");
}

/// 客诉记录 标题，说 …[，原因 承运商][，满意度 4]
void Walk::record_on_ticket(const std::string& who, const Step& step) {
    const auto now = world_.call("admin", "GET", ticket_path(step.object));
    json::object body{{"stage", now.text("stage")}, {"words", step.term("说 ")}};
    const auto cause = step.term("原因 "), satisfaction = step.term("满意度 ");
    if (!cause.empty()) body["cause"] = option_called("ticket.cause", names_of<Cause>(), cause);
    if (!satisfaction.empty()) body["satisfaction"] = std::stoi(satisfaction);
    call(who, "POST", ticket_path(step.object) + "/stage_records", json::serialize(body));
}

void Walk::join_ticket(const std::string& who, const Step& step) {
    const auto into = ticket_path(step.term("到 "));
    call(who, "POST", ticket_path(step.object) + "/joining",
         json::serialize(json::object{{"into_id", into.substr(into.rfind('/') + 1)}}));
}

/// 期望 客诉 标题 调查[，超时]
void Walk::expect_ticket(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto now =
        world_.call("admin", "GET", ticket_path(trimmed(step.object.substr(0, space))));
    const bool late = now.json.at("breached").as_bool();
    const auto shown = text_of("enum.ticket.stage." + now.text("stage")) + (late ? "，超时" : "");
    std::string wanted = trimmed(step.object.substr(space));
    for (const auto& term : step.terms) wanted += "，" + term;
    expect(step, shown == wanted, wanted, shown);
}

/// 期望 客诉时钟 标题 调查 2026-11-25 10:20, or 暂停
void Walk::expect_clock(const std::string&, const Step& step) {
    const auto first = step.object.find(' '), second = step.object.find(' ', first + 1);
    const auto path = ticket_path(step.object.substr(0, first));
    const auto name = step.object.substr(first + 1, second - first - 1);
    const auto clock = option_called("ticket.due_clock", names_of<Clock>(), name);
    const auto wanted = trimmed(step.object.substr(second));
    const std::int64_t due = wanted == "暂停" ? 0 : instant_of(wanted).v;
    std::int64_t shown = -1;
    const auto story = world_.call("admin", "GET", path + "/story");
    for (const auto& one : story.json.at("clocks").as_array())
        if (one.at("clock").as_string() == clock) shown = one.at("due_at").as_int64();
    expect(step, shown == due, wanted, std::to_string(shown));
}

}  // namespace zhuli::scenarios
