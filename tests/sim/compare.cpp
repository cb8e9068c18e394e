// Whether an order, the shelves and all money are what the model says, and whether every invariant
// holds.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/doctor.hpp"
#include "tests/sim/walk.hpp"

namespace zhuli::sim {

namespace {

std::string goods_of(std::int64_t quantity, std::int64_t reserved, std::int64_t shipped,
                     std::int64_t delivered, std::int64_t backordered) {
    return fmt::format("{} held {} shipped {} delivered {} lacks {}", quantity, reserved, shipped,
                       delivered, backordered);
}

}  // namespace

void Walk::name_lines(Order& order, const boost::json::value& shown) {
    const auto& lines = shown.at("lines").as_array();
    same("count of lines", static_cast<std::int64_t>(lines.size()),
         static_cast<std::int64_t>(order.lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) order.lines[i].id = text(lines[i], "id");
}

void Walk::compare(const Order& order) {
    const auto shown = look("/orders/" + order.id);
    compare_head(order, shown.json);
    compare_lines(order, shown.json);
    reached.insert("order " + order.state);
    reached.insert("goods " + order.fulfilment());
    reached.insert("paid " + order.payment());
    std::int64_t received = 0;
    for (const auto& receipt : shown.json.at("receipts").as_array())
        received += number(receipt, "amount_minor");
    same("sum of receipts", received, order.paid);
    std::string plan, model_plan;
    for (const auto& row : shown.json.at("instalments").as_array())
        plan += fmt::format(" {} {}", text(row, "due_when"), number(row, "amount_minor"));
    for (const Instalment& row : order.terms.plan)
        model_plan += fmt::format(" {} {}", row.when, row.amount);
    same("plan", plan, model_plan);
    for (const Return& document : order.returns) {
        reached.insert("return " + document.state);
        for (const auto& one : shown.json.at("returns").as_array())
            if (text(one, "id") == document.id) same("return", text(one, "state"), document.state);
    }
}

void Walk::compare_head(const Order& order, const boost::json::value& shown) {
    same("commercial", text(shown, "commercial"), order.state);
    same("payment", text(shown, "payment"), order.payment());
    same("fulfilment", text(shown, "fulfilment"), order.fulfilment());
    same("turn", text(shown, "turn_role"), order.turn());
    same("actions", words(shown.at("actions")), fmt::format("{}", fmt::join(order.actions(), " ")));
    same("term", text(shown, "pay_term"), order.terms.term);
    const bool open = order.state != "cancelled";
    const std::pair<const char*, std::int64_t> sums[] = {
        {"amount_minor", order.amount()},
        {"paid_minor", order.paid},
        {"refunded_minor", order.refunded},
        {"returned_minor", order.credited},
        {"prepay_minor", order.prepay()},
        {"released_minor", order.released},
        {"missing_minor", order.missing()},
        {"due_minor", open ? std::max<std::int64_t>(0, order.due()) : 0},
        {"refund_minor", order.owed_back()}};
    for (const auto& [member, sum] : sums) same(member, number(shown, member), sum);
}

void Walk::compare_lines(const Order& order, const boost::json::value& shown) {
    const auto& lines = shown.at("lines").as_array();
    same("count of lines", static_cast<std::int64_t>(lines.size()),
         static_cast<std::int64_t>(order.lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = order.lines[i];
        const bool open = order.state == "confirmed";
        same(fmt::format("line {}", i + 1),
             goods_of(number(lines[i], "quantity"), number(lines[i], "reserved"),
                      number(lines[i], "shipped"), number(lines[i], "delivered"),
                      number(lines[i], "backordered")),
             goods_of(line.quantity, line.reserved(), line.shipped, line.delivered,
                      open ? line.lacking() : 0));
    }
}

void Walk::compare_stock() {
    std::map<std::pair<std::string, std::string>, std::string> shelves;
    const auto shown = look("/stock?limit=200", "warehouse").json;
    for (const auto& item : shown.at("items").as_array()) {
        const std::int64_t on_hand = number(item, "on_hand"), reserved = number(item, "reserved");
        if (reserved < 0 || reserved > on_hand)
            differ(fmt::format("{} has {} and promised {}", text(item, "product_code"), on_hand,
                               reserved));
        shelves[{text(item, "product_id"), text(item, "warehouse_id")}] =
            fmt::format("{} of {} held", reserved, on_hand);
    }
    for (std::size_t p = 0; p < kProducts; ++p)
        for (std::size_t w = 0; w < kWarehouses; ++w) {
            const auto at = shelves.find({products[p], warehouses[w]});
            const Shelf& shelf = model.stock.at(p, w);
            same(fmt::format("P{} in W{}", p, w + 1),
                 at == shelves.end() ? "0 of 0 held" : at->second,
                 fmt::format("{} of {} held", shelf.reserved, shelf.on_hand));
        }
}

Walk::Waits Walk::waits() const {
    Waits all;
    for (const Order& order : model.orders.orders)
        for (const Line& line : order.lines) all[&order] += line.waits;
    return all;
}

void Walk::compare_changed(const Waits& before) {
    for (const auto& [order, waits] : waits())
        if (const auto was = before.find(order); was == before.end() || was->second != waits)
            compare(*order);
}

/// Receivables of each customer, and money that is nobody's yet.
void Walk::compare_money() {
    for (std::size_t i = 0; i < customers.size(); ++i) {
        const auto shown =
            world.call("finance", "GET",
                       fmt::format("/customers/{}/statement?from={}&to={}", customers[i].id,
                                   today_plus(-10), today_plus(20)));
        if (shown.status == 200)  // else there is more of it than a statement shows
            same("the statement of a customer", number(shown.json, "closing_minor"),
                 model.money.owed_by(i));
    }
    const auto shown = look("/receivables", "finance").json;
    same("unmatched", number(shown, "unmatched_minor"), model.money.sum_in("unmatched"));
    same("credit", number(shown, "credit_minor"), model.money.sum_in("credit"));
}

void Walk::prove_invariants() {
    doing_ = "the doctor looks";
    compare_stock();
    compare_money();
    for (const Feature* feature : support::all_features())
        for (const Check& check : feature->checks)
            world.db().read(world.org(), [&](storage::Tx& tx) {
                tx.each(check.sql, [&](const storage::RowView& row) {
                    differ(std::string(check.name) + ": " + row.text(0));
                });
            });
}

void Walk::examine_everything() {
    prove_invariants();
    const auto findings = storage::read_now(world.db(), world.org(), [](storage::Tx& tx) {
        return cli::examine(tx, support::all_features(), true);
    });
    for (const auto& finding : findings)
        if (!finding.rows.empty())
            differ(fmt::format("{}: {}", finding.check, finding.rows.front()));
}

}  // namespace zhuli::sim
