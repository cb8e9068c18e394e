// Second confirmation in a scenario: the link of the order in hand, and what its customer does
// there.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kTerms[] = {
    {"数量", "quantity"},
    {"单价", "unit_price"},
    {"产品", "product"},
    {"送货地址", "delivery_address"},
    {"联系人", "contact_name"},
    {"联系电话", "contact_phone"},
    {"交货日期", "promised_on"},
    {"约定", "policy"},
    {"其他", "other"}};

/// "数量 1 = 6": the quantity of line 1 should be 6; "送货地址 = 宁波".
json::object correction(const std::string& said) {
    const auto equals = said.find('=');
    const auto place = trimmed(said.substr(0, equals));
    const auto space = place.find(' ');
    json::object one{{"wanted", trimmed(said.substr(equals + 1))}};
    if (space != place.npos) one["line_no"] = std::stoi(place.substr(space));
    for (const auto& [word, term] : kTerms)
        if (place.substr(0, space) == word) one["term"] = term;
    return one;
}

}  // namespace

std::string Walk::order_path() const {
    return "/orders/" + std::string(order().at("id").as_string());
}

void Walk::show_order_again() { order_ = world_.call("admin", "GET", order_path()).json; }

void Walk::ask_customer(const std::string& who, const Step&) {
    call(who, "POST", order_path() + "/confirmations", "{}");
    if (last_.status >= 300) return;
    confirmation_id_ = last_.text("id");
    confirmation_page_ = "/open_confirmations/" + last_.text("link").substr(3);
    show_order_again();
}

/// The customer named by the object, on the page of the link made last.
void Walk::agree_to_order(const std::string&, const Step& step) {
    world_.call("", "POST", confirmation_page_ + "/opening", "{}");
    const json::object yes{
        {"agreed", true}, {"answered_by", step.object}, {"words", step.term("说 ")}};
    last_ = world_.call("", "POST", confirmation_page_ + "/answer", json::serialize(yes));
    show_order_again();
}

void Walk::correct_order(const std::string&, const Step& step) {
    json::array corrections;
    for (const std::string& term : step.terms) corrections.push_back(correction(term));
    const json::object said{{"answered_by", step.object}, {"corrections", corrections}};
    last_ = world_.call("", "POST", confirmation_page_ + "/answer", json::serialize(said));
    show_order_again();
}

void Walk::adopt_corrections(const std::string& who, const Step&) {
    call(who, "POST", "/confirmations/" + confirmation_id_ + "/settlement", R"({"adopt":true})");
    show_order_again();
}

void Walk::revoke_link(const std::string& who, const Step&) {
    call(who, "POST", "/confirmations/" + confirmation_id_ + "/revocation", "{}");
}

void Walk::take_back_order(const std::string& who, const Step&) { act(who, "taking_back"); }

/// 期望 条款 第 2 版: what the page of the link made last shows; 期望 条款 已失效.
void Walk::expect_terms(const std::string&, const Step& step) {
    const auto page = world_.call("", "GET", confirmation_page_);
    const auto standing = page.text("standing");
    const auto got = standing == "waiting" || standing == "confirmed" || standing == "corrected"
                         ? "第 " + std::to_string(page.json.at("terms_no").as_int64()) + " 版"
                     : standing == "expired" ? "已过期"
                     : standing == "revoked" ? "已撤销"
                                             : "已失效";
    expect(step, got == step.object, step.object, got);
}

}  // namespace zhuli::scenarios
