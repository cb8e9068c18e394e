// Knowledge in a scenario: cards with a day until which they are true, scripts and their versions.
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "features/knowledge/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::string_view kSource = "内部资料";

std::string title_of(const json::value& hit) {
    const auto& one = hit.at("script").is_object() ? hit.at("script") : hit.at("card");
    return std::string(one.at("title").as_string());
}

}  // namespace

/// 写卡片 卖点 省电三成，说 …[，产品 P1001][，有效 2026-12-10]
void Walk::write_card(const std::string& who, const Step& step) {
    const auto space = step.object.find(' ');
    const std::string title = trimmed(step.object.substr(space + 1));
    json::object body{{"title", title}, {"words", step.term("说 ")}, {"source", kSource}};
    for (const auto kind : names_of<knowledge::CardKind>())
        if (text_of(fmt::format("enum.knowledge_card.kind.{}", kind)) ==
            step.object.substr(0, space))
            body["kind"] = kind;
    if (const auto code = step.term("产品 "); !code.empty()) body["product_id"] = product_id(code);
    if (const auto day = step.term("有效 "); !day.empty()) body["valid_until"] = day;
    call(who, "POST", "/knowledge_cards", json::serialize(body));
    if (last_.status == 201) cards_[title] = last_.text("id");
}

void Walk::draft_script(const std::string& who, const Step& step) {
    call(who, "POST", "/scripts",
         json::serialize(json::object{
             {"title", step.object}, {"words", step.term("说 ")}, {"source", kSource}}));
    if (last_.status == 201) scripts_[step.object] = last_.text("id");
}

/// A draft of the next version.
void Walk::revise_script(const std::string& who, const Step& step) {
    call(who, "POST", "/scripts/" + scripts_.at(step.object) + "/revision", "{}");
    if (last_.status != 201) return;
    scripts_[step.object] = last_.text("id");
    call(who, "PATCH", "/scripts/" + last_.text("id"),
         json::serialize(json::object{{"words", step.term("说 ")}}), {{"if-match", "1"}});
}

void Walk::approve_script(const std::string& who, const Step& step) {
    call(who, "POST", "/scripts/" + scripts_.at(step.object) + "/approval", "{}");
}

void Walk::use_script(const std::string& who, const Step& step) {
    call(who, "POST", "/scripts/" + scripts_.at(step.object) + "/use", "{}");
}

void Walk::take_use_back(const std::string& who, const Step& step) {
    call(who, "POST", "/scripts/" + scripts_.at(step.object) + "/use_undo", "{}");
}

void Walk::search_knowledge(const std::string& who, const Step& step) {
    std::string query;
    for (const unsigned char c : step.object) query += fmt::format("%{:02X}", c);
    call(who, "GET", "/knowledge/search?q=" + query);
}

/// 期望 知识 甲，乙: in this order. 期望 知识 无
void Walk::expect_knowledge(const std::string&, const Step& step) {
    std::vector<std::string> wanted;
    if (step.object != "无") wanted.push_back(step.object);
    wanted.insert(wanted.end(), step.terms.begin(), step.terms.end());
    std::vector<std::string> found;
    for (const auto& hit : last_.json.at("items").as_array()) found.push_back(title_of(hit));
    expect(step, wanted == found, fmt::format("{}", fmt::join(wanted, "，")),
           found.empty() ? "无" : fmt::format("{}", fmt::join(found, "，")));
}

/// 期望 有效性 省电三成 即将到期
void Walk::expect_validity(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto card =
        world_.call("admin", "GET", "/knowledge_cards/" + cards_.at(step.object.substr(0, space)));
    const std::string wanted = step.object.substr(space + 1);
    const std::string got = text_of("enum.knowledge_card.validity." + card.text("validity"));
    expect(step, wanted == got, wanted, got);
}

/// 期望 用过 标题 2
void Walk::expect_uses(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto script =
        world_.call("admin", "GET", "/scripts/" + scripts_.at(step.object.substr(0, space)));
    const std::string got = std::to_string(script.json.at("used_count").as_int64());
    expect(step, got == step.object.substr(space + 1), step.object.substr(space + 1), got);
}

}  // namespace zhuli::scenarios
