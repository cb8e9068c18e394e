#include "tests/sim/users.hpp"

#include <fmt/format.h>

#include "features/orders/use_cases.hpp"

namespace zhuli::sim {

namespace {

constexpr int kProducts = 4;
constexpr std::int64_t kPriceE4 = 125'000;
constexpr int kStepsBetweenProofs = 50;
constexpr int kQuotesPercent = 35;  // of the steps

std::int64_t number(const boost::json::value& value, const char* member) {
    return value.at(member).as_int64();
}

std::string text(const boost::json::value& value, const char* member) {
    return std::string(value.at(member).as_string());
}

}  // namespace

Users::Users(support::Engine engine, std::uint64_t seed, Flaw flaw)
    : world_(engine), model_(kProducts, flaw), quotes_(flaw), seed_(seed), random_(seed) {
    const auto made = [&](const char* who, const char* path, const std::string& body) {
        const auto answer = world_.call(who, "POST", path, body);
        if (answer.status != 201) differ(std::string(path) + " " + answer.body);
        return answer.text("id");
    };
    warehouse_ = made("warehouse", "/warehouses", R"({"code":"W1","name":"一号仓"})");
    customer_ = made("assistant", "/customers", R"({"name":"杭州精工机械有限公司"})");
    for (int i = 0; i < kProducts; ++i)
        products_.push_back(made(
            "purchasing", "/products",
            fmt::format(R"({{"code":"P{}","name":"螺丝","list_price_e4":{},"floor_price_e4":{}}})",
                        i, kPriceE4, kFloorE4)));
}

int Users::between(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

void Users::differ(const std::string& what) const {
    throw Difference(fmt::format("seed {} step {} ({}): {}", seed_, step_, doing_, what));
}

void Users::same(const std::string& what, const std::string& product,
                 const std::string& model) const {
    if (product != model)
        differ(fmt::format("{}: the product says {}, the model {}", what, product, model));
}

void Users::act(int steps) {
    for (step_ = 1; step_ <= steps; ++step_) {
        step();
        if (step_ % kStepsBetweenProofs == 0) prove_invariants();
    }
    prove_invariants();
}

void Users::step() {
    world_.now = world_.now.plus_ms(between(1, 3600) * kSecondMs);
    if (chance(kQuotesPercent)) return use_quotes();
    const int kind = between(1, 100);
    if (kind <= 12) return move_stock();
    if (kind <= 27 || model_.orders.empty()) return enter_order();
    if (kind <= 31) return refuse_after_the_fact();
    if (kind <= 34) return jump_clock();
    change_order();
}

void Users::jump_clock() {
    doing_ = "the clock jumps";
    world_.now = world_.now.plus_ms(between(-6 * 60, 3 * 24 * 60) * kMinuteMs);
}

void Users::move_stock() {
    const auto product = static_cast<std::size_t>(between(0, kProducts - 1));
    const bool in = chance(75);
    const int quantity = in ? between(1, 30) : -between(1, 25);
    const Request request{
        "warehouse", "/stock/moves",
        fmt::format(
            R"({{"product_id":"{}","warehouse_id":"{}","quantity":{},"reason":"{}","note":"盘点"}})",
            products_[product], warehouse_, quantity, in ? "receipt" : "adjustment"),
        "moves"};
    doing_ = fmt::format("move {} of P{}", quantity, product);
    const auto missing = model_.move(product, quantity);
    const bool may = missing.has_value();
    const std::string key = std::to_string(++keys_);
    const auto answer = send(request, key);
    if ((answer.status < 300) != may) differ(fmt::format("may {}, answered {}", may, answer.body));
    if (may) take_from_orders(product, *missing, answer);
    if (may && chance(20)) send_again(request, key, answer);
    compare_shelves();
}

/// What is not there any more is given up by orders that held it, exactly as much, each of them
/// named with what it lost.
void Users::take_from_orders(std::size_t product, std::int64_t missing,
                             const support::Answer& answer) {
    std::int64_t taken = 0;
    for (const auto& lost : answer.json.at("lost").as_array()) {
        const auto order = std::ranges::find(model_.orders, text(lost, "order_id"), &Order::id);
        if (order == model_.orders.end()) differ("an order nobody knows lost something");
        const std::int64_t told = number(lost, "quantity");
        same("lost", std::to_string(told), std::to_string(take_from_order(product, *order)));
        taken += told;
        compare(*order);
    }
    same("lost by all", std::to_string(taken), std::to_string(missing));
}

/// How much less of the product its lines hold now.
std::int64_t Users::take_from_order(std::size_t product, Order& order) {
    const auto shown = world_.call("assistant", "GET", "/orders/" + order.id);
    std::int64_t taken = 0;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        if (order.lines[i].product != product) continue;
        const std::int64_t now = number(shown.json.at("lines").at(i), "reserved");
        const std::int64_t less = order.lines[i].reserved - now;
        if (!model_.lose(order, i, less)) differ("a line holds more than before");
        taken += less;
    }
    return taken;
}

void Users::enter_order() {
    Order order;
    std::string lines;
    for (int i = between(1, 3); i > 0; --i) {
        const auto product = static_cast<std::size_t>(between(0, kProducts - 1));
        const int quantity = between(1, 12);
        order.lines.push_back({product, quantity, quantity * kPriceE4 / 100});
        order.amount += order.lines.back().amount;
        lines += fmt::format(R"({}{{"product_id":"{}","quantity":{}}})", lines.empty() ? "" : ",",
                             products_[product], quantity);
    }
    const Request request{"assistant", "/orders",
                          fmt::format(R"({{"customer_id":"{}","lines":[{}]}})", customer_, lines),
                          "order"};
    doing_ = "enter an order";
    const std::string key = std::to_string(++keys_);
    const auto answer = send(request, key);
    if (answer.status != 201) differ(answer.body);
    order.id = answer.text("id");
    for (const auto& line : answer.json.at("lines").as_array())
        lines_[order.id].push_back(text(line, "id"));
    model_.orders.push_back(order);
    if (chance(25)) send_again(request, key, answer);
    compare(model_.orders.back());
}

Order& Users::some_order() {
    const int last = static_cast<int>(model_.orders.size()) - 1;
    const int first = chance(80) ? std::max(0, last - 8) : 0;  // rather one that is alive
    return model_.orders[static_cast<std::size_t>(between(first, last))];
}

std::vector<Part> Users::some_parts(const Order& order) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < order.lines.size(); ++i)
        if (chance(60))
            parts.push_back({i, between(0, static_cast<int>(order.lines[i].quantity) + 1)});
    if (!parts.empty() && chance(4)) parts.push_back(parts.front());
    return parts;
}

