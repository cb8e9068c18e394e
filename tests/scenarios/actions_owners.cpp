// Whose a customer is, in a scenario: the public pool, what a leaver hands over, who was there.
#include <boost/json/serialize.hpp>
#include <cmath>
#include <cstdio>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 设公海 名称，成员 沈晓雯、许嘉宁[，每日 2][，冷却 7][，无跟进 10 个工作日]
void Walk::set_up_pool(const std::string& who, const Step& step) {
    json::array members;
    std::string names = step.term("成员 ");
    constexpr std::string_view kComma = "、";
    while (!names.empty()) {
        const auto end = names.find(kComma);
        members.emplace_back(std::to_string(world_.id_of(part_of(names.substr(0, end))).v));
        names = end == names.npos ? "" : names.substr(end + kComma.size());
    }
    json::object body{{"name", step.object}, {"member_ids", members}, {"rules", json::array{}}};
    if (const auto daily = step.term("每日 "); !daily.empty())
        body["daily_claims"] = std::stoi(daily);
    if (const auto days = step.term("冷却 "); !days.empty())
        body["cool_down_days"] = std::stoi(days);
    if (const auto days = step.term("无跟进 "); !days.empty())
        body["rules"] = json::array{json::object{
            {"cause", "no_follow_up"}, {"days", std::stoi(days)}, {"counting", "working_days"}}};
    call(who, "POST", "/pools", json::serialize(body));
}

void Walk::release_customer(const std::string& who, const Step& step) {
    call(who, "POST", "/pool_releases",
         json::serialize(json::object{{"ids", json::array{customer_id(step.object)}},
                                      {"reason", step.term("原因 ")}}));
}

void Walk::claim_customer(const std::string& who, const Step& step) {
    call(who, "POST", "/pool_claims",
         json::serialize(json::object{{"customer_id", customer_id(step.object)}}));
}

std::string Walk::team_called(const std::string& name) {
    const auto teams = world_.call("admin", "GET", "/teams?limit=200");
    for (const auto& team : teams.json.at("items").as_array())
        if (team.at("name").as_string() == name) return std::string(team.at("id").as_string());
    throw std::runtime_error("没有团队 " + name);
}

/// 组建团队 华东二组，上级 华东一组
void Walk::form_team(const std::string& who, const Step& step) {
    call(who, "POST", "/teams",
         json::serialize(
             json::object{{"name", step.object}, {"parent_id", team_called(step.term("上级 "))}}));
}

/// 调到团队 许嘉宁，团队 华东二组
void Walk::move_to_team(const std::string& who, const Step& step) {
    const std::string path = "/users/" + std::to_string(world_.id_of(part_of(step.object)).v);
    const auto version = world_.call("admin", "GET", path).json.at("version").as_int64();
    const json::object body{{"team_id", team_called(step.term("团队 "))}};
    last_ = world_.call(who, "PATCH", path, json::serialize(body),
                        {{"if-match", std::to_string(version)}});
}

/// 交接 沈晓雯，给 许嘉宁: until nothing is left.
void Walk::hand_over(const std::string& who, const Step& step) {
    const std::string from = std::to_string(world_.id_of(part_of(step.object)).v);
    const json::object to{
        {"successor_id", std::to_string(world_.id_of(part_of(step.term("给 "))).v)}};
    do call(who, "POST", "/users/" + from + "/handover", json::serialize(to));
    while (last_.status == 200 && !last_.json.at("done").as_bool());
}

/// 撤销交接 上一次: until nothing more goes back.
void Walk::hand_back(const std::string& who, const Step&) {
    const auto all = world_.call("admin", "GET", "/handovers");
    const auto& last = all.json.at("items").at(0);
    const std::string path = "/handovers/" + std::string(last.at("id").as_string()) + "/reversal";
    do call(who, "POST", path, "{}");
    while (last_.status == 200 && !last_.json.at("done").as_bool());
}

