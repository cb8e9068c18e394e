// What a complaint's clocks live through in a scenario: other hours, make-up workdays, other
// policies, a clock that is set, a server that was down, and many that ring at once.
#include <array>
#include <boost/json/serialize.hpp>

#include "core/zones.hpp"
#include "features/tickets/model_clocks.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;
using namespace tickets;

namespace {

int minute_of(const std::string& clock) {
    if (clock.size() != 5 || clock[2] != ':')
        throw std::runtime_error("应写成 09:00，而不是 " + clock);
    return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3));
}

/// "09:00-12:00 13:00-18:00"
json::array hours_of(const std::string& text) {
    json::array open;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto one = text.substr(at, end - at);
        const auto dash = one.find('-');
        if (dash == one.npos) throw std::runtime_error("应写成 09:00-12:00，而不是 " + one);
        open.push_back(json::object{{"from_minute", minute_of(one.substr(0, dash))},
                                    {"to_minute", minute_of(one.substr(dash + 1))}});
        at = end + 1;
    }
    return open;
}

/// "傅芳 1"
std::pair<std::string, std::string> at_first_space(const std::string& text) {
    const auto space = std::min(text.find(' '), text.size());
    return {text.substr(0, space), trimmed(text.substr(space))};
}

ClockAct act_called(const std::string& words) {
    if (words == "预警") return ClockAct::warned;
    if (words == "超时") return ClockAct::breached;
    if (words == "升级") return ClockAct::escalated;
    throw std::runtime_error("时钟没有 " + words);
}

/// "标题 分类 预警 1" in its four parts.
std::array<std::string, 4> parts_of(const std::string& object) {
    std::array<std::string, 4> parts;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto space = std::min(object.find(' ', at), object.size());
        parts[i] = object.substr(at, space - at);
        at = std::min(space + 1, object.size());
    }
    parts[3] = trimmed(object.substr(at));
    return parts;
}

}  // namespace

/// 工作时间 每天 00:00-02:00 22:00-24:00, or 工作日 …
void Walk::set_work_hours(const std::string& who, const Step& step) {
    const auto [days, hours] = at_first_space(step.object);
    const std::size_t open_days = days == "每天" ? 7 : 5;
    json::array week;
    for (std::size_t day = 0; day < 7; ++day)
        week.push_back(json::object{{"open", day < open_days ? hours_of(hours) : json::array{}}});
    const auto now = world_.call("admin", "GET", "/work_calendar").json;
    call(who, "PATCH", "/work_calendar", json::serialize(json::object{{"week", week}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

/// 上班 2026-11-28，名称 调休，时间 09:00-12:00 13:00-18:00
void Walk::work_on_a_day(const std::string& who, const Step& step) {
    const auto now = world_.call("admin", "GET", "/work_calendar").json;
    json::array days = now.at("days").as_array();
    days.push_back(json::object{
        {"on", step.object}, {"name", step.term("名称 ")}, {"open", hours_of(step.term("时间 "))}});
    call(who, "PATCH", "/work_calendar", json::serialize(json::object{{"days", days}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

/// 改时限 S3 一般，处理 60
void Walk::change_policy(const std::string& who, const Step& step) {
    const auto severity = option_called("ticket.severity", names_of<Severity>(), step.object);
    const auto now = world_.call("admin", "GET", "/ticket_settings").json;
    json::array policies = now.at("policies").as_array();
    for (auto& one : policies)
        for (const auto& [word, field] : {std::pair{"处理 ", "resolve_minutes"},
                                          {"调查 ", "investigate_minutes"},
                                          {"回复 ", "reply_minutes"}})
            if (one.at("severity").as_string() == severity && !step.term(word).empty())
                one.as_object()[field] = std::stoi(step.term(word));
    call(who, "PATCH", "/ticket_settings", json::serialize(json::object{{"policies", policies}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

/// 拨表 2026-12-07 09:00: the clock of the server is set, also back.
void Walk::set_clock(const std::string&, const Step& step) {
    world_.now = instant_of(step.object);
    world_.follow_events();
    world_.run_jobs();
    last_ = {.status = 200};
}

/// 停机到 2026-12-07 15:00: nothing happens until then; what was missed is made up for.
void Walk::be_down_until(const std::string& who, const Step& step) {
    const Instant up = instant_of(step.object);
    if (up <= world_.now) throw std::runtime_error("停机只能往后");
    set_clock(who, step);
}

/// 受理一批客诉 500，客户 …，说 …
void Walk::enter_many_tickets(const std::string& who, const Step& step) {
    const json::object body{{"customer_id", customer_id(step.term("客户 "))},
                            {"title", "一批"},
                            {"words", step.term("说 ")}};
    batch_of_tickets_.clear();
    call(who, "POST", "/tickets", json::serialize(body));
    for (int left = std::stoi(step.object); last_.status == 201;) {  // in the same minute
        batch_of_tickets_.push_back(last_.text("id"));
        if (--left == 0) return;
        last_ = world_.call(who, "POST", "/tickets", json::serialize(body));
    }
}

/// 数提醒 傅芳: what comes from now on is new.
void Walk::count_notices(const std::string&, const Step& step) {
    const auto told = world_.call(part_of(step.object), "GET", "/notices");
    counted_notices_[step.object] = told.json.at("unread_count").as_int64();
    last_ = {.status = 200};
}

/// 期望 新提醒 傅芳 1
void Walk::expect_new_notices(const std::string&, const Step& step) {
    const auto [name, wanted] = at_first_space(step.object);
    const auto told = world_.call(part_of(name), "GET", "/notices");
    const auto more = told.json.at("unread_count").as_int64() - counted_notices_[name];
    expect(step, std::to_string(more) == wanted, wanted, std::to_string(more));
}

/// The clock's events of this kind, over one complaint or the whole batch (一批).
std::vector<json::value> Walk::clock_events(const std::string& title, const std::string& clock,
                                            const std::string& act) {
    const auto clock_name = option_called("ticket.due_clock", names_of<Clock>(), clock);
    const auto act_name = enum_name(act_called(act));
    std::vector<std::string> paths;
    if (title == "一批")
        for (const auto& id : batch_of_tickets_) paths.push_back("/tickets/" + id);
    else
        paths.push_back(ticket_path(title));
    std::vector<json::value> found;
    for (const auto& path : paths) {
        const auto story = world_.call("admin", "GET", path + "/story");
        for (const auto& event : story.json.at("clock_events").as_array())
            if (event.at("clock").as_string() == clock_name &&
                event.at("act").as_string() == act_name)
                found.push_back(event);
    }
    return found;
}

/// 期望 时钟次数 标题 处理 超时 1
void Walk::expect_clock_count(const std::string&, const Step& step) {
    const auto [title, clock, act, wanted] = parts_of(step.object);
    const auto many = std::to_string(clock_events(title, clock, act).size());
    expect(step, many == wanted, wanted, many);
}

/// 期望 时钟发生 标题 处理 超时 2026-12-07 11:03: when it counts, however late it was written.
void Walk::expect_clock_moment(const std::string&, const Step& step) {
    const auto [title, clock, act, wanted] = parts_of(step.object);
    const auto events = clock_events(title, clock, act);
    const auto at = events.empty() ? 0 : events.front().at("at").as_int64();
    expect(step, at == instant_of(wanted).v, wanted, std::to_string(at));
}

}  // namespace zhuli::scenarios