std::string Users::json_of(const std::string& order, const std::vector<Part>& parts) {
    std::string list;
    for (const auto& [line, quantity] : parts)
        list += fmt::format(R"({}{{"line_id":"{}","quantity":{}}})", list.empty() ? "" : ",",
                            lines_.at(order).at(line), quantity);
    return "[" + list + "]";
}

bool Users::try_shipping(Order& order, Request& request) {
    const auto parts = chance(50) ? std::vector<Part>{} : some_parts(order);
    request.who = "warehouse";
    request.noun = "shipments";
    request.body = fmt::format(R"({{"lines":{}}})", json_of(order.id, parts));
    return model_.ship(order, parts);
}

bool Users::try_payment(Order& order, Request& request) {
    const auto due = static_cast<int>(order.amount - order.paid);
    const int amount = chance(50) ? due : between(-1, due + due / 4 + 1);
    request.who = "finance";
    request.noun = "receipts";
    request.body = fmt::format(R"({{"amount_minor":{}}})", amount);
    return model_.pay(order, amount);
}

bool Users::try_refund(Order& order, Request& request) {
    const auto owed = static_cast<int>(order.owed_back());
    const int amount = chance(50) ? owed : between(0, owed + 2);
    request.who = "finance";
    request.noun = "refunds";
    request.body = fmt::format(R"({{"amount_minor":{}}})", amount);
    return model_.refund(order, amount);
}

bool Users::try_change(Order& order, Request& request) {
    std::vector<std::int64_t> quantities;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        quantities.push_back(chance(50) ? order.lines[i].quantity : between(0, 14));
        parts.push_back({i, quantities.back()});
    }
    const bool accept = chance(40);
    request.method = "PATCH";
    request.if_match =
        number(world_.call("assistant", "GET", "/orders/" + order.id).json, "version");
    request.noun = "terms";
    request.body = fmt::format(R"({{"reason":"改数量","accept_shortage":{},"lines":{}}})", accept,
                               json_of(order.id, parts));
    return model_.change(order, quantities, accept);
}

