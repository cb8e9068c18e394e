#include <fmt/format.h>

#include <algorithm>

#include "tests/sim/users.hpp"

namespace zhuli::sim {

void ReturnUsers::act() {
    const auto is_open = [](const Return& one) {
        return one.state != "refused" && one.state != "refunded" && one.state != "exchanged" &&
               one.state != "closed";
    };
    const bool goes_on = walk.chance(75);
    Order& order = walk.some_that(walk.model.orders.orders, [&](const Order& one) {
        return goes_on ? std::ranges::any_of(one.returns, is_open) : one.has_left();
    });
    if (order.returns.empty() || !goes_on)
        request(order);
    else
        step(order, walk.some_that(order.returns, is_open));
    walk.compare(order);
    walk.compare_stock();
}

void ReturnUsers::request(Order& order) {
    std::vector<Part> parts;
    for (const Line& line : order.lines) {
        if (walk.chance(40)) continue;
        const auto most = static_cast<int>(line.shipped - line.returned);
        parts.push_back({line.id, walk.chance(60) ? most : walk.between(0, most + 1)});
    }
    const bool ours = walk.chance(40);
    const auto outcome =
        walk.attempt({{.who = "assistant",
                       .path = "/orders/" + order.id + "/returns",
                       .body = fmt::format(R"({{"lines":{},"cause":"{}","reason":"不合用"}})",
                                           json_of(parts), ours ? "quality" : "not_needed")},
                      [&] { return walk.model.orders.request_return(order, parts, ours); }});
    if (outcome.done)
        order.returns.back().id = text(outcome.answer.json.at("returns").as_array().back(), "id");
}

Attempt ReturnUsers::inspecting(Order& order, Return& document) {
    const std::int64_t most = document.parts.front().quantity;
    const std::int64_t good = walk.chance(60) ? most : walk.between(-1, static_cast<int>(most));
    const auto shown = walk.look("/returns/" + document.id);
    std::string findings;
    for (std::size_t i = 0; i < document.parts.size(); ++i) {
        const auto pieces = document.parts[i].quantity;
        findings += fmt::format(
            R"({}{{"line_id":"{}","good":{},"damaged":{},"fate":"scrap","words":"裂"}})",
            i == 0 ? "" : ",", text(shown.json.at("lines").at(i), "id"), i == 0 ? good : pieces,
            i == 0 ? pieces - good : 0);
    }
    return {{.who = "warehouse", .path = "inspection", .body = R"({"lines":[)" + findings + "]}"},
            [this, &order, &document, good] {
                return walk.model.orders.inspect_return(order, document, good);
            }};
}

/// The next step of a return, or one that is not its turn.
void ReturnUsers::step(Order& order, Return& document) {
    const int kind = walk.between(1, 12);
    OrderModel& orders = walk.model.orders;
    Attempt what;
    if (document.state == "requested" || kind == 1) {
        const bool approve = walk.chance(85);
        what = {{.who = "service",
                 .path = "decision",
                 .body = fmt::format(R"({{"approve":{},"words":"好"}})", approve)},
                [&, approve] { return orders.decide_return(order, document, approve); }};
    } else if (document.state == "approved" || kind == 2) {
        const std::size_t into = walk.some_warehouse();
        what = {{.who = "warehouse",
                 .path = "reception",
                 .body = fmt::format(R"({{"warehouse_id":"{}"}})", walk.warehouses[into])},
                [&, into] { return orders.receive_return(order, document, into); }};
    } else if (document.state == "received" || kind == 3) {
        what = inspecting(order, document);
    } else {
        return settle(order, document);
    }
    what.request.path = "/returns/" + document.id + "/" + what.request.path;
    walk.attempt(what);
}

void ReturnUsers::settle(Order& order, Return& document) {
    OrderModel& orders = walk.model.orders;
    const int kind = walk.between(1, 100);
    const bool swaps = kind <= 35, gives = swaps || kind <= 85;
    Order* other = nullptr;
    const std::int64_t days = walk.customers[order.customer].credit_days;
    const auto outcome =
        walk.attempt({{.who = "finance",
                       .path = "/returns/" + document.id + "/settlement",
                       .body = fmt::format(R"({{"kind":"{}","words":"按质检","agreed_by":"王工"}})",
                                           swaps   ? "exchange"
                                           : gives ? "refund"
                                                   : "close")},
                      [&] {
                          if (!swaps) return orders.settle_return(order, document, gives);
                          other = orders.exchange(order, document, days);
                          return other != nullptr;
                      }});
    if (!outcome.done || other == nullptr) return;
    other->id = outcome.answer.text("exchange_order_id");
    walk.name_lines(*other, walk.look("/orders/" + other->id).json);
    walk.compare(*other);
}

}  // namespace zhuli::sim
