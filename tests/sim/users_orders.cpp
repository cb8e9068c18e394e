#include <fmt/format.h>

#include <algorithm>

#include "tests/sim/users.hpp"

namespace zhuli::sim {

namespace {

constexpr const char* kTerms[] = {"on_delivery", "prepaid", "deposit", "credit", "instalments"};
constexpr int kValues[] = {0, 15, 30, 50, 100};

/// What is done with an order, and how often.
constexpr std::pair<const char*, int> kActions[] = {
    {"submit", 3}, {"take_back", 1},       {"confirm", 12}, {"reserve", 3},
    {"cancel", 2}, {"short_close", 1},     {"ship", 12},    {"deliver", 8},
    {"change", 2}, {"receive_payment", 7}, {"refund", 7},   {"release", 2}};

std::vector<Instalment> some_plan(Walk& walk, std::int64_t amount) {
    const int kind = walk.between(1, 10);
    if (kind <= 4)
        return {{"on_signing", 30, 0}, {"before_shipping", 30, 0}, {"after_delivery", 40, 0}};
    if (kind <= 6) return {{"on_signing", 20, 0}, {"after_delivery", 80, 0}};
    if (kind == 7) return {{"on_signing", 30, 0}, {"after_delivery", 60, 0}};  // does not add up
    const std::int64_t first = walk.between(0, static_cast<int>(amount));
    const std::int64_t slip = walk.chance(15) ? 1 : 0;
    return {{"before_shipping", 0, first}, {"after_delivery", 0, amount - first + slip}};
}

std::string json_of(const Terms& terms) {
    std::string rows;
    for (const Instalment& row : terms.plan)
        rows += fmt::format(R"({}{{"due_when":"{}","percent":{},"amount_minor":{}}})",
                            rows.empty() ? "" : ",", row.when, row.percent, row.amount);
    return fmt::format(R"("pay_term":"{}","pay_value":{},"instalments":[{}])", terms.term,
                       terms.value, rows);
}

}  // namespace

std::string json_of(const std::vector<Part>& parts) {
    std::string list;
    for (const Part& part : parts)
        list += fmt::format(R"({}{{"line_id":"{}","quantity":{}}})", list.empty() ? "" : ",",
                            part.line, part.quantity);
    return "[" + list + "]";
}

std::vector<Part> some_parts(Walk& walk, const Order& order) {
    std::vector<Part> parts;
    for (const Line& line : order.lines) {
        if (walk.chance(35)) continue;
        const auto most = static_cast<int>(line.quantity);
        const std::int64_t held = line.reserved() > 0 ? line.reserved() : 1;
        parts.push_back({line.id, walk.chance(55) ? held : walk.between(0, most + 1)});
    }
    return parts;
}

bool OrderUsers::put_some_terms(Order& order, std::string& body) {
    const std::int64_t days = walk.customers[order.customer].credit_days;
    if (walk.chance(35)) return walk.model.orders.put_terms(order, nullptr, days);
    Terms terms{walk.one_of(kTerms), walk.one_of(kValues), {}};
    if (terms.term == "instalments") terms.plan = some_plan(walk, order.amount());
    body += "," + json_of(terms);
    return walk.model.orders.put_terms(order, &terms, days);
}

void OrderUsers::enter() {
    Order order;
    order.customer = walk.index(walk.customers.size());
    const bool alike = walk.chance(10);  // the same product on four lines
    const std::size_t only = walk.some_product();
    std::string lines;
    for (int i = alike ? 4 : walk.between(1, 3); i > 0; --i) {
        Line& line = order.lines.emplace_back();
        line.product = alike ? only : walk.some_product();
        line.quantity = walk.between(1, 12);
        line.price = kPrice;
        lines += fmt::format(R"({}{{"product_id":"{}","quantity":{}}})", lines.empty() ? "" : ",",
                             walk.products[line.product], line.quantity);
    }
    if (walk.chance(50)) order.promised_on = walk.today_plus(walk.between(-1, 9));
    const bool confirm = walk.chance(25), accept = walk.chance(40);
    std::string body =
        fmt::format(R"("customer_id":"{}","lines":[{}])", walk.customers[order.customer].id, lines);
    if (!order.promised_on.empty()) body += R"(,"promised_on":")" + order.promised_on + "\"";
    if (confirm)
        body += fmt::format(R"(,"confirm":true,"accept_shortage":{},"confirmed_by":"王工",)"
                            R"("words":"行")",
                            accept);
    const bool payable = put_some_terms(order, body);
    const bool in_time =
        order.promised_on.empty() || order.promised_on >= walk.model.orders.clock.today;
    const auto outcome = walk.attempt(
        {{.who = "assistant", .path = "/orders", .body = "{" + body + "}", .has_version = false},
         [&] {
             return payable && in_time && (!confirm || walk.model.orders.confirm(order, accept));
         }});
    if (!outcome.done) return walk.compare_stock();
    order.id = outcome.answer.text("id");
    walk.name_lines(order, outcome.answer.json);
    walk.model.orders.orders.push_back(order);
    walk.compare(order);
}

Attempt OrderUsers::agreeing(const std::string& action, Order& order) {
    OrderModel& orders = walk.model.orders;
    if (action == "submit")
        return {{.who = "assistant", .path = "submission"},
                [&orders, &order] { return orders.submit(order); }};
    if (action == "take_back")
        return {{.who = "assistant", .path = "taking_back"},
                [&orders, &order] { return orders.take_back(order); }};
    if (action == "reserve")
        return {{.who = "assistant", .path = "reservation"},
                [&orders, &order] { return orders.reserve_again(order); }};
    const bool accept = walk.chance(50);
    return {{.who = "assistant",
             .path = "confirmation",
             .body = fmt::format(R"({{"accept_shortage":{},"confirmed_by":"王工","words":"行"}})",
                                 accept)},
            [&orders, &order, accept] { return orders.confirm(order, accept); }};
}

