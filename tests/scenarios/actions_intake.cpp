// Complaints by the public form in a scenario, by what their senders call themselves.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 开放登记表单 现在
void Walk::open_form(const std::string& who, const Step&) {
    call(who, "POST", "/intake_form/renewal", "{}");
    if (last_.status == 200) form_token_ = last_.text("token");
}

/// 客户登记投诉 称呼，电话 …，说 …[，订单 …]: nobody is signed in
void Walk::complain_by_form(const std::string&, const Step& step) {
    const json::object body{{"name", step.object},
                            {"phone", step.term("电话 ")},
                            {"words", step.term("说 ")},
                            {"order_no", step.term("订单 ")},
                            {"seen_at", world_.now.plus_ms(-kMinuteMs).v}};
    call("", "POST", "/open_forms/" + form_token_ + "/complaints", json::serialize(body));
    if (last_.status != 201) return;
    pages_[step.object] = "/open_complaints/" + last_.text("link").substr(3);
    const auto latest = world_.call("admin", "GET", "/tickets?limit=1").json.at("items").at(0);
    tickets_[std::string(latest.at("title").as_string())] = latest.at("id").as_string();
}

/// 客户补充 称呼，说 …
void Walk::add_to_complaint(const std::string&, const Step& step) {
    call("", "POST", pages_.at(step.object) + "/words",
         json::serialize(json::object{{"words", step.term("说 ")}}));
}

/// 确认客诉客户 标题，客户 …
void Walk::name_customer(const std::string& who, const Step& step) {
    const json::object body{{"customer_id", customer_id(step.term("客户 "))}};
    call(who, "POST", ticket_path(step.object) + "/customer", json::serialize(body));
}

/// 期望 进度 称呼 调查: what the customer sees
void Walk::expect_progress(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto page = world_.call("", "GET", pages_.at(trimmed(step.object.substr(0, space))));
    const auto shown = text_of("enum.ticket.stage." + page.text("stage"));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, shown == wanted, wanted, shown);
}

/// 期望 客户看到 称呼 词
void Walk::expect_seen(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto page = world_.call("", "GET", pages_.at(step.object.substr(0, space)));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, page.body.find(wanted) != std::string::npos, wanted, page.body);
}

/// 期望 客户看不到 称呼 词
void Walk::expect_unseen(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto page = world_.call("", "GET", pages_.at(step.object.substr(0, space)));
    const auto hidden = trimmed(step.object.substr(space));
    expect(step, page.body.find(hidden) == std::string::npos, "没有 " + hidden, page.body);
}

}  // namespace zhuli::scenarios
