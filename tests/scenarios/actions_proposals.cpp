// Needs and proposals in a scenario: what the customer said, what is offered for it, and what
// became of the proposal in hand.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "features/proposals/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kNouns[] = {
    {"撤回", "sending_undo"}, {"重新等待", "reopening"}, {"作废", "dropping"}};

std::vector<std::string_view> names_of_states() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<proposals::ProposalState>>(
        [&](auto one) { names.emplace_back(one.name); });
    return names;
}

std::string text_at(const json::value& record, std::string_view member) {
    return std::string(record.at(member).as_string());
}

/// A line as it is sent again.
json::object sent_line(const json::value& line) {
    json::object sent;
    for (const char* member : {"question", "need", "offer", "fit", "demonstration", "evidence"})
        sent[member] = line.at(member);
    if (line.at("product_id").is_string())
        for (const char* member : {"product_id", "quantity", "unit_price_e4"})
            sent[member] = line.at(member);
    return sent;
}

}  // namespace

/// 记录需求 客户，什么时候要 = 月底前，预算 = [，复述 …]
void Walk::record_need(const std::string& who, const Step& step) {
    json::array answers;
    for (const std::string& term : step.terms)
        if (const auto equals = term.find('='); equals != term.npos)
            answers.push_back(json::object{{"question", trimmed(term.substr(0, equals))},
                                           {"answer", trimmed(term.substr(equals + 1))}});
    call(who, "POST", "/needs",
         json::serialize(json::object{{"customer_id", customer_id(step.object)},
                                      {"answers", answers},
                                      {"read_back", step.term("复述 ")}}));
    if (last_.status == 201) need_id_ = last_.text("id");
}

/// 写方案 标题: out of the need written down last.
void Walk::write_proposal(const std::string& who, const Step& step) {
    call(who, "POST", "/proposals",
         json::serialize(json::object{{"title", step.object}, {"need_id", need_id_}}));
    if (last_.status == 201) proposal_id_ = last_.text("id");
}

json::value Walk::proposal() {
    world_.follow_events();
    return world_.call("admin", "GET", "/proposals/" + proposal_id_).json;
}

/// 补方案 1[，客户说 …][，产品 P1001 × 200][，提供 …][，适合 …]
void Walk::complete_proposal(const std::string& who, const Step& step) {
    const auto now = proposal();
    json::array lines;
    for (const auto& line : now.at("lines").as_array()) lines.push_back(sent_line(line));
    auto& line = lines.at(std::stoul(step.object) - 1).as_object();
    if (const auto said = step.term("客户说 "); !said.empty()) line["need"] = said;
    if (const auto offer = step.term("提供 "); !offer.empty()) line["offer"] = offer;
    if (const auto fit = step.term("适合 "); !fit.empty()) line["fit"] = fit;
    if (const auto goods = step.term("产品 "); !goods.empty()) {
        const auto times = goods.find("×");
        line["product_id"] = product_id(trimmed(goods.substr(0, times)));
        line["quantity"] = std::stol(goods.substr(times + std::string_view("×").size()));
    }
    call(who, "PATCH", "/proposals/" + proposal_id_,
         json::serialize(json::object{{"lines", lines}}),
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

void Walk::send_proposal(const std::string& who, const Step& step) {
    call(who, "POST", "/proposals/" + proposal_id_ + "/sending",
         json::serialize(json::object{{"how", step.object == "微信" ? "wechat" : "email"}}));
}

/// 方案撤回 · 方案重新等待 · 方案作废 原因 …
void Walk::turn_proposal(const std::string& who, const Step& step) {
    for (const auto& [word, noun] : kNouns)
        if (step.object == word)
            call(who, "POST", "/proposals/" + proposal_id_ + "/" + std::string(noun),
                 noun == "dropping" ? json::serialize(json::object{{"reason", step.term("原因 ")}})
                                    : "{}");
}

void Walk::revise_proposal(const std::string& who, const Step&) {
    call(who, "POST", "/proposals/" + proposal_id_ + "/revision", "{}");
    if (last_.status == 201) proposal_id_ = last_.text("id");
}

/// 客户接受方案 王工 · 客户拒绝方案 太贵
void Walk::accept_proposal(const std::string& who, const Step& step) {
    call(who, "POST", "/proposals/" + proposal_id_ + "/acceptance",
         json::serialize(json::object{{"answered_by", step.object}}));
}

void Walk::decline_proposal(const std::string& who, const Step& step) {
    call(who, "POST", "/proposals/" + proposal_id_ + "/decline",
         json::serialize(json::object{{"reason", "price"}, {"words", step.object}}));
}

/// The draft of an order, which is in hand then.
void Walk::order_proposal(const std::string& who, const Step&) {
    call(who, "POST", "/proposals/" + proposal_id_ + "/order", "{}");
    if (last_.status < 300)
        order_ = world_.call("admin", "GET", "/orders/" + last_.text("order_id")).json;
}

/// 期望 方案 已发送[，第 1 版]
void Walk::expect_proposal(const std::string&, const Step& step) {
    const auto now = proposal();
    const auto version = step.term("第 1 ").empty() ? now : [&] {
        const auto first = text_at(now.at("versions").as_array().back(), "id");
        return world_.call("admin", "GET", "/proposals/" + first).json;
    }();
    const auto wanted = option_called("proposal.state", names_of_states(), step.object);
    expect(step, text_at(version, "state") == wanted, wanted, text_at(version, "state"));
}

}  // namespace zhuli::scenarios
