// Whose a customer is, in a scenario: the public pool, and what a leaver hands over.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 设公海 名称，成员 沈晓雯、许嘉宁[，每日 2][，冷却 7]
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

/// 交接 沈晓雯，给 许嘉宁: until nothing is left.
void Walk::hand_over(const std::string& who, const Step& step) {
    const std::string from = std::to_string(world_.id_of(part_of(step.object)).v);
    const json::object to{
        {"successor_id", std::to_string(world_.id_of(part_of(step.term("给 "))).v)}};
    do call(who, "POST", "/users/" + from + "/handover", json::serialize(to));
    while (last_.status == 200 && !last_.json.at("done").as_bool());
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

}  // namespace zhuli::scenarios
