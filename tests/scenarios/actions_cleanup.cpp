// The clean-up list in a scenario.
#include <fmt/format.h>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace {

/// As they are written on the page.
const std::map<std::string, std::string> kCodes{
    {"没有任何联系方式", "no_way_to_reach"}, {"电话空号或打错", "wrong_number"},
    {"邮箱疑似拼错", "mistyped_email"},      {"名称不规范", "untidy_name"},
    {"疑似测试数据", "name_is_trial"},       {"资料过少", "empty_profile"},
    {"久未联系的线索", "stale_lead"}};
const std::map<std::string, std::string> kFixes{{"按建议修改", "suggested"},
                                                {"清空该项", "clear"},
                                                {"标为无效", "invalid"},
                                                {"标为流失", "lost"},
                                                {"归档", "archive"}};

const std::string& word_of(const std::map<std::string, std::string>& words,
                           const std::string& said) {
    const auto at = words.find(said);
    if (at == words.end()) throw std::runtime_error("不认识 " + said);
    return at->second;
}

}  // namespace

/// The customer's open problems: wire word to id.
std::map<std::string, std::string> Walk::flaws_of(const std::string& customer) {
    world_.follow_events();
    std::map<std::string, std::string> found;
    const auto open = world_.call("admin", "GET", "/flaws?customer_id=" + customer_id(customer));
    for (const auto& item : open.json.at("items").as_array())
        found.emplace(item.at("code").as_string(), item.at("id").as_string());
    return found;
}

/// 打不通 客户，说 …
void Walk::record_wrong_number(const std::string& who, const Step& step) {
    call(
        who, "POST", "/customers/" + customer_id(step.object) + "/interactions",
        fmt::format(R"({{"channel":"phone","wrong_number":true,"words":"{}"}})", step.term("说 ")));
}

/// 不是问题 客户，问题 名称不规范，原因 …
void Walk::dismiss_flaw(const std::string& who, const Step& step) {
    const auto flaws = flaws_of(step.object);
    const auto id = flaws.at(word_of(kCodes, step.term("问题 ")));
    call(who, "POST", "/flaws/" + id + "/dismissal", R"({"reason":")" + step.term("原因 ") + "\"}");
}

/// 整理 名称不规范，处理 按建议修改[，原因 …]: all that match, as the preview shows them.
void Walk::fix_flaws(const std::string& who, const Step& step) {
    world_.follow_events();
    const auto kind = word_of(kFixes, step.term("处理 "));
    const auto reason = step.term("原因 ");
    call(who, "POST", "/cleanup_fixes/preview",
         fmt::format(R"({{"kind":"{}","reason":"{}","code":"{}"}})", kind, reason,
                     word_of(kCodes, step.object)));
    if (last_.status != 200) return;
    std::string rows;
    for (const auto& row : last_.json.at("rows").as_array())
        rows += fmt::format(R"({}{{"flaw_id":"{}","customer_version":{}}})",
                            rows.empty() ? "" : ",", std::string(row.at("flaw_id").as_string()),
                            row.at("customer_version").as_int64());
    call(who, "POST", "/cleanup_fixes",
         fmt::format(R"({{"kind":"{}","reason":"{}","rows":[{}]}})", kind, reason, rows));
    if (last_.status != 201) return;
    if (const auto& id = last_.json.at("fix").at("id"); id.is_string())
        fix_id_ = std::string(id.as_string());
}

void Walk::undo_fix(const std::string& who, const Step&) {
    call(who, "POST", "/cleanup_fixes/" + fix_id_ + "/undo", "{}");
}

/// 期望 资料问题 客户 名称不规范 · 期望 资料问题 客户 无
void Walk::expect_flaw(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto wanted = step.object.substr(space + 1);
    const auto found = flaws_of(step.object.substr(0, space));
    std::string got;
    for (const auto& [code, id] : found) got += code + " ";
    expect(step, wanted == "无" ? found.empty() : found.contains(word_of(kCodes, wanted)), wanted,
           got);
}

/// 期望 完整度 客户 65
void Walk::expect_completeness(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto shown =
        world_.call("admin", "GET",
                    "/customers/" + customer_id(step.object.substr(0, space)) + "/completeness");
    const auto got = std::to_string(shown.json.at("score").as_int64());
    expect(step, got == step.object.substr(space + 1), step.object.substr(space + 1), got);
}

}  // namespace zhuli::scenarios
