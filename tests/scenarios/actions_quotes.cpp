// Quotes in a scenario: the quote in hand, what its customer does on its private page, and what was
// conceded.
#include <boost/json/serialize.hpp>

#include <boost/mp11/algorithm.hpp>

#include "features/quotes/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kNouns[] = {{"撤回发送", "sending_undo"},
                                                                    {"改回草稿", "rework"},
                                                                    {"作废", "dropping"},
                                                                    {"不再有效", "withdrawal"},
                                                                    {"重新等待", "reopening"}};
constexpr std::pair<std::string_view, std::string_view> kReplies[] = {
    {"接受", "accept"}, {"拒绝", "decline"}, {"询问", "ask"}};

std::vector<std::string_view> names_of_states() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<quotes::QuoteState>>(
        [&](auto one) { names.emplace_back(one.name); });
    return names;
}

std::string text_at(const json::value& record, std::string_view member) {
    return std::string(record.at(member).as_string());
}

}  // namespace

json::value Walk::quote() {
    world_.follow_events();
    return world_.call("admin", "GET", "/quotes/" + quote_id_).json;
}

/// 写报价 给 客户：P1001 × 2[ @ 690.00] · 写报价 按方案: with the goods of the proposal in hand
void Walk::write_quote(const std::string& who, const Step& step) {
    json::object body;
    if (step.object == "按方案") {
        body["proposal_id"] = proposal_id_;
    } else {
        body["customer_id"] = customer_id(step.object.substr(std::string_view("给 ").size()));
        body["lines"] = goods_in(step);
    }
    call(who, "POST", "/quotes", json::serialize(body));
    if (last_.status == 201) quote_id_ = last_.text("id");
}

/// 改报价 明细：P1001 × 200 @ 11.00[，换 预付三成]
void Walk::change_quote(const std::string& who, const Step& step) {
    auto lines = goods_in(step);
    for (auto& line : lines) line.as_object()["in_return"] = step.term("换 ");
    call(who, "PATCH", "/quotes/" + quote_id_, json::serialize(json::object{{"lines", lines}}),
         {{"if-match", std::to_string(quote().at("version").as_int64())}});
}

/// 发送报价 微信[，理由 …]
void Walk::send_quote(const std::string& who, const Step& step) {
    const json::object body{{"how", step.object == "微信" ? "wechat" : "email"},
                            {"approval_reason", step.term("理由 ")}};
    call(who, "POST", "/quotes/" + quote_id_ + "/sending", json::serialize(body));
    if (last_.status >= 300) return;
    if (const auto link = last_.text("link"); !link.empty())
        quote_page_ = "/open_quotes/" + link.substr(3);
}

void Walk::turn_quote(const std::string& who, const Step& step) {
    const bool says_why = step.object == "作废" || step.object == "不再有效";
    const json::object body =
        says_why ? json::object{{"reason", step.term("原因 ")}} : json::object{};
    for (const auto& [word, noun] : kNouns)
        if (step.object == word)
            call(who, "POST", "/quotes/" + quote_id_ + "/" + std::string(noun),
                 json::serialize(body));
}

void Walk::revise_quote(const std::string& who, const Step&) {
    call(who, "POST", "/quotes/" + quote_id_ + "/revision", "{}");
    if (last_.status == 201) quote_id_ = last_.text("id");
}

/// 审批报价 同意 · 审批报价 驳回，说 …
void Walk::decide_quote(const std::string& who, const Step& step) {
    const std::string noun = step.object == "同意" ? "approval" : "refusal";
    call(who, "POST", "/approvals/" + text_at(quote(), "approval_id") + "/" + noun,
         json::serialize(json::object{{"words", step.term("说 ")}}));
}

/// 客户答复报价 接受 · 客户答复报价 询问，说 能月结吗[，第 1 版]: on the page of the link made last
void Walk::answer_quote(const std::string&, const Step& step) {
    const auto page = world_.call("", "GET", quote_page_);
    world_.call("", "POST", quote_page_ + "/opening", "{}");
    json::object said{{"answered_by", "王工"},
                      {"words", step.term("说 ")},
                      {"revision_no", page.json.at("revision_no")}};
    for (const auto& [word, reply] : kReplies)
        if (step.object == word) said["reply"] = reply;
    last_ = world_.call("", "POST", quote_page_ + "/answer", json::serialize(said));
}

/// The draft of an order, which is in hand then.
void Walk::order_quote(const std::string& who, const Step&) {
    call(who, "POST", "/quotes/" + quote_id_ + "/order", "{}");
    if (last_.status < 300)
        order_ = world_.call("admin", "GET", "/orders/" + last_.text("order_id")).json;
}

/// 期望 报价 已发送[，第 1 版]
void Walk::expect_quote(const std::string&, const Step& step) {
    const auto now = quote();
    const auto version = step.term("第 1 ").empty() ? now : [&] {
        const auto first = text_at(now.at("versions").as_array().back(), "id");
        return world_.call("admin", "GET", "/quotes/" + first).json;
    }();
    const auto wanted = option_called("quote.state", names_of_states(), step.object);
    expect(step, text_at(version, "state") == wanted, wanted, text_at(version, "state"));
}

/// 期望 报价页 已接受: what the customer's page says.
void Walk::expect_quote_page(const std::string&, const Step& step) {
    const auto page = world_.call("", "GET", quote_page_);
    const auto wanted = option_called("quote.state", names_of_states(), step.object);
    expect(step, page.text("state") == wanted, wanted, page.text("state"));
}

/// 期望 让价 12.50 → 11.80 → 11.50: what the customer was told of the first line, in order
void Walk::expect_ladder(const std::string&, const Step& step) {
    const auto now = quote();
    std::string got;
    for (const auto& one : now.at("lines").at(0).at("steps").as_array()) {
        if (!got.empty()) got += " → ";
        got += format_unit_price(UnitPrice{one.at("unit_price_e4").as_int64()});
    }
    expect(step, got == step.object, step.object, got);
}

}  // namespace zhuli::scenarios