Attempt OrderUsers::shipping(Order& order) {
    OrderModel& orders = walk.model.orders;
    const auto parts = walk.chance(45) ? std::vector<Part>{} : some_parts(walk, order);
    std::optional<std::size_t> warehouse;
    if (walk.chance(50)) warehouse = walk.some_warehouse();
    return {{.who = "warehouse",
             .path = "shipments",
             .body = fmt::format(
                 R"({{"lines":{}{}}})", json_of(parts),
                 warehouse ? R"(,"warehouse_id":")" + walk.warehouses[*warehouse] + "\"" : "")},
            [&orders, &order, parts, warehouse] { return orders.ship(order, parts, warehouse); }};
}

Attempt OrderUsers::delivering(Order& order) {
    OrderModel& orders = walk.model.orders;
    std::optional<std::size_t> one;
    std::string body = "{}";
    if (walk.chance(40) && !order.shipments.empty()) {
        one = walk.index(order.shipments.size());
        const auto shown = walk.look("/orders/" + order.id, "warehouse");
        body = fmt::format(R"({{"shipment_id":"{}"}})",
                           text(shown.json.at("shipments").at(*one), "id"));
    }
    return {{.who = "warehouse", .path = "delivery", .body = body},
            [&orders, &order, one] { return orders.deliver(order, one); }};
}

Attempt OrderUsers::paying(Order& order, bool back) {
    OrderModel& orders = walk.model.orders;
    const auto whole = static_cast<int>(back ? order.owed_back() : order.due());
    const int most = whole > 0 ? whole + whole / 4 + 1 : 1;
    const int amount = walk.chance(60) ? whole : walk.between(-1, most);
    return {{.who = "finance",
             .path = back ? "refunds" : "receipts",
             .body = fmt::format(R"({{"amount_minor":{}}})", amount)},
            [&orders, &order, back, amount] {
                return back ? orders.refund(order, amount) : orders.pay(order, amount);
            }};
}

Attempt OrderUsers::changing(Order& order) {
    OrderModel& orders = walk.model.orders;
    std::vector<Line> lines;
    std::string list;
    for (const Line& line : order.lines) {
        if (walk.chance(10)) continue;
        lines.push_back(line);
        if (walk.chance(50)) lines.back().quantity = walk.between(0, 14);
        list += fmt::format(R"({}{{"line_id":"{}","quantity":{}}})", list.empty() ? "" : ",",
                            line.id, lines.back().quantity);
    }
    if (walk.chance(20)) {
        Line& line = lines.emplace_back();
        line.product = walk.some_product();
        line.quantity = walk.between(1, 5);
        line.price = kPrice;
        list += fmt::format(R"({}{{"product_id":"{}","quantity":{}}})", list.empty() ? "" : ",",
                            walk.products[line.product], line.quantity);
    }
    const bool accept = walk.chance(40);
    const auto shown = walk.look("/orders/" + order.id, "assistant");
    return {{.who = "assistant",
             .path = "terms",
             .body = fmt::format(R"({{"reason":"改数量","accept_shortage":{},"lines":[{}]}})",
                                 accept, list),
             .method = "PATCH",
             .if_match = number(shown.json, "version")},
            [&orders, &order, lines, accept] { return orders.change(order, lines, accept); }};
}

/// Rather one that is offered.
std::string OrderUsers::some_action(const Order& order) {
    const auto offered = order.actions();
    const bool right = walk.chance(80);
    std::vector<std::string> drawn;
    for (const auto& [action, weight] : kActions) {
        if (right && std::ranges::find(offered, action) == offered.end()) continue;
        // A change of what was approved below its floor may be asked about again; not modelled.
        if (order.below_floor && std::string_view(action) == "change") continue;
        drawn.insert(drawn.end(), static_cast<std::size_t>(weight), action);
    }
    return drawn.empty() ? "ship" : drawn[walk.index(drawn.size())];
}

Attempt OrderUsers::attempt_of(const std::string& action, Order& order) {
    OrderModel& orders = walk.model.orders;
    if (action == "ship") return shipping(order);
    if (action == "deliver") return delivering(order);
    if (action == "change") return changing(order);
    if (action == "receive_payment" || action == "refund") return paying(order, action == "refund");
    if (action == "release")
        return {{.who = "finance", .path = "payment_releases", .body = R"({"reason":"老客户"})"},
                [&orders, &order] { return orders.release(order); }};
    if (action == "cancel")
        return {{.who = "assistant", .path = "cancellation", .body = R"({"reason":"改主意"})"},
                [&orders, &order] { return orders.cancel(order); }};
    if (action == "short_close")
        return {{.who = "assistant",
                 .path = "short_closing",
                 .body = R"({"reason":"停产","agreed_by":"王工","words":"就这些"})"},
                [&orders, &order] { return orders.short_close(order); }};
    return agreeing(action, order);
}

void OrderUsers::act() {
    Order& order = walk.some_of(walk.model.orders.orders);
    Attempt what = attempt_of(some_action(order), order);
    const bool changes = what.request.path == "terms";
    what.request.path = "/orders/" + order.id + "/" + what.request.path;
    const auto outcome = walk.attempt(what);
    if (outcome.done && changes) walk.name_lines(order, outcome.answer.json);
    walk.compare(order);
    walk.compare_stock();
}

}  // namespace zhuli::sim