/// The next step of a return, or one that is not its turn.
bool Users::try_with_return(Order& order, Request& request) {
    const auto index =
        static_cast<std::size_t>(between(0, static_cast<int>(order.returns.size()) - 1));
    const Return& document = order.returns[index];
    const std::string path = "/returns/" + document.id;
    const auto shown = world_.call("admin", "GET", path);
    const int kind = between(1, 4);
    if (document.state == "requested" || kind == 1) {
        const bool approve = chance(80);
        request = {"service", path + "/decision",
                   fmt::format(R"({{"approve":{},"words":"好"}})", approve), "decision"};
        return model_.decide_return(order, index, approve);
    }
    if (document.state == "approved" || kind == 2) {
        request = {"warehouse", path + "/reception", "{}", "reception"};
        return model_.receive_return(order, index);
    }
    if (document.state == "received" || kind == 3) {
        const auto most = document.parts.front().quantity;
        const std::int64_t good = chance(60) ? most : between(-1, static_cast<int>(most));
        std::string findings;
        for (std::size_t i = 0; i < document.parts.size(); ++i) {
            const auto pieces = document.parts[i].quantity;
            findings += fmt::format(
                R"({}{{"line_id":"{}","good":{},"damaged":{},"fate":"scrap","words":"裂"}})",
                i == 0 ? "" : ",", text(shown.json.at("lines").at(i), "id"), i == 0 ? good : pieces,
                i == 0 ? pieces - good : 0);
        }
        request = {"warehouse", path + "/inspection", R"({"lines":[)" + findings + "]}",
                   "inspection"};
        return model_.inspect_return(order, index, good);
    }
    const bool refund = chance(80);
    request = {"finance", path + "/settlement",
               fmt::format(R"({{"kind":"{}","words":"按质检"}})", refund ? "refund" : "close"),
               "settlement"};
    return model_.settle_return(order, index, refund);
}

bool Users::try_returning(Order& order, Request& request) {
    if (!order.returns.empty() && chance(75)) return try_with_return(order, request);
    const auto parts = some_parts(order);
    request.noun = "returns";
    request.body = fmt::format(R"({{"lines":{},"reason":"错发"}})", json_of(order.id, parts));
    return model_.request_return(order, parts);
}

bool Users::try_in_model(Order& order, Request& request) {
    const int kind = between(1, 100);
    if (kind <= 22) {
        const bool accept = chance(35);
        request.noun = "confirmation";
        request.body =
            fmt::format(R"({{"accept_shortage":{},"confirmed_by":"王工","words":"行"}})", accept);
        return model_.confirm(order, accept);
    }
    if (kind <= 28) {
        request.noun = "submission";
        return model_.submit(order);
    }
    if (kind <= 35) {
        request.noun = "reservation";
        return model_.reserve_again(order);
    }
    if (kind <= 42) {
        request.noun = "cancellation";
        request.body = R"({"reason":"改主意"})";
        return model_.cancel(order);
    }
    if (kind <= 62) return try_shipping(order, request);
    if (kind <= 74) {
        request.who = "warehouse";
        request.noun = "delivery";
        return model_.deliver(order);
    }
    if (kind <= 82) return try_payment(order, request);
    if (kind <= 86) return try_refund(order, request);
    // A change of what was approved below its floor may be asked about again; not modelled.
    if (kind <= 90 && !order.below_floor) return try_change(order, request);
    return try_returning(order, request);
}

void Users::change_order() {
    Order& order = some_order();
    const Order before = order;
    const auto shelves = model_.shelves;
    Request request{"assistant", "", "{}", ""};
    bool may = try_in_model(order, request);
    if (request.path.empty()) request.path = "/orders/" + order.id + "/" + request.noun;
    const bool wrong_role = chance(5), foreign = !wrong_role && chance(5);
    const bool stale = !request.path.starts_with("/returns/") && chance(6);
    if (wrong_role) request.who = "hr";
    if (foreign) request.who = "colleague";
    if (stale) request.if_match = 1'000;
    if (wrong_role || foreign || stale) {
        may = false;
        order = before;
        model_.shelves = shelves;
    }
    doing_ = fmt::format("{}: {} {}", request.who, request.noun, request.body);
    const std::string key = std::to_string(++keys_);
    const auto answer = send(request, key);
    if ((answer.status < 300) != may)
        differ(fmt::format("the model says {}, answered {} {}", may ? "yes" : "no", answer.status,
                           answer.body));
    if (may && request.noun == "returns")
        order.returns.back().id = text(answer.json.at("returns").as_array().back(), "id");
    const bool has_key = request.method == "POST";
    if (may && has_key && chance(20)) send_again(request, key, answer);
    compare(order);
    compare_shelves();
}

support::Answer Users::send(const Request& request, const std::string& key) {
    std::vector<std::pair<std::string, std::string>> headers{{"idempotency-key", key}};
    if (request.if_match != 0) headers.emplace_back("if-match", std::to_string(request.if_match));
    auto answer = world_.call(request.who, request.method, request.path, request.body, headers);
    ++answers_[answer.status];
    if (answer.status >= 500) differ(fmt::format("answered {} {}", answer.status, answer.body));
    return answer;
}

