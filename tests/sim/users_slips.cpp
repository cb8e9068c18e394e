#include <fmt/format.h>

#include <algorithm>

#include "tests/sim/users.hpp"

namespace zhuli::sim {

namespace {

constexpr const char* kNoQuantities[] = {"0", "-1", "1000000000000"};
constexpr int kLines = 500;  // of one order, at most

std::string lines_of(const std::string& product, int count) {
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += fmt::format(R"({}{{"product_id":"{}","quantity":1}})", i == 0 ? "" : ",", product);
    return "[" + lines + "]";
}

}  // namespace

void Slips::act() {
    const int kind = walk.between(1, 100);
    if (kind <= 3) return enter_500_lines();
    if (kind <= 60) {
        const auto slips = kind <= 25 ? of_orders() : kind <= 45 ? of_goods() : of_money();
        refuse(slips[walk.index(slips.size())]);
    } else {
        Order& order = walk.some_of(walk.model.orders.orders);
        refuse_for(order);
        walk.compare(order);
    }
    walk.compare_stock();
}

/// Refused for what it is, at the field where it was typed, in words.
void Slips::refuse(const Slip& slip) {
    walk.doing(slip.who + " slips: " + slip.path + " " + slip.body.substr(0, 300));
    const auto answer = walk.ask({.who = slip.who, .path = slip.path, .body = slip.body}, false);
    walk.same("refused as", answer.status, 422);
    const auto fields = answer.fields();
    const bool named = std::ranges::any_of(
        fields, [&](const std::string& one) { return one.starts_with(slip.field + ":"); });
    if (!named) walk.differ("nothing is said of " + slip.field + ": " + answer.body);
    for (const auto& one : answer.json.at("fields").as_array())
        if (text(one, "message").empty() || text(one, "message") == text(one, "code"))
            walk.differ("no words for " + text(one, "code"));
}

/// What is entered anew.
std::vector<Slips::Slip> Slips::of_orders() const {
    const auto order = [&](const std::string& lines, const std::string& more) {
        return fmt::format(R"({{"customer_id":"{}","lines":{}{}}})", walk.customers[0].id, lines,
                           more);
    };
    const std::string& product = walk.products[0];
    const auto line = [&](const std::string& rest) {
        return fmt::format(R"([{{"product_id":"{}",{}}}])", product, rest);
    };
    const std::string late = R"(,"promised_on":")" + walk.today_plus(-1) + "\"";
    std::vector<Slip> slips{
        {"assistant", "/orders", order(line(R"("quantity":1,"unit_price_e4":-1)"), ""),
         "lines.0.unit_price_e4"},
        {"assistant", "/orders", order(line(R"("quantity":1)"), late), "promised_on"},
        {"assistant", "/orders", order(lines_of(product, kLines + 1), ""), "lines"}};
    for (const char* no : kNoQuantities)
        slips.push_back({"assistant", "/orders",
                         order(line(fmt::format(R"("quantity":{})", no)), ""), "lines.0.quantity"});
    return slips;
}

std::vector<Slips::Slip> Slips::of_goods() const {
    const std::string &here = walk.warehouses[0], &there = walk.warehouses[1];
    const std::string& seller = walk.suppliers[0];
    const std::string product = fmt::format(R"("product_id":"{}")", walk.products[0]);
    std::vector<Slip> slips{
        {"warehouse", "/stock/counts",
         fmt::format(R"({{{},"warehouse_id":"{}","note":"错","counted":1000000000000}})", product,
                     here),
         "counted"}};
    for (const char* no : kNoQuantities) {
        slips.push_back(
            {"warehouse", "/stock/moves",
             fmt::format(R"({{{},"warehouse_id":"{}","reason":"receipt","quantity":{}}})", product,
                         here, no),
             "quantity"});
        slips.push_back({"warehouse", "/stock/transfers",
                         fmt::format(R"({{{},"from_id":"{}","to_id":"{}","quantity":{}}})", product,
                                     here, there, no),
                         "quantity"});
        const auto bought = fmt::format(R"("supplier_id":"{}","warehouse_id":"{}")", seller, here);
        slips.push_back({"purchasing", "/purchase_requests",
                         fmt::format(R"({{{},{},"quantity":{}}})", product, bought, no),
                         "quantity"});
        slips.push_back(
            {"purchasing", "/purchase_orders",
             fmt::format(R"({{{},"lines":[{{{},"quantity":{}}}]}})", bought, product, no),
             "lines.0.quantity"});
    }
    return slips;
}

