// What a scenario expects to be true.
#include <fmt/format.h>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace {

constexpr std::pair<std::string_view, std::string_view> kTurns[] = {
    {"assistant", "助理"}, {"approver", "审批人"}, {"customer", "客户"},
    {"finance", "财务"},   {"warehouse", "仓库"},  {"done", "无人"}};
constexpr std::pair<std::string_view, std::string_view> kMatches[] = {{"phone", "电话"},
                                                                      {"name", "名称"},
                                                                      {"credit_code", "信用代码"},
                                                                      {"email", "邮箱"},
                                                                      {"alike", "相近"}};

template <std::size_t N>
std::string chinese(const std::pair<std::string_view, std::string_view> (&words)[N],
                    std::string_view ours) {
    for (const auto& [word, chinese_word] : words)
        if (word == ours) return std::string(chinese_word);
    return std::string(ours);
}

std::string money(const boost::json::value& minor) { return format_money({minor.as_int64()}); }

}  // namespace

struct Walk::Expected {
    static constexpr Verb kExpected[] = {{"拒绝", &Walk::expect_refusal},
                                         {"找到", &Walk::expect_found},
                                         {"状态", &Walk::expect_label},
                                         {"轮到", &Walk::expect_turn},
                                         {"可用", &Walk::expect_available},
                                         {"在仓可用", &Walk::expect_free_there},
                                         {"应收", &Walk::expect_due},
                                         {"到账", &Walk::expect_bank_receipt},
                                         {"发票", &Walk::expect_invoice},
                                         {"金额", &Walk::expect_amount},
                                         {"电话", &Walk::expect_phone},
                                         {"还剩", &Walk::expect_left},
                                         {"重复", &Walk::expect_duplicate},
                                         {"导入", &Walk::expect_import},
                                         {"批量", &Walk::expect_edited},
                                         {"时间线", &Walk::expect_timeline},
                                         {"账目", &Walk::expect_sound},
                                         {"下次跟进", &Walk::expect_next_contact},
                                         {"跟进", &Walk::expect_follow_up},
                                         {"提醒", &Walk::expect_notices},
                                         {"附件", &Walk::expect_files},
                                         {"被提到", &Walk::expect_mentioned},
                                         {"没改", &Walk::expect_row_refused},
                                         {"分类为", &Walk::expect_classified},
                                         {"疑似", &Walk::expect_suspected},
                                         {"并入", &Walk::expect_merged_into},
                                         {"订单客户", &Walk::expect_order_customer},
                                         {"咨询", &Walk::expect_inquiry},
                                         {"客诉", &Walk::expect_ticket},
                                         {"处理函", &Walk::expect_letter},
                                         {"协办单", &Walk::expect_request},
                                         {"今日协办", &Walk::expect_requests_today},
                                         {"客诉成本", &Walk::expect_cost},
                                         {"客诉时钟", &Walk::expect_clock},
                                         {"新提醒", &Walk::expect_new_notices},
                                         {"时钟次数", &Walk::expect_clock_count},
                                         {"时钟发生", &Walk::expect_clock_moment},
                                         {"来信", &Walk::expect_mail},
                                         {"来信数", &Walk::expect_mail_count},
                                         {"寄给", &Walk::expect_sent},
                                         {"客诉写着", &Walk::expect_on_ticket},
                                         {"客诉没写", &Walk::expect_not_on_ticket},
                                         {"客诉类型", &Walk::expect_kind},
                                         {"进度", &Walk::expect_progress},
                                         {"客户看到", &Walk::expect_seen},
                                         {"客户看不到", &Walk::expect_unseen},
                                         {"反复", &Walk::expect_repeats},
                                         {"改进", &Walk::expect_sop_change},
                                         {"案例", &Walk::expect_case},
                                         {"相似案例", &Walk::expect_hints},
                                         {"帮到", &Walk::expect_helped},
                                         {"最迟答复", &Walk::expect_answer_due},
                                         {"响应超时", &Walk::expect_breach},
                                         {"商机", &Walk::expect_stage},
                                         {"推迟", &Walk::expect_slips},
                                         {"负责人", &Walk::expect_owner},
                                         {"距离", &Walk::expect_distance},
                                         {"合同", &Walk::expect_contract},
                                         {"合同回款", &Walk::expect_contract_paid},
                                         {"资料问题", &Walk::expect_flaw},
                                         {"完整度", &Walk::expect_completeness},
                                         {"日程", &Walk::expect_block},
                                         {"让位", &Walk::expect_moved},
                                         {"优惠", &Walk::expect_offer},
                                         {"风险", &Walk::expect_risks},
                                         {"里程碑", &Walk::expect_milestones},
                                         {"得分", &Walk::expect_score},
                                         {"写着", &Walk::expect_written},
                                         {"群消息", &Walk::expect_chat},
                                         {"群里提到", &Walk::expect_said},
                                         {"列对应", &Walk::expect_remembered},
                                         {"没写", &Walk::expect_not_written},
                                         {"方案", &Walk::expect_proposal},
                                         {"报价", &Walk::expect_quote},
                                         {"报价页", &Walk::expect_quote_page},
                                         {"让价", &Walk::expect_ladder},
                                         {"条款", &Walk::expect_terms},
                                         {"知识", &Walk::expect_knowledge},
                                         {"有效性", &Walk::expect_validity},
                                         {"用过", &Walk::expect_uses},
                                         {"待审批", &Walk::expect_approvals},
                                         {"可承诺", &Walk::expect_promise},
                                         {"发货任务", &Walk::expect_dispatch},
                                         {"履约", &Walk::expect_outcome},
                                         {"延误风险", &Walk::expect_late_risk},
                                         {"同步", &Walk::expect_run},
                                         {"用户", &Walk::expect_user}};
};

