// Buying in a scenario: orders to a supplier, what they bring, counts, and what customers choose.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

std::string text_at(const json::value& value, std::string_view name) {
    const auto& member = value.at(name);
    return member.is_string() ? std::string(member.as_string()) : "";
}

}  // namespace

/// 下采购单 P1001 × 10，到货 2026-12-01: sent to the one supplier.
void Walk::order_from_supplier(const std::string& who, const Step& step) {
    const auto [code, quantity] = counted(step.object);
    if (supplier_.empty())
        supplier_ =
            call(who, "POST", "/suppliers", R"({"code":"S1","name":"永固五金"})").text("id");
    const json::object line{{"product_id", product_id(code)}, {"quantity", quantity}};
    call(who, "POST", "/purchase_orders",
         json::serialize(json::object{{"supplier_id", supplier_},
                                      {"warehouse_id", warehouse_},
                                      {"expected_on", step.term("到货 ")},
                                      {"lines", json::array{line}}}));
    if (last_.status >= 300) return;
    purchase_ = last_.text("id");
    call(who, "POST", "/purchase_orders/" + purchase_ + "/sending", "{}");
}

/// 采购收货 P1001 × 4: of the purchase order in hand.
void Walk::receive_purchase(const std::string& who, const Step& step) {
    const auto [code, quantity] = counted(step.object);
    const std::string path = "/purchase_orders/" + purchase_;
    json::array parts;
    const auto seen = world_.call("admin", "GET", path);
    for (const auto& line : seen.json.at("lines").as_array())
        if (text_at(line, "product_code") == code)
            parts.push_back(json::object{{"line_id", line.at("id")}, {"quantity", quantity}});
    call(who, "POST", path + "/receipts", json::serialize(json::object{{"lines", parts}}));
    if (last_.status < 300 && !order_.is_null()) show_order_again();
}

/// 盘点 P1001 × 5，原因 盘亏
void Walk::count_stock(const std::string& who, const Step& step) {
    const auto [code, quantity] = counted(step.object);
    call(who, "POST", "/stock/counts",
         json::serialize(json::object{{"product_id", product_id(code)},
                                      {"warehouse_id", warehouse_},
                                      {"counted", quantity},
                                      {"note", step.term("原因 ")}}));
    if (last_.status < 300 && !order_.is_null()) show_order_again();
}

/// 客户选择 等到货，说 …: for the first line of the order in hand that lacks something.
void Walk::choose_in_shortage(const std::string& who, const Step& step) {
    json::value lacking;
    for (const auto& line : order().at("lines").as_array())
        if (lacking.is_null() && line.at("backordered").as_int64() > 0) lacking = line;
    if (lacking.is_null()) throw std::runtime_error("这张订单不缺货");
    constexpr std::string_view kInstead = "换 ";
    json::object body{{"order_line_id", lacking.at("id")}, {"words", step.term("说 ")}};
    body["kind"] = step.object == "等到货" ? "wait" : "give_up";
    if (step.object.starts_with(kInstead)) {
        body["kind"] = "substitute";
        body["substitute_id"] = product_id(step.object.substr(kInstead.size()));
    }
    call(who, "POST", "/products/" + text_at(lacking, "product_id") + "/shortage_choices",
         json::serialize(body));
    if (last_.status < 300) show_order_again();
}

/// 期望 可承诺 P1001 2026-12-01
void Walk::expect_promise(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const std::string code = step.object.substr(0, space);
    const auto answer =
        world_.call("assistant", "GET", "/stock/available?product_ids=" + product_id(code));
    const auto on = text_at(answer.json.at("items").at(0), "more_on");
    const auto wanted = trimmed(step.object.substr(code.size()));
    expect(step, on == (wanted == "无" ? "" : wanted), wanted, on);
}

}  // namespace zhuli::scenarios