/// The same key again: the first answer and no second effect; another body under it is refused.
void Users::send_again(const Request& request, const std::string& key,
                       const support::Answer& first) {
    doing_ += ", again";
    const auto again = send(request, key);
    same("the answer to the same key", again.body, first.body);
    Request other = request;
    other.body = R"({"note":"something else"})";
    same("another body under the same key", std::to_string(send(other, key).status), "422");
}

/// A unit that did its work and is then refused, or breaks, leaves nothing.
void Users::refuse_after_the_fact() {
    Order& order = some_order();
    const bool breaks = chance(40);
    doing_ = breaks ? "a unit breaks at its end" : "a unit is refused at its end";
    const Ctx ctx = world_.system();
    const auto run = [&] {
        return storage::write_now(world_.db(), ctx, [&](storage::Tx& tx) -> Result<> {
            orders::Confirmation yes;
            yes.id = {std::stoll(order.id)};
            yes.accept_shortage = true;
            orders::NewShipment shipment;
            shipment.id = yes.id;
            if (orders::confirm_order(tx, ctx, yes).ok())
                (void)orders::ship_order(tx, ctx, shipment);
            if (breaks) throw std::runtime_error("injected");
            return Problem::not_found("order");
        });
    };
    try {
        if (run().ok()) differ("an injected refusal was kept");
        if (breaks) differ("an injected exception was lost");
    } catch (const Difference&) {
        throw;
    } catch (const std::runtime_error& error) {
        if (!breaks) differ(error.what());
    }
    compare(order);
    compare_shelves();
}

void Users::compare(const Order& order) {
    const auto shown = world_.call("assistant", "GET", "/orders/" + order.id);
    if (shown.status != 200) differ(shown.body);
    same("commercial", text(shown.json, "commercial"), order.state);
    same("payment", text(shown.json, "payment"), order.payment());
    same("fulfilment", text(shown.json, "fulfilment"), order.fulfilment());
    same("turn", text(shown.json, "turn_role"), order.turn());
    same("amount", std::to_string(number(shown.json, "amount_minor")),
         std::to_string(order.amount));
    same("paid", std::to_string(number(shown.json, "paid_minor")), std::to_string(order.paid));
    same("taken off", std::to_string(number(shown.json, "returned_minor")),
         std::to_string(order.credited));
    compare_lines(order, shown.json);
    std::int64_t received = 0;
    for (const auto& receipt : shown.json.at("receipts").as_array())
        received += number(receipt, "amount_minor");
    same("sum of receipts", std::to_string(received), std::to_string(order.paid));
}

void Users::compare_lines(const Order& order, const boost::json::value& shown) {
    const auto& lines = shown.at("lines").as_array();
    same("count of lines", std::to_string(lines.size()), std::to_string(order.lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = order.lines[i];
        const auto all = [](std::int64_t reserved, std::int64_t shipped, std::int64_t delivered) {
            return fmt::format("held {} shipped {} delivered {}", reserved, shipped, delivered);
        };
        same(fmt::format("line {}", i + 1),
             all(number(lines[i], "reserved"), number(lines[i], "shipped"),
                 number(lines[i], "delivered")),
             all(line.reserved, line.shipped, line.delivered));
    }
}

void Users::compare_shelves() {
    std::string ids;
    for (const auto& id : products_) ids += (ids.empty() ? "" : ",") + id;
    const auto shown = world_.call("warehouse", "GET", "/stock/available?product_ids=" + ids);
    for (std::size_t i = 0; i < products_.size(); ++i) {
        const auto& item = shown.json.at("items").at(i);
        const std::int64_t on_hand = number(item, "on_hand"), reserved = number(item, "reserved");
        if (reserved < 0 || reserved > on_hand)
            differ(fmt::format("P{} has {} and promised {}", i, on_hand, reserved));
        const Shelf& shelf = model_.shelves[i];
        same(fmt::format("P{}", i), fmt::format("{} of {} held", reserved, on_hand),
             fmt::format("{} of {} held", shelf.reserved, shelf.on_hand));
    }
}

void Users::prove_invariants() {
    doing_ = "the doctor looks";
    for (const Feature* feature : support::all_features())
        for (const Check& check : feature->checks)
            world_.db().read(world_.org(), [&](storage::Tx& tx) {
                tx.each(check.sql, [&](const storage::RowView& row) {
                    differ(std::string(check.name) + ": " + row.text(0));
                });
            });
}

}  // namespace zhuli::sim