/// 批量修改 甲、乙，等级 A[，加标签 展会][，先看 是]
void Walk::edit_many(const std::string& who, const Step& step) {
    json::array ids;
    constexpr std::string_view kComma = "、";
    for (std::string names = step.object; !names.empty();) {
        const auto end = names.find(kComma);
        ids.emplace_back(customer_id(names.substr(0, end)));
        names = end == names.npos ? "" : names.substr(end + kComma.size());
    }
    json::object body{{"ids", ids}, {"preview", !step.term("先看 ").empty()}};
    if (auto tier = step.term("等级 "); !tier.empty())
        body["tier"] = std::string(1, static_cast<char>(std::tolower(tier.front())));
    if (const auto tag = step.term("加标签 "); !tag.empty()) body["add_tag"] = tag;
    if (call(who, "POST", "/customer_edits", json::serialize(body)).status == 200)
        edited_ = last_.json.at("done");
}

/// 撤销批量修改 上一次
void Walk::edit_many_back(const std::string& who, const Step&) {
    call(who, "POST", "/customer_edit_undos", json::serialize(json::object{{"done", edited_}}));
}

/// 期望 批量 改了 2，没变 1，不能改 1
void Walk::expect_edited(const std::string&, const Step& step) {
    constexpr std::pair<std::string_view, std::string_view> kCounts[] = {
        {"改了 ", "changed"}, {"没变 ", "unchanged"}, {"不能改 ", "refused"}};
    std::vector<std::string> terms = step.terms;
    terms.push_back(step.object);
    for (const std::string& term : terms)
        for (const auto& [word, member] : kCounts)
            if (term.starts_with(word)) {
                const auto got = std::to_string(last_.json.at(member).as_array().size());
                expect(step, got == term.substr(word.size()), term, std::string(word) + got);
            }
}

/// 连续查重 61，电话 13800138000: one after the other within the minute, the last one counts.
void Walk::check_many_times(const std::string& who, const Step& step) {
    const auto body = json::serialize(json::object{{"phone", step.term("电话 ")}});
    for (int i = std::stoi(step.object); i > 0; --i) {
        last_ = world_.call(who, "POST", "/duplicate_checks", body);
        if (last_.status >= 400) break;
    }
}

/// 期望 负责人 客户 沈晓雯, or 公海.
void Walk::expect_owner(const std::string&, const Step& step) {
    world_.follow_events();
    const auto space = step.object.rfind(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto shown_to = world_.call(
        "admin", "GET", "/customers/" + customer_id(trimmed(step.object.substr(0, space))));
    const auto& owner = shown_to.json.at("owner_id");
    const std::string has = owner.is_string() ? std::string(owner.as_string()) : "";
    const std::string should =
        wanted == "公海" ? "" : std::to_string(world_.id_of(part_of(wanted)).v);
    expect(step, has == should, wanted, has.empty() ? "公海" : has);
}

/// 签到 客户，见了 张三，说 …[，位置 30.270000 120.150000 精确到 15][，在这里]
void Walk::check_in(const std::string& who, const Step& step) {
    json::object body{{"met", step.term("见了 ")}, {"words", step.term("说 ")}};
    if (const auto place = step.term("位置 "); !place.empty()) {
        double latitude = 0, longitude = 0;
        int accuracy = 0;
        if (std::sscanf(place.c_str(), "%lf %lf 精确到 %d", &latitude, &longitude, &accuracy) != 3)
            throw std::runtime_error("应写成 30.27 120.15 精确到 15，而不是 " + place);
        body["position"] = json::object{{"known", true},
                                        {"latitude_e6", std::llround(latitude * 1e6)},
                                        {"longitude_e6", std::llround(longitude * 1e6)},
                                        {"accuracy_m", accuracy}};
    }
    call(who, "POST", "/customers/" + customer_id(step.object) + "/check_ins",
         json::serialize(body));
    const bool here = std::ranges::find(step.terms, "在这里") != step.terms.end();
    if (here && last_.status < 300)
        call(who, "POST", "/check_ins/" + last_.text("id") + "/place", "{}");
}

/// 期望 距离 客户 29, or 不知: metres of the latest check-in from where the customer is.
void Walk::expect_distance(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto found = world_.call(
        "admin", "GET",
        "/check_ins?limit=1&customer_id=" + customer_id(trimmed(step.object.substr(0, space))));
    const auto metres = found.json.at("items").at(0).at("distance_m").as_int64();
    const std::string got = metres < 0 ? "不知" : std::to_string(metres);
    expect(step, got == wanted, wanted, got);
}

}  // namespace zhuli::scenarios