std::vector<Slips::Slip> Slips::of_money() const {
    const auto on = [](const std::string& day, const char* rest) {
        return fmt::format(R"({{"reference":"slip","received_on":"{}","payer_name":"某公司",{}}})",
                           day, rest);
    };
    const std::string today = walk.today_plus(0), tomorrow = walk.today_plus(1);
    return {{"finance", "/bank_receipts", on(today, R"("amount_minor":100,"currency":"USD")"),
             "currency"},
            {"finance", "/bank_receipts", on(today, R"("amount_minor":-100)"), "amount_minor"},
            {"finance", "/bank_receipts", on(tomorrow, R"("amount_minor":100)"), "received_on"}};
}

/// Of what was shipped once nothing more is shipped, of nothing nothing is paid or invoiced.
void Slips::refuse_for(Order& order) {
    const std::string path = "/orders/" + order.id;
    const bool open = order.state == "confirmed" || order.state == "closed";
    const Line* gone = nullptr;
    for (const Line& line : order.lines)
        if (line.shipped == line.quantity) gone = &line;
    const bool ships =
        order.state == "confirmed" && order.agreed && order.has_rest() && order.missing() == 0;
    if (gone != nullptr && ships)
        return refuse({"warehouse", path + "/shipments",
                       "{\"lines\":" + json_of(std::vector<Part>{{gone->id, gone->quantity}}) + "}",
                       "lines.0.quantity"});
    if (open && order.has_left())
        return refuse({"assistant", path + "/returns",
                       R"({"reason":"多了","lines":)" +
                           json_of(std::vector<Part>{{order.lines[0].id, 1'000'000}}) + "}",
                       "lines.0.quantity"});
    if (order.state == "confirmed" && order.due() > 0)
        return refuse({"finance", path + "/receipts", R"({"amount_minor":0})", "amount_minor"});
    if (open)
        return refuse(
            {"assistant", "/invoices",
             fmt::format(R"({{"title_id":"{}","orders":{}}})", walk.customers[order.customer].title,
                         json_of(std::vector<Share>{{&order, -1}})),
             "orders.0.amount_minor"});
    refuse({"assistant", "/order_reviews", R"({"lines":[]})", "customer_id"});
}

/// That many are allowed, and are one demand.
void Slips::enter_500_lines() {
    const std::size_t product = walk.some_product();
    const std::int64_t free = walk.model.stock.all(product).available();
    const Request request{
        .who = "assistant",
        .path = "/orders",
        .body = fmt::format(
            R"({{"customer_id":"{}","lines":{},"confirm":true,"confirmed_by":"王工","words":"行"}})",
            walk.customers[0].id, lines_of(walk.products[product], kLines)),
        .has_version = false};
    walk.doing("500 lines");
    const auto answer = walk.send(request, "500 lines " + std::to_string(walk.step));
    walk.same("500 lines", answer.status, free >= kLines ? 201 : 409);
    if (answer.status == 201)
        walk.ask({.who = "assistant",
                  .path = "/orders/" + answer.text("id") + "/cancellation",
                  .body = R"({"reason":"试试"})"},
                 true);
    walk.compare_stock();
}

void Slips::all_at_once() {
    if (walk.chance(50)) return confirm_last_at_once();
    Order& order = walk.some_of(walk.model.orders.orders);
    ship_at_once(order);
    walk.compare(order);
    walk.compare_stock();
}

/// What is held leaves once, whoever sends it.
void Slips::ship_at_once(Order& order) {
    walk.doing("many ship at once");
    const Request request{.who = "warehouse", .path = "/orders/" + order.id + "/shipments"};
    int left = 0;
    for (const auto& answer : walk.at_once({request, request, request}))
        left += answer.status == 201;
    walk.same("shipments", left, walk.model.orders.ship(order, {}, {}) ? 1 : 0);
}

/// Four orders of more than half of what there is: one gets it. Cancelled, nothing is held by it.
void Slips::confirm_last_at_once() {
    const std::size_t product = walk.some_product();
    const std::int64_t free = walk.model.stock.all(product).available();
    if (free < 1) return;
    walk.doing("the last is confirmed by many at once");
    std::vector<Request> yes;
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) {
        ids.push_back(walk.make(
            "assistant", "/orders",
            fmt::format(R"({{"customer_id":"{}","lines":[{{"product_id":"{}","quantity":{}}}]}})",
                        walk.customers[0].id, walk.products[product], free / 2 + 1)));
        yes.push_back({.who = "assistant",
                       .path = "/orders/" + ids.back() + "/confirmation",
                       .body = R"({"confirmed_by":"王工","words":"行"})"});
    }
    int won = 0;
    for (const auto& answer : walk.at_once(yes)) won += answer.status == 200;
    walk.same("who got the last", won, 1);
    for (const std::string& id : ids)
        walk.ask({.who = "assistant",
                  .path = "/orders/" + id + "/cancellation",
                  .body = R"({"reason":"试试"})"},
                 true);
    walk.compare_stock();
}

}  // namespace zhuli::sim
