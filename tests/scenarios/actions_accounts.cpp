// Key accounts, scores and exports in a scenario: who decides at a customer, what is agreed with
// them, which group they belong to, how promising they are, and what somebody takes out as a file.
#include <boost/json/serialize.hpp>

#include "features/key_accounts/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kRisks[] = {
    {"nobody_decides", "无人拍板"},
    {"single_thread", "单线"},
    {"silent_decider", "拍板人无声"},
    {"unanswered_blocker", "反对无人应"}};
constexpr std::pair<std::string_view, std::string_view> kReasons[] = {
    {"inquiries", "咨询"}, {"need_by", "要货"}, {"quote", "报价"},
    {"contact", "来访"},   {"stage", "阶段"},   {"tier", "等级"}};

}  // namespace

/// 加关键人 客户，姓名 张总，角色 拍板人[，态度 -1][，影响 5][，上次联系 2026-11-20]
void Walk::add_key_person(const std::string& who, const Step& step) {
    json::object body{
        {"customer_id", customer_id(step.object)},
        {"name", step.term("姓名 ")},
        {"role", option_called("key_person.role", names_of<key_accounts::DecisionRole>(),
                               step.term("角色 "))}};
    if (const auto on = step.term("上次联系 "); !on.empty()) body["last_contact_on"] = on;
    if (const auto stance = step.term("态度 "); !stance.empty()) body["stance"] = std::stoi(stance);
    if (const auto much = step.term("影响 "); !much.empty()) body["influence"] = std::stoi(much);
    call(who, "POST", "/key_people", json::serialize(body));
}

/// 归属集团 乙，上级 甲 (or 无)
void Walk::join_group(const std::string& who, const Step& step) {
    const auto parent = step.term("上级 ");
    json::object body{{"parent_id", nullptr}};
    if (parent != "无") body["parent_id"] = customer_id(parent);
    call(who, "PUT", "/customers/" + customer_id(step.object) + "/parent", json::serialize(body));
}

/// 约定 客户，做什么 样品测试，到期 2026-12-10
void Walk::add_milestone(const std::string& who, const Step& step) {
    call(who, "POST", "/milestones",
         json::serialize(json::object{{"customer_id", customer_id(step.object)},
                                      {"title", step.term("做什么 ")},
                                      {"due_on", step.term("到期 ")}}));
    if (last_.status == 201) milestone_id_ = last_.text("id");
}

void Walk::complete_milestone(const std::string& who, const Step&) {
    call(who, "POST", "/milestones/" + milestone_id_ + "/completion", "{}");
}

/// 期望 风险 客户 单线 拍板人无声: exactly these, the gravest first; 无: covered well.
void Walk::expect_risks(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto account = world_.call(
        "admin", "GET", "/customers/" + customer_id(step.object.substr(0, space)) + "/account");
    std::string got;
    for (const auto& risk : account.json.at("risks").as_array())
        for (const auto& [kind, word] : kRisks)
            if (risk.at("kind").as_string() == kind)
                got += (got.empty() ? "" : " ") + std::string(word);
    if (got.empty()) got = "无";
    expect(step, got == wanted, wanted, got);
}

/// 期望 里程碑 客户 1: how many are not done yet.
void Walk::expect_milestones(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto wanted = trimmed(step.object.substr(space));
    const auto account = world_.call(
        "admin", "GET", "/customers/" + customer_id(step.object.substr(0, space)) + "/account");
    int open = 0;
    for (const auto& one : account.json.at("milestones").as_array())
        open += one.at("done_on").is_null();
    expect(step, std::to_string(open) == wanted, wanted, std::to_string(open));
}

/// 期望 得分 客户 40，咨询 20，阶段 12: the sum, and of what it is made; what is not named is 0.
void Walk::expect_score(const std::string&, const Step& step) {
    world_.follow_events();
    const auto space = step.object.find(' ');
    const auto intent = world_.call(
        "admin", "GET", "/customers/" + customer_id(step.object.substr(0, space)) + "/intent");
    std::string got = std::to_string(intent.json.at("score").as_int64());
    for (const auto& one : intent.json.at("contributions").as_array())
        for (const auto& [kind, word] : kReasons)
            if (one.at("kind").as_string() == kind && one.at("points").as_int64() != 0)
                got += "，" + std::string(word) + " " + std::to_string(one.at("points").as_int64());
    std::string wanted = trimmed(step.object.substr(space));
    for (const std::string& term : step.terms) wanted += "，" + term;
    expect(step, got == wanted, wanted, got);
}

void Walk::export_customers(const std::string& who, const Step&) {
    call(who, "GET", "/customers/export?format=csv");
}

void Walk::list_customers(const std::string& who, const Step&) { call(who, "GET", "/customers"); }

/// 期望 写着 words: they stand in what the person was shown last, or were given as a file.
void Walk::expect_written(const std::string&, const Step& step) {
    expect(step, last_.body.find(step.object) != last_.body.npos, step.object, last_.body);
}

void Walk::expect_not_written(const std::string&, const Step& step) {
    expect(step, last_.body.find(step.object) == last_.body.npos, "没有 " + step.object,
           last_.body);
}

}  // namespace zhuli::scenarios
