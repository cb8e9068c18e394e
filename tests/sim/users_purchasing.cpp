#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "features/purchasing/use_cases.hpp"
#include "tests/sim/users.hpp"

namespace zhuli::sim {

namespace {

constexpr std::int64_t kMinStock = 8;
constexpr std::size_t kRuled = 2;  // the first products are bought by a rule

}  // namespace

PurchaseUsers::PurchaseUsers(Walk& of) : Area(of) {
    for (std::size_t product = 0; product < kRuled; ++product) {
        ReorderRule& rule = walk.model.purchases.rules[product];
        rule.warehouse = product;
        rule.max_stock = 40;
        rule.multiple = 5;
        rule.id =
            walk.make("purchasing", "/reorder_rules",
                      fmt::format(R"({{"product_id":"{}","supplier_id":"{}","warehouse_id":"{}",)"
                                  R"("min_stock":{},"max_stock":40,"multiple":5,"lead_days":3}})",
                                  walk.products[product], walk.suppliers[0],
                                  walk.warehouses[product], kMinStock));
        hear_rule(product, false);
    }
}

void PurchaseUsers::act() {
    const int kind = walk.between(1, 100);
    if (kind <= 22 || walk.model.purchases.orders.empty()) return draft();
    if (kind <= 28) return request();
    if (kind <= 42) return settle_request();
    if (kind <= 70) return settle_order();
    receive();
}

std::string PurchaseUsers::json_of(const PurchaseOrder& order) const {
    std::string lines;
    for (const BoughtLine& line : order.lines)
        lines += fmt::format(R"({}{{"product_id":"{}","quantity":{},"price_e4":80000}})",
                             lines.empty() ? "" : ",", walk.products[line.product], line.quantity);
    return fmt::format(
        R"({{"supplier_id":"{}","warehouse_id":"{}","expected_on":"{}","lines":[{}]}})",
        walk.suppliers[order.supplier], walk.warehouses[order.warehouse], order.expected_on, lines);
}

void PurchaseUsers::draft() {
    PurchaseOrder order;
    order.supplier = walk.index(walk.suppliers.size());
    order.warehouse = walk.some_warehouse();
    order.expected_on = walk.today_plus(walk.between(-1, 6));
    order.created_at = walk.model.orders.clock.now;
    for (int i = walk.between(1, 3); i > 0; --i)
        order.lines.push_back({"", walk.some_product(), walk.between(0, 30), 0});
    const bool may =
        order.expected_on >= walk.model.orders.clock.today &&
        std::ranges::all_of(order.lines, [](const auto& line) { return line.quantity > 0; });
    const auto outcome = walk.attempt({{.who = "purchasing",
                                        .path = "/purchase_orders",
                                        .body = json_of(order),
                                        .has_version = false},
                                       [&] { return may; }});
    if (!outcome.done) return;
    order.id = outcome.answer.text("id");
    walk.model.purchases.orders.push_back(order);
    name_lines(walk.model.purchases.orders.back());
    compare(walk.model.purchases.orders.back());
}

/// Somebody asks for something although no rule did.
void PurchaseUsers::request() {
    PurchaseRequest asked{"",
                          "open",
                          walk.some_product(),
                          walk.index(walk.suppliers.size()),
                          walk.some_warehouse(),
                          walk.between(0, 20),
                          false,
                          walk.model.orders.clock.now,
                          0};
    auto& requests = walk.model.purchases.requests;
    const auto outcome = walk.attempt(
        {{.who = "purchasing",
          .path = "/purchase_requests",
          .body = fmt::format(
              R"({{"product_id":"{}","supplier_id":"{}","warehouse_id":"{}","quantity":{}}})",
              walk.products[asked.product], walk.suppliers[asked.supplier],
              walk.warehouses[asked.warehouse], asked.quantity),
          .has_version = false},
         [&] {
             return asked.quantity > 0 &&
                    walk.model.purchases.open_request(asked.product) == nullptr;
         }});
    if (!outcome.done) return;
    asked.id = outcome.answer.text("id");
    requests.push_back(asked);
}

void PurchaseUsers::settle_request() {
    PurchaseModel& model = walk.model.purchases;
    if (model.requests.empty()) return;
    PurchaseRequest& asked = walk.some_that(
        model.requests, [](const PurchaseRequest& one) { return one.state == "open"; });
    const bool accept = walk.chance(75);
    PurchaseOrder* into = nullptr;
    const auto outcome = walk.attempt(
        {{.who = "purchasing",
          .path = "/purchase_requests/" + asked.id + (accept ? "/acceptance" : "/refusal"),
          .body = accept ? "{}" : R"({"reason":"不需要"})"},
         [&] {
             if (!accept) return model.refuse(asked);
             into = model.accept(asked);
             return into != nullptr;
         }});
    walk.same("request", walk.look("/purchase_requests/" + asked.id).text("state"), asked.state);
    walk.reached.insert("request " + asked.state);
    if (!outcome.done || !accept) return;
    const std::string id = outcome.answer.text("order_id");
    if (!into->id.empty()) walk.same("the draft it went into", id, into->id);
    into->id = id;
    name_lines(*into);
    compare(*into);
}

/// Sent, confirmed, cancelled or closed.
void PurchaseUsers::settle_order() {
    PurchaseModel& model = walk.model.purchases;
    PurchaseOrder& order = walk.some_that(model.orders, [](const PurchaseOrder& one) {
        return one.state == "draft" || one.is_under_way();
    });
    const int kind = walk.chance(70) ? (order.state == "draft" ? 1 : walk.between(51, 100))
                                     : walk.between(1, 100);
    Attempt what;
    if (kind <= 50) {
        what = {{.who = "purchasing", .path = "sending"}, [&] { return model.send(order); }};
    } else if (kind <= 75) {
        const std::string day = walk.chance(50) ? "" : walk.today_plus(walk.between(-1, 5));
        what = {{.who = "purchasing",
                 .path = "confirmation",
                 .body = day.empty() ? "{}" : fmt::format(R"({{"expected_on":"{}"}})", day)},
                [&, day] { return model.confirm(order, day); }};
    } else {
        const bool cancel = kind <= 85;
        what = {{.who = "purchasing",
                 .path = cancel ? "cancellation" : "closing",
                 .body = R"({"reason":"供应商停产"})"},
                [&, cancel] { return cancel ? model.cancel(order) : model.close(order); }};
    }
    what.request.path = "/purchase_orders/" + order.id + "/" + what.request.path;
    walk.attempt(what);
    compare(order);
}

void PurchaseUsers::receive() {
    PurchaseModel& model = walk.model.purchases;
    PurchaseOrder& order =
        walk.some_that(model.orders, [](const PurchaseOrder& one) { return one.is_under_way(); });
    std::vector<Part> parts;
    for (const BoughtLine& line : order.lines) {
        if (walk.chance(25)) continue;
        const auto left = static_cast<int>(line.quantity - line.received);
        parts.push_back({line.id, walk.chance(60) ? left : walk.between(0, left + 1)});
    }
    std::optional<std::int64_t> served;
    const auto before = walk.waits();
    const auto outcome = walk.attempt({{.who = "warehouse",
                                        .path = "/purchase_orders/" + order.id + "/receipts",
                                        .body = "{\"lines\":" + sim::json_of(parts) + "}"},
                                       [&] {
                                           served = model.receive(order, parts);
                                           return served.has_value();
                                       }});
    if (outcome.done)
        walk.same("orders that got some", number(outcome.answer.json, "served_count"), *served);
    compare(order);
    walk.compare_stock();
    walk.compare_changed(before);
}

/// Events are followed: whoever waits gets what is free; then the rules ask. Neither depends on
/// which of the two was first, as what is promised and what waits change alike.
void PurchaseUsers::pass_night() {
    walk.doing("a night passes");
    OrderModel& orders = walk.model.orders;
    const auto before = walk.waits();
    walk.world.follow_events();
    orders.serve({0, 1, 2, 3});
    const Ctx ctx = walk.world.system();
    (void)storage::write_now(walk.world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        Id last;
        do {
            TRY(last, purchasing::advise_after(tx, ctx, last));
        } while (last);
        return Done{};
    });
    for (std::size_t product = 0; product < kRuled; ++product) hear_rule(product, true);
    walk.model.quotes.forget_cancelled(orders);
    walk.compare_stock();
    walk.compare_changed(before);
}