std::span<const Walk::Verb> Walk::expectations() { return Expected::kExpected; }

namespace {

/// "还差 {missing}" with what the problem says is missing.
std::string with_params(std::string text, const boost::json::value& problem) {
    const auto* params = problem.is_object() ? problem.as_object().if_contains("params") : nullptr;
    if (params == nullptr || !params->is_object()) return text;
    for (const auto& [name, value] : params->as_object()) {
        const std::string place = "{" + std::string(name) + "}";
        const auto at = text.find(place);
        if (at != text.npos && value.is_string())
            text.replace(at, place.size(), std::string(value.as_string()));
    }
    return text;
}

}  // namespace

/// 期望 拒绝 库存不足: the words stand in the text the person reads, of the problem or of a field.
void Walk::expect_refusal(const std::string&, const Step& step) {
    expect(step, last_.status >= 400, "拒绝：" + step.object,
           fmt::format("成功（{}）{}", last_.status, last_.body));
    std::string read = with_params(text_of(last_.code()), last_.json);
    for (const std::string& field : last_.fields())
        read += "；" + text_of(field.substr(field.find(':') + 1));
    expect(step, read.find(step.object) != read.npos, step.object,
           fmt::format("{} {}", last_.status, read));
}

/// 期望 找到 杭州精工，苏州恒达 — exactly these, in any order. 期望 找到 无.
void Walk::expect_found(const std::string&, const Step& step) {
    std::vector<std::string> wanted = step.terms;
    if (step.object != "无") wanted.push_back(step.object);
    std::vector<std::string> found;
    for (const auto& item : last_.json.at("items").as_array())
        found.emplace_back(item.at("name").as_string());
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    expect(step, wanted == found, fmt::format("{}", fmt::join(wanted, "，")),
           found.empty() ? "无" : fmt::format("{}", fmt::join(found, "，")));
}

void Walk::expect_label(const std::string&, const Step& step) {
    const std::string label =
        text_of("order.label." + std::string(order().at("label").as_string()));
    expect(step, label == step.object, step.object, label);
}

