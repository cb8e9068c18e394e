// Money in a scenario: when the order in hand is to be paid, what the bank shows, and invoices.
#include <boost/json/serialize.hpp>

#include "features/orders/model_payment.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

std::int64_t minor_of(const std::string& amount) {
    return static_cast<std::int64_t>(std::stod(amount) * 100 + 0.5);
}

}  // namespace

/// 付款条件 款到发货 · 付款条件 定金，比例 30 · 付款条件 账期，天数 30: of the draft in hand.
void Walk::set_payment_term(const std::string& who, const Step& step) {
    json::object body{
        {"pay_term", option_called("order.pay_term", names_of<orders::PayTerm>(), step.object)}};
    const auto value = step.term("比例 ").empty() ? step.term("天数 ") : step.term("比例 ");
    if (!value.empty()) body["pay_value"] = std::stoi(value);
    show_order_again();
    call(who, "PATCH", order_path(), json::serialize(body),
         {{"if-match", std::to_string(order().at("version").as_int64())}});
    if (last_.status < 300) show_order_again();
}

/// 设账期 客户，30
void Walk::set_credit_days(const std::string& who, const Step& step) {
    call(who, "PUT", "/customers/" + customer_id(step.object) + "/credit_limit",
         json::serialize(json::object{{"credit_limit_minor", 0},
                                      {"credit_days", std::stoi(step.terms.at(0))}}));
}

/// 放行 原因
void Walk::release_shipping(const std::string& who, const Step& step) {
    act(who, "payment_releases", json::serialize(json::object{{"reason", step.object}}));
}

/// 登记到账 付款方，金额 …，流水 …[，附言 …]
void Walk::enter_bank_receipt(const std::string& who, const Step& step) {
    call(who, "POST", "/bank_receipts",
         json::serialize(json::object{{"payer_name", step.object},
                                      {"amount_minor", minor_of(step.term("金额 "))},
                                      {"reference", step.term("流水 ")},
                                      {"remark", step.term("附言 ")},
                                      {"received_on", "2026-11-24"}}));
    if (last_.status < 300) bank_receipt_id_ = last_.text("id");
}

/// 核销 50.00: of the bank receipt in hand, to the order in hand.
void Walk::match_bank_receipt(const std::string& who, const Step& step) {
    const json::array parts{
        json::object{{"order_id", order().at("id")}, {"amount_minor", minor_of(step.object)}}};
    call(who, "POST", "/bank_receipts/" + bank_receipt_id_ + "/matching",
         json::serialize(json::object{{"orders", parts}}));
    if (last_.status < 300) show_order_again();
}

/// 撤销核销 原因: the last match of the bank receipt in hand.
void Walk::undo_bank_match(const std::string& who, const Step& step) {
    const std::string path = "/bank_receipts/" + bank_receipt_id_;
    const auto now = world_.call("admin", "GET", path).json;
    const auto& matches = now.at("matches").as_array();
    if (matches.empty()) throw std::runtime_error("这笔到账没有核销过");
    call(who, "POST", path + "/unmatching",
         json::serialize(
             json::object{{"match_id", matches.back().at("id")}, {"reason", step.object}}));
    if (last_.status < 300) show_order_again();
}

/// 申请开票 50.00，抬头 王工: of the order in hand, under a person's title.
void Walk::request_invoice(const std::string& who, const Step& step) {
    const json::object title{{"customer_id", order().at("customer_id")},
                             {"title_kind", "person"},
                             {"name", step.term("抬头 ")}};
    call(who, "POST", "/invoice_titles", json::serialize(title));
    if (last_.status >= 300) return;
    const json::array parts{
        json::object{{"order_id", order().at("id")}, {"amount_minor", minor_of(step.object)}}};
    const auto title_id = last_.text("id");
    call(who, "POST", "/invoices",
         json::serialize(json::object{{"title_id", title_id}, {"orders", parts}}));
    if (last_.status < 300) invoice_id_ = last_.text("id");
}

/// 开票 24332000000012345678
void Walk::issue_invoice(const std::string& who, const Step& step) {
    call(who, "POST", "/invoices/" + invoice_id_ + "/issue",
         json::serialize(json::object{{"invoice_no", step.object}}));
}

/// 期望 到账 客户余款: the state of the bank receipt in hand.
void Walk::expect_bank_receipt(const std::string&, const Step& step) {
    const auto now = world_.call("admin", "GET", "/bank_receipts/" + bank_receipt_id_);
    const auto state = text_of("enum.bank_receipt.state." + now.text("state"));
    expect(step, state == step.object, step.object, state);
}

/// 期望 发票 已开票: the state of the invoice in hand.
void Walk::expect_invoice(const std::string&, const Step& step) {
    const auto now = world_.call("admin", "GET", "/invoices/" + invoice_id_);
    const auto state = text_of("enum.invoice.state." + now.text("state"));
    expect(step, state == step.object, step.object, state);
}

}  // namespace zhuli::scenarios