/// What the rule says of the product is what the model knows of it, and a request says so.
void PurchaseUsers::hear_rule(std::size_t product, bool in_the_night) {
    PurchaseModel& model = walk.model.purchases;
    const auto shown = walk.look("/reorder_rules/" + model.rules[product].id).json;
    const auto& stock = shown.at("stock");
    const auto& advice = shown.at("advice");
    walk.same("free", number(stock, "available"), walk.model.stock.all(product).available());
    walk.same("coming", number(stock, "incoming"),
              model.incoming(product) + model.drafted(product));
    walk.same("waited for", number(stock, "waiting"), walk.model.orders.waiting(product));
    const std::int64_t point = number(advice, "reorder_point");
    if (point < kMinStock) walk.differ("a rule lets less be there than its minimum");
    walk.same("to buy", number(advice, "quantity"),
              model.rules[product].wanted(model.position(product), point));
    PurchaseRequest* before = model.open_request(product);
    model.ask(product, point);
    if (before != nullptr)
        walk.same("request", walk.look("/purchase_requests/" + before->id).text("state"),
                  before->state);
    if (in_the_night || before == nullptr) find_request(product);
}

/// The open request of the product, if any; a new one gets its id.
void PurchaseUsers::find_request(std::size_t product) {
    PurchaseRequest* open = walk.model.purchases.open_request(product);
    std::string quantity, id;
    const auto shown = walk.look("/purchase_requests?state=open&limit=50").json;
    for (const auto& one : shown.at("items").as_array()) {
        if (text(one, "product_id") != walk.products[product]) continue;
        quantity += std::to_string(number(one, "quantity"));
        id = text(one, "id");
    }
    walk.same(fmt::format("asked for of P{}", product), quantity,
              open == nullptr ? "" : std::to_string(open->quantity));
    if (open != nullptr && open->id.empty()) open->id = id;
}

