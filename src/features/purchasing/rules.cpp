#include "features/purchasing/rules.hpp"

#include <algorithm>
#include <set>

#include "core/json_out.hpp"
#include "core/problems.hpp"

namespace zhuli::purchasing {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"purchasing.read",
     {{manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"purchasing.edit", {{purchasing, Scope::org}, {admin, Scope::org}}},
    {"purchasing.receive",
     {{warehouse, Scope::org}, {purchasing, Scope::org}, {admin, Scope::org}}},
};

using enum OrderState;

constexpr Transition<RequestState, Request> kRequests[] = {
    {RequestState::open, "edit", RequestState::open, "purchasing.edit"},
    {RequestState::open, "accept", RequestState::accepted, "purchasing.edit"},
    {RequestState::open, "refuse", RequestState::refused, "purchasing.edit"},
};

bool has_lines(const Order& order) { return !order.lines.empty(); }

constexpr Transition<OrderState, Order> kOrders[] = {
    {draft, "edit", draft, "purchasing.edit"},
    {draft, "send", sent, "purchasing.edit", has_lines},
    {draft, "cancel", cancelled, "purchasing.edit"},
    {sent, "confirm", confirmed, "purchasing.edit"},
    {sent, "receive", partly_received, "purchasing.receive"},
    {sent, "cancel", cancelled, "purchasing.edit"},
    {confirmed, "confirm", confirmed, "purchasing.edit"},  // for another day
    {confirmed, "receive", partly_received, "purchasing.receive"},
    {confirmed, "cancel", cancelled, "purchasing.edit"},
    {partly_received, "confirm", partly_received, "purchasing.edit"},
    {partly_received, "receive", partly_received, "purchasing.receive"},
    {partly_received, "close", received, "purchasing.edit"},  // the rest does not come
};

void refuse_outside(Problems& problems, std::string_view field, std::int64_t value,
                    std::int64_t min, std::int64_t max) {
    if (value >= min && value <= max) return;
    problems.push_back({std::string(field),
                        "field.out_of_range",
                        {{"min", std::to_string(min)}, {"max", std::to_string(max)}}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<RequestState, Request> request_workflow() { return kRequests; }
Workflow<OrderState, Order> order_workflow() { return kOrders; }

Result<> check(const ReorderRule& rule) {
    Problems problems;
    refuse_outside(problems, "min_stock", rule.min_stock.v, 0, kQuantityLimit);
    refuse_outside(problems, "max_stock", rule.max_stock.v, 0, kQuantityLimit);
    refuse_outside(problems, "lead_days", rule.lead_days, 1, 365);
    refuse_outside(problems, "multiple", rule.multiple.v, 1, kQuantityLimit);
    refuse_outside(problems, "service_percent", rule.service_percent, 50, 99);
    refuse_outside(problems, "price_e4", rule.price_e4.v, 0, UnitPrice::kMax);
    if (rule.max_stock.v != 0 && rule.max_stock < rule.min_stock)
        problems.push_back({"max_stock", "purchasing.max_below_min", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const Request& request) {
    Problems problems;
    refuse_outside(problems, "quantity", request.quantity.v, 1, kQuantityLimit);
    refuse_outside(problems, "price_e4", request.price_e4.v, 0, UnitPrice::kMax);
    return refused_if_any(std::move(problems));
}

Result<> check(const OrderDraft& draft, Date today) {
    Problems problems;
    if (draft.lines.empty()) problems.push_back({"lines", "field.required", {}});
    if (draft.lines.size() > kLinesLimit)
        problems.push_back({"lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}}});
    for (std::size_t i = 0; i < draft.lines.size() && i < kLinesLimit; ++i) {
        const auto path = "lines." + std::to_string(i) + ".";
        const NewOrderLine& line = draft.lines[i];
        if (!line.product_id) problems.push_back({path + "product_id", "field.required", {}});
        refuse_outside(problems, path + "quantity", line.quantity.v, 1, kQuantityLimit);
        refuse_outside(problems, path + "price_e4", line.price_e4.v, 0, UnitPrice::kMax);
    }
    if (draft.expected_on && draft.expected_on < today)
        problems.push_back({"expected_on", "purchasing.expected_in_the_past", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_receipt(const Order& order, std::span<const ReceivedLine> lines) {
    Problems problems;
    if (lines.empty()) problems.push_back({"lines", "field.required", {}});
    std::set<Id> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto path = "lines." + std::to_string(i) + ".";
        const auto line = std::ranges::find(order.lines, lines[i].line_id, &OrderLine::id);
        if (line == order.lines.end()) {
            problems.push_back({path + "line_id", "field.no_such_record", {}});
        } else if (!seen.insert(line->id).second) {
            problems.push_back({path + "line_id", "purchasing.line_twice", {}});
        } else if (const auto left = line->quantity - line->received;
                   lines[i].quantity.v <= 0 || lines[i].quantity > left) {
            problems.push_back({path + "quantity",
                                "purchasing.more_than_ordered",
                                {{"product", line->product_code.v + " " + line->product_name.v},
                                 {"left", std::to_string(left.v)}}});
        }
    }
    return refused_if_any(std::move(problems));
}

bool is_under_way(OrderState state) {
    return state == sent || state == confirmed || state == partly_received;
}

OrderState state_after_receipt(const Order& order) {
    const bool all = std::ranges::all_of(
        order.lines, [](const OrderLine& line) { return line.received >= line.quantity; });
    return all ? received : partly_received;
}

bool is_late(const Order& order, Date today) {
    return is_under_way(order.state) && order.expected_on && order.expected_on < today;
}

std::string event_body(const Order& order) {
    JsonOut out;
    out.begin_object().key("number").string(order.number.v);
    out.key("supplier").string(order.supplier_name.v);
    out.key("amount_minor").integer(order.amount_minor.v);
    return out.end_object().take();
}

std::string event_body(const Request& request) {
    JsonOut out;
    out.begin_object().key("number").string(request.number.v);
    out.key("product").string(request.product_code.v);
    out.key("quantity").integer(request.quantity.v).key("reason").string(request.reason.v);
    return out.end_object().take();
}

}  // namespace zhuli::purchasing
