// Inquiries, opportunities and the work calendar in a scenario.
#include <boost/json/serialize.hpp>

#include "features/inquiries/model.hpp"
#include "features/opportunities/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

/// "轴承线 谈判" → both parts.
std::pair<std::string, std::string> name_and_rest(const std::string& object) {
    const auto space = object.find(' ');
    return {trimmed(object.substr(0, space)), trimmed(object.substr(space))};
}

std::string at_path(const std::string& path, const std::map<std::string, std::string>& known,
                    const std::string& name) {
    const auto found = known.find(name);
    if (found == known.end()) throw std::runtime_error("没有 " + name);
    return path + "/" + found->second;
}

}  // namespace

std::string Walk::option_called(const std::string& field, std::span<const std::string_view> names,
                                const std::string& words) const {
    for (const auto name : names)
        if (text_of("enum." + field + "." + std::string(name)) == words) return std::string(name);
    throw std::runtime_error("不认识 " + words);
}

json::value Walk::shown(const std::string& path, const std::string& name) {
    world_.follow_events();
    const auto& known = path == "/inquiries" ? inquiries_ : opportunities_;
    return world_.call("admin", "GET", at_path(path, known, name)).json;
}

/// 登记咨询 名字，电话 …，说 …[，渠道 微信]
void Walk::enter_inquiry(const std::string& who, const Step& step) {
    const auto channel = step.term("渠道 ");
    const json::object body{
        {"name", step.object},
        {"phone", step.term("电话 ")},
        {"words", step.term("说 ")},
        {"channel", option_called("inquiry.channel", names_of<inquiries::Channel>(),
                                  channel.empty() ? "电话" : channel)}};
    call(who, "POST", "/inquiries", json::serialize(body));
    if (last_.status == 201) inquiries_[step.object] = last_.text("id");
}

void Walk::claim_inquiry(const std::string& who, const Step& step) {
    call(who, "POST", "/inquiry_claims",
         json::serialize(json::object{{"inquiry_id", inquiries_.at(step.object)}}));
}

void Walk::answer_inquiry(const std::string& who, const Step& step) {
    call(who, "POST", at_path("/inquiries", inquiries_, step.object) + "/response",
         json::serialize(json::object{{"words", step.term("说 ")}}));
}

/// 新建商机 名称，客户 …，金额 120000.00，预计 2026-12-31，下一步 …，时间 2026-12-01
void Walk::create_opportunity(const std::string& who, const Step& step) {
    const json::object body{{"name", step.object},
                            {"customer_id", customer_id(step.term("客户 "))},
                            {"amount_minor", minor(step.term("金额 "))},
                            {"expected_close_on", step.term("预计 ")},
                            {"next_step", step.term("下一步 ")},
                            {"next_step_on", step.term("时间 ")}};
    call(who, "POST", "/opportunities", json::serialize(body));
    if (last_.status == 201) opportunities_[step.object] = last_.text("id");
}

void Walk::move_opportunity(const std::string& who, const Step& step) {
    const auto now = shown("/opportunities", step.object);
    const auto stage =
        option_called("opportunity.stage", names_of<opportunities::Stage>(), step.term("到 "));
    call(who, "POST", at_path("/opportunities", opportunities_, step.object) + "/stage",
         json::serialize(json::object{{"stage", stage}, {"if_match", now.at("version")}}));
}

void Walk::postpone_opportunity(const std::string& who, const Step& step) {
    const auto now = shown("/opportunities", step.object);
    call(who, "PATCH", at_path("/opportunities", opportunities_, step.object),
         json::serialize(json::object{{"expected_close_on", step.term("到 ")}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

void Walk::lose_opportunity(const std::string& who, const Step& step) {
    const auto now = shown("/opportunities", step.object);
    const auto reason = option_called("opportunity.lost_reason",
                                      names_of<opportunities::LostReason>(), step.term("原因 "));
    call(who, "POST", at_path("/opportunities", opportunities_, step.object) + "/loss",
         json::serialize(json::object{
             {"reason", reason}, {"words", step.term("说 ")}, {"if_match", now.at("version")}}));
}

/// 放假 2026-11-25，名称 盘点: nobody works that day.
void Walk::close_for_a_day(const std::string& who, const Step& step) {
    const auto now = world_.call("admin", "GET", "/work_calendar").json;
    json::array days = now.at("days").as_array();
    days.push_back(
        json::object{{"on", step.object}, {"name", step.term("名称 ")}, {"open", json::array{}}});
    call(who, "PATCH", "/work_calendar", json::serialize(json::object{{"days", days}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

/// 期望 咨询 名字 已响应
void Walk::expect_inquiry(const std::string&, const Step& step) {
    const auto [name, wanted] = name_and_rest(step.object);
    const auto state = text_of("enum.inquiry.state." +
                               std::string(shown("/inquiries", name).at("state").as_string()));
    expect(step, state == wanted, wanted, state);
}

/// 期望 最迟答复 名字 2026-11-24 10:30
void Walk::expect_answer_due(const std::string&, const Step& step) {
    const auto [name, wanted] = name_and_rest(step.object);
    const auto due = shown("/inquiries", name).at("due_at").as_int64();
    expect(step, due == instant_of(wanted).v, wanted, std::to_string(due));
}

/// 期望 响应超时 名字 是
void Walk::expect_breach(const std::string&, const Step& step) {
    const auto [name, wanted] = name_and_rest(step.object);
    const bool late = shown("/inquiries", name).at("breached").as_bool();
    expect(step, late == (wanted == "是"), wanted, late ? "是" : "否");
}

/// 期望 商机 名称 谈判
void Walk::expect_stage(const std::string&, const Step& step) {
    const auto [name, wanted] = name_and_rest(step.object);
    const auto stage = text_of("enum.opportunity.stage." +
                               std::string(shown("/opportunities", name).at("stage").as_string()));
    expect(step, stage == wanted, wanted, stage);
}

/// 期望 推迟 名称 1
void Walk::expect_slips(const std::string&, const Step& step) {
    const auto [name, wanted] = name_and_rest(step.object);
    const auto slips = std::to_string(shown("/opportunities", name).at("slip_count").as_int64());
    expect(step, slips == wanted, wanted, slips);
}

}  // namespace zhuli::scenarios