/// What only the product can give: ids, and the day of an order that requests went into.
void PurchaseUsers::name_lines(PurchaseOrder& order) {
    const auto shown = walk.look("/purchase_orders/" + order.id).json;
    const auto& lines = shown.at("lines").as_array();
    walk.same("lines bought", static_cast<std::int64_t>(lines.size()),
              static_cast<std::int64_t>(order.lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) order.lines[i].id = text(lines[i], "id");
    order.expected_on = text(shown, "expected_on");
}

void PurchaseUsers::compare(const PurchaseOrder& order) {
    const auto shown = walk.look("/purchase_orders/" + order.id, "purchasing").json;
    walk.reached.insert("purchase " + order.state);
    walk.same("purchase order", text(shown, "state"), order.state);
    walk.same("expected", text(shown, "expected_on"), order.expected_on);
    walk.same("actions", words(shown.at("actions")),
              fmt::format("{}", fmt::join(order.actions(), " ")));
    std::string product, model;
    for (const auto& line : shown.at("lines").as_array())
        product += fmt::format(" {} {}/{}", text(line, "product_id"), number(line, "received"),
                               number(line, "quantity"));
    for (const BoughtLine& line : order.lines)
        model +=
            fmt::format(" {} {}/{}", walk.products[line.product], line.received, line.quantity);
    walk.same("lines bought", product, model);
    const auto coming = walk.look(
        fmt::format("/stock/available?product_ids={}", fmt::join(walk.products, ",")), "warehouse");
    for (std::size_t i = 0; i < kProducts; ++i)
        walk.same(fmt::format("P{} on its way", i),
                  number(coming.json.at("items").at(i), "incoming"),
                  walk.model.purchases.incoming(i));
}

}  // namespace zhuli::sim
