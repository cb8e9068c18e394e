// What orders refuse.
#include <set>

#include "core/problems.hpp"
#include "features/orders/rules.hpp"

namespace zhuli::orders {

namespace {

std::string line_path(std::size_t line, std::string_view field) {
    return "lines." + std::to_string(line) + "." + std::string(field);
}

void check_line(const NewLine& line, std::size_t at, std::vector<FieldProblem>& problems) {
    if (!line.product_id) problems.push_back({line_path(at, "product_id"), "field.required", {}});
    if (line.quantity.v < 1 || line.quantity.v > kQuantityLimit)
        problems.push_back({line_path(at, "quantity"),
                            "orders.bad_quantity",
                            {{"max", std::to_string(kQuantityLimit)}}});
    if (!line.unit_price_e4) return;
    if (line.unit_price_e4->v < 0)
        problems.push_back({line_path(at, "unit_price_e4"), "orders.negative_price", {}});
    else if (!line_amount(line.quantity, *line.unit_price_e4))
        problems.push_back({line_path(at, "unit_price_e4"), "field.out_of_range", {}});
}

const OrderLine* find_line(const Order& order, Id line) {
    for (const OrderLine& candidate : order.lines)
        if (candidate.id == line) return &candidate;
    return nullptr;
}

/// Each asked line exists once and asks for between 1 and what `left` allows.
template <class Left>
std::vector<FieldProblem> check_quantities(const Order& order, std::span<const LineQuantity> asked,
                                           std::string_view too_many, Left left) {
    std::vector<FieldProblem> problems;
    std::set<Id> seen;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const OrderLine* line = find_line(order, asked[i].line_id);
        if (line == nullptr) {
            problems.push_back({line_path(i, "line_id"), "field.no_such_record", {}});
            continue;
        }
        if (!seen.insert(line->id).second)
            problems.push_back({line_path(i, "line_id"), "orders.line_twice", {}});
        const Quantity most = left(*line);
        if (asked[i].quantity.v >= 1 && asked[i].quantity <= most) continue;
        problems.push_back({line_path(i, "quantity"),
                            std::string(too_many),
                            {{"product", line->product_code.v}, {"left", std::to_string(most.v)}}});
    }
    return problems;
}

}  // namespace

std::vector<FieldProblem> problems_of(const OrderDraft& draft, Date today, Date before) {
    std::vector<FieldProblem> problems;
    if (draft.lines.empty()) problems.push_back({"lines", "field.required", {}});
    if (draft.lines.size() > kLinesLimit)
        problems.push_back({"lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}}});
    else
        for (std::size_t i = 0; i < draft.lines.size(); ++i)
            check_line(draft.lines[i], i, problems);
    if (draft.promised_on && draft.promised_on < today && draft.promised_on != before)
        problems.push_back({"promised_on", "orders.promised_in_the_past", {}});
    return problems;
}

std::vector<FieldProblem> unsaid_of(const NewOrder& order) {
    std::vector<FieldProblem> problems;
    if (!order.confirm) return problems;
    if (order.confirmed_by.empty()) problems.push_back({"confirmed_by", "field.required", {}});
    if (order.words.empty()) problems.push_back({"words", "field.required", {}});
    return problems;
}

std::vector<Warning> warnings_of(const Order& order) {
    std::vector<Warning> warnings;
    if (order.commercial == Commercial::closed || order.commercial == Commercial::cancelled)
        return warnings;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        if (line.unit_price_e4 >= line.floor_price_e4) continue;
        Warning& warning = warnings.emplace_back();
        warning.path = line_path(i, "unit_price_e4");
        warning.code = "orders.below_floor";
        warning.product = line.product_code.v + " " + line.product_name.v;
        warning.floor_price_e4 = line.floor_price_e4;
    }
    return warnings;
}

Result<std::vector<LineQuantity>> plan_shipment(const Order& order,
                                                std::span<const LineQuantity> asked) {
    std::vector<LineQuantity> planned(asked.begin(), asked.end());
    if (planned.empty())
        for (const OrderLine& line : order.lines)
            if (line.reserved.v > 0) planned.push_back({line.id, line.reserved});
    if (planned.empty()) return Problem::of(Status::conflict, "orders.nothing_reserved");
    CHECK(refused_if_any(
        check_quantities(order, planned, "orders.more_than_left",
                         [](const OrderLine& line) { return line.quantity - line.shipped; })));
    return planned;
}

Result<> check_return(const Order& order, std::span<const LineQuantity> asked,
                      std::span<const LineQuantity> returned) {
    if (asked.empty()) return Problem::field("lines", "field.required");
    return refused_if_any(
        check_quantities(order, asked, "orders.more_than_shipped", [&](const OrderLine& line) {
            Quantity left = line.shipped;
            for (const auto& r : returned)
                if (r.line_id == line.id) left = left - r.quantity;
            return left;
        }));
}

Result<> check_receipt(const OrderHead& order, const NewReceipt& receipt, Date today) {
    std::vector<FieldProblem> problems;
    const Money due = owed(order) - order.paid_minor;
    if (receipt.amount_minor.v <= 0)
        problems.push_back({"amount_minor", "orders.receives_nothing", {}});
    else if (receipt.amount_minor > due)
        problems.push_back({"amount_minor", "orders.more_than_due", {{"due", format_money(due)}}});
    if (receipt.received_on && receipt.received_on > today)
        problems.push_back({"received_on", "orders.in_the_future", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_agreed(const OrderHead& order) {
    if (!needs_new_yes(order)) return Done{};
    return Problem::of(Status::conflict, "orders.not_agreed",
                       {{"number", order.number.v}, {"version", std::to_string(order.terms_no)}});
}

Result<> check_cancellation(const OrderHead& order) {
    if (order.fulfilment >= Fulfilment::partly_shipped)
        return Problem::of(Status::conflict, "orders.shipped_is_not_cancelled");
    return Done{};
}

}  // namespace zhuli::orders
