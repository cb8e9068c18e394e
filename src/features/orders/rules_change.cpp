// What a change of a confirmed order may be, and what it does.
#include <algorithm>

#include "core/problems.hpp"
#include "features/orders/rules_change.hpp"
#include "features/orders/rules_payment.hpp"

namespace zhuli::orders {

namespace {

std::string path_of(std::size_t line, std::string_view field) {
    return "lines." + std::to_string(line) + "." + std::string(field);
}

const OrderLine* find_line(const Order& order, Id id) {
    const auto at = std::ranges::find(order.lines, id, &OrderLine::id);
    return at == order.lines.end() ? nullptr : &*at;
}

void check_kept(const OrderLine& line, const ChangedLine& wish, std::size_t at,
                Problems& problems) {
    if (wish.product_id && wish.product_id != line.product_id)
        problems.push_back({path_of(at, "product_id"), "orders.line_keeps_product", {}});
    if (wish.quantity < line.shipped)
        problems.push_back(
            {path_of(at, "quantity"),
             "orders.below_shipped",
             {{"product", line.product_code.v}, {"shipped", std::to_string(line.shipped.v)}}});
    const bool other_price = wish.unit_price_e4 && *wish.unit_price_e4 != line.unit_price_e4;
    if (other_price && line.shipped.v > 0)
        problems.push_back({path_of(at, "unit_price_e4"), "orders.shipped_keeps_price", {}});
}

void check_line(const Order& before, const ChangedLine& wish, std::size_t at, Problems& problems) {
    if (wish.quantity.v < 1 || wish.quantity.v > kQuantityLimit)
        problems.push_back({path_of(at, "quantity"),
                            "orders.bad_quantity",
                            {{"max", std::to_string(kQuantityLimit)}}});
    if (wish.unit_price_e4 && wish.unit_price_e4->v < 0)
        problems.push_back({path_of(at, "unit_price_e4"), "orders.negative_price", {}});
    if (!wish.line_id) {
        if (!wish.product_id) problems.push_back({path_of(at, "product_id"), "field.required", {}});
        return;
    }
    if (const OrderLine* line = find_line(before, wish.line_id))
        check_kept(*line, wish, at, problems);
    else
        problems.push_back({path_of(at, "line_id"), "field.no_such_record", {}});
}

bool is_named(std::span<const ChangedLine> wishes, Id line) {
    return std::ranges::any_of(wishes, [&](const ChangedLine& w) { return w.line_id == line; });
}

LineEffect effect_of(const OrderLine* before, const OrderLine* after) {
    const OrderLine& any = after ? *after : *before;
    LineEffect effect{any.product_code, any.product_name, {}, {}, {}, {}, {}, {}};
    if (before) {
        effect.before = before->quantity;
        effect.price_before_e4 = before->unit_price_e4;
        effect.amount_before_minor = before->amount_minor;
    }
    if (after) {
        effect.after = after->quantity;
        effect.price_after_e4 = after->unit_price_e4;
        effect.amount_after_minor = after->amount_minor;
    }
    return effect;
}

/// "2026-12-01 300.00, +30 700.00": day or days, and amount.
std::string plan_words(const Order& order) {
    std::string words;
    for (const Instalment& row : order.instalments) {
        if (!words.empty()) words += ", ";
        if (row.due_on)
            words += Value<Date>::to_text(row.due_on) + " ";
        else if (row.days > 0)
            words += "+" + std::to_string(row.days) + " ";
        words += format_money(row.amount_minor);
    }
    return words;
}

constexpr std::string_view kHead[] = {"promised_on",   "note",   "delivery_address", "contact_name",
                                      "contact_phone", "policy", "pay_term",         "pay_value"};

}  // namespace

Problems problems_of(const Order& before, const ChangeDraft& change, Date today) {
    Problems problems;
    if (change.lines.empty()) problems.push_back({"lines", "field.required", {}});
    if (change.lines.size() > kLinesLimit)
        return {{"lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}}}};
    std::vector<Id> named;
    for (std::size_t i = 0; i < change.lines.size(); ++i) {
        const ChangedLine& wish = change.lines[i];
        check_line(before, wish, i, problems);
        if (wish.line_id && std::ranges::find(named, wish.line_id) != named.end())
            problems.push_back({path_of(i, "line_id"), "orders.line_twice", {}});
        named.push_back(wish.line_id);
    }
    for (const OrderLine& line : before.lines)
        if (line.shipped.v > 0 && !is_named(change.lines, line.id))
            problems.push_back(
                {"lines",
                 "orders.shipped_line_stays",
                 {{"product", line.product_code.v}, {"shipped", std::to_string(line.shipped.v)}}});
    if (change.promised_on && change.promised_on < today &&
        change.promised_on != before.promised_on)
        problems.push_back({"promised_on", "orders.promised_in_the_past", {}});
    return problems;
}

std::vector<LineEffect> line_effects(const Order& before, const Order& after) {
    std::vector<LineEffect> effects;
    for (const OrderLine& line : before.lines) {
        const OrderLine* now = find_line(after, line.id);
        const bool same =
            now && now->quantity == line.quantity && now->unit_price_e4 == line.unit_price_e4;
        if (!same) effects.push_back(effect_of(&line, now));
    }
    for (const OrderLine& line : after.lines)
        if (!find_line(before, line.id)) effects.push_back(effect_of(nullptr, &line));
    return effects;
}

// A phone is told apart, not told.
std::vector<HeadEffect> head_effects(const Order& whole_before, const Order& whole_after) {
    std::vector<HeadEffect> effects;
    Order before = whole_before, after = whole_after;
    if (before.contact_phone != after.contact_phone)
        for (Order* order : {&before, &after}) Value<Phone>::mask(order->contact_phone);
    const Fields fields = fields_of<OrderHead>();
    for (const std::string_view name : kHead)
        for (const Field& field : fields) {
            if (field.name != name) continue;
            const auto text = [&](const Order& order) {
                return field.type->to_text(field.in(&static_cast<const OrderHead&>(order)));
            };
            const std::string from = text(before), to = text(after);
            if (from == to) continue;
            HeadEffect& effect = effects.emplace_back();
            effect.field = name;
            effect.before = std::string_view(from);
            effect.after = std::string_view(to);
        }
    const std::string plan_before = plan_words(before), plan_after = plan_words(after);
    if (plan_before != plan_after) {
        HeadEffect& effect = effects.emplace_back();
        effect.field = std::string_view("instalments");
        effect.before = std::string_view(plan_before);
        effect.after = std::string_view(plan_after);
    }
    return effects;
}

std::vector<LineQuantity> released_by(const Order& before, const Order& after) {
    std::vector<LineQuantity> released;
    for (const OrderLine& line : before.lines) {
        const OrderLine* now = find_line(after, line.id);
        const Quantity needed = now ? now->quantity - line.shipped : Quantity{};
        if (line.reserved > needed) released.push_back({line.id, line.reserved - needed});
    }
    return released;
}

std::vector<LineQuantity> wanted_by(const Order& before, const Order& after) {
    std::vector<LineQuantity> wanted;
    for (const OrderLine& line : after.lines) {
        const OrderLine* was = find_line(before, line.id);
        const Quantity more = line.quantity - (was ? was->quantity : Quantity{});
        if (more.v > 0) wanted.push_back({line.id, more});
    }
    return wanted;
}

Order cut_short(const Order& before) {
    Order after = before;
    std::erase_if(after.lines, [](const OrderLine& line) { return line.shipped.v == 0; });
    for (OrderLine& line : after.lines) {
        line.quantity = line.shipped;
        line.amount_minor = amount_of_part(line, line.shipped);
        line.reserved = {};
    }
    after.amount_minor = total_of(after.lines);
    fit_plan(after);
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    after.short_closed = true;
    return after;
}

std::string change_body(const Order& before, const Order& after) {
    Order delta = after;
    delta.lines.clear();
    delta.amount_minor = after.amount_minor - before.amount_minor;
    for (const OrderLine& line : before.lines) {
        OrderLine& one = delta.lines.emplace_back(line);
        const OrderLine* now = find_line(after, line.id);
        one.quantity = (now ? now->quantity : Quantity{}) - line.quantity;
        one.amount_minor = (now ? now->amount_minor : Money{}) - line.amount_minor;
    }
    for (const OrderLine& line : after.lines)
        if (!find_line(before, line.id)) delta.lines.push_back(line);
    return event_body(delta);
}

Result<> check_refund(const OrderHead& order, const NewRefund& refund, Date today) {
    Problems problems;
    const Money owed = refundable(order);
    if (refund.amount_minor.v <= 0)
        problems.push_back({"amount_minor", "orders.refunds_nothing", {}});
    else if (refund.amount_minor > owed)
        problems.push_back(
            {"amount_minor", "orders.more_than_refundable", {{"owed", format_money(owed)}}});
    if (refund.refunded_on && refund.refunded_on > today)
        problems.push_back({"refunded_on", "orders.in_the_future", {}});
    return refused_if_any(std::move(problems));
}

}  // namespace zhuli::orders