void Walk::expect_turn(const std::string&, const Step& step) {
    const std::string turn = chinese(kTurns, order().at("turn_role").as_string());
    expect(step, turn == step.object, step.object, turn);
}

void Walk::expect_available(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const std::string code = step.object.substr(0, space);
    const auto answer =
        world_.call("warehouse", "GET", "/stock/available?product_ids=" + product_id(code));
    const auto available = answer.json.at("items").at(0).at("available").as_int64();
    const std::string wanted = trimmed(step.object.substr(code.size()));
    expect(step, std::to_string(available) == wanted, wanted, std::to_string(available));
}

void Walk::expect_due(const std::string&, const Step& step) {
    const std::string due = money(order().at("due_minor"));
    expect(step, due == step.object, step.object, due);
}

void Walk::expect_amount(const std::string&, const Step& step) {
    const std::string amount = money(order().at("amount_minor"));
    expect(step, amount == step.object, step.object, amount);
}

/// Of the customer last shown.
void Walk::expect_phone(const std::string&, const Step& step) {
    const std::string phone = last_.text("phone");
    expect(step, phone == step.object, step.object, phone);
}

/// 期望 还剩 0: how many the refusal says are left.
void Walk::expect_left(const std::string&, const Step& step) {
    const auto* params = last_.json.as_object().if_contains("params");
    const auto* left = params ? params->as_object().if_contains("available") : nullptr;
    const std::string got = left ? std::string(left->as_string()) : last_.body;
    expect(step, got == step.object, step.object, got);
}

void Walk::expect_duplicate(const std::string&, const Step& step) {
    std::string found;
    for (const auto& item : last_.json.at("items").as_array())
        found += (found.empty() ? "" : "，") +
                 chinese(kMatches, item.at("matched_by").as_string()) + " " +
                 std::string(item.at("name").as_string());
    std::string wanted = step.object;
    for (const std::string& term : step.terms) wanted += "，" + term;
    expect(step, found == wanted || (found.empty() && wanted == "无"), wanted,
           found.empty() ? "无" : found);
}

/// 期望 导入 新增 2，已有 1，撤销 2.
void Walk::expect_import(const std::string&, const Step& step) {
    constexpr std::pair<std::string_view, std::string_view> kCounts[] = {
        {"新增 ", "customers_created"},
        {"联系人 ", "contacts_created"},
        {"更新 ", "updated"},
        {"已有 ", "unchanged"},
        {"疑似 ", "suspected"},
        {"不同 ", "conflicts"},
        {"撤销 ", "undone"}};
    std::vector<std::string> terms = step.terms;
    terms.push_back(step.object);
    for (const std::string& term : terms)
        for (const auto& [word, member] : kCounts)
            if (term.starts_with(word)) {
                const auto got = last_.json.at("outcome").at(member).as_int64();
                expect(step, std::to_string(got) == term.substr(word.size()), term,
                       std::string(word) + std::to_string(got));
            }
}

/// 期望 时间线 下周要样品: the words stand on the timeline last looked at.
void Walk::expect_timeline(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const std::string customer = step.object.substr(0, space);
    const std::string words = trimmed(step.object.substr(customer.size()));
    const auto shown =
        world_.call("admin", "GET", "/customers/" + customer_id(customer) + "/timeline");
    expect(step, shown.body.find(words) != shown.body.npos, words, shown.body);
}

/// 期望 账目 相符: every check of the doctor holds.
void Walk::expect_sound(const std::string&, const Step& step) {
    std::string broken;
    for (const Feature* feature : support::all_features())
        for (const Check& check : feature->checks)
            world_.db().read(world_.org(), [&](storage::Tx& tx) {
                tx.each(check.sql, [&](const storage::RowView& row) {
                    broken += std::string(check.name) + " " + row.text(0) + "；";
                });
            });
    expect(step, broken.empty(), "账目相符", broken);
}

}  // namespace zhuli::scenarios
