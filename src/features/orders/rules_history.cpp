// What an order's past tells: the steps it went through, how long each turn may take, and what its
// customer usually buys.
#include <boost/json/parse.hpp>

#include <algorithm>
#include <map>

#include "features/orders/rules.hpp"

namespace zhuli::orders {

namespace {

namespace json = boost::json;

constexpr std::size_t kUsualShown = 8;

constexpr int kWorkDay = 480;
/// Working minutes a turn may take.
constexpr std::pair<Turn, int> kTurnLimits[] = {
    {Turn::assistant, kWorkDay / 2}, {Turn::approver, kWorkDay},    {Turn::customer, 2 * kWorkDay},
    {Turn::warehouse, kWorkDay},     {Turn::finance, 5 * kWorkDay},
};

/// The fields of one audit entry.
class Diff {
 public:
    explicit Diff(const std::string& text) : entries_(json::parse(text).as_array()) {}

    const json::value* after(std::string_view field) const { return side(field, "after"); }
    const json::value* before(std::string_view field) const { return side(field, "before"); }
    std::string text(std::string_view field) const {
        const auto* value = after(field);
        return value && value->is_string() ? std::string(value->get_string()) : std::string{};
    }
    std::int64_t grown(std::string_view field) const {
        return number(after(field)) - number(before(field));
    }
    /// By how much the sum of a line's member grew.
    Quantity grown_in_lines(std::string_view member) const {
        return {sum(after("lines"), member) - sum(before("lines"), member)};
    }

 private:
    const json::value* side(std::string_view field, std::string_view which) const {
        for (const auto& entry : entries_)
            if (entry.at("field").as_string() == field) return &entry.at(which);
        return nullptr;
    }
    static std::int64_t number(const json::value* value) {
        return value && value->is_int64() ? value->get_int64() : 0;
    }
    static std::int64_t sum(const json::value* lines, std::string_view member) {
        std::int64_t total = 0;
        if (!lines || !lines->is_array()) return total;
        for (const auto& line : lines->get_array())
            total += number(line.as_object().if_contains(member));
        return total;
    }

    json::array entries_;
};

std::string first_kind(const Diff& diff) {
    const auto* imported = diff.after("imported");
    return imported && *imported == json::value(true) ? "order.imported" : "order.created";
}

OrderStep step_of_order(const Diff& diff, std::int64_t version) {
    OrderStep step;
    const std::string commercial = diff.text("commercial");
    const Quantity shipped = diff.grown_in_lines("shipped");
    const Quantity delivered = diff.grown_in_lines("delivered");
    step.words = diff.text("confirmed_words");
    if (version == 1) {
        step.kind = first_kind(diff);
    } else if (commercial == "approval") {
        step.kind = "order.approval_asked";
    } else if (commercial == "awaiting_customer") {
        step.kind = "order.submitted";
    } else if (commercial == "draft") {
        const auto* before = diff.before("commercial");
        const bool turned = before && *before == json::value("approval");
        step.kind = turned ? "order.turned_back" : "order.taken_back";
    } else if (commercial == "confirmed") {
        step.kind = "order.confirmed";
    } else if (commercial == "cancelled") {
        step.kind = "order.cancelled";
        step.words = diff.text("cancel_reason");
    } else if (diff.after("short_closed")) {
        step.kind = "order.short_closed";
    } else if (diff.after("terms_no")) {
        step.kind = "order.changed";
    } else if (diff.after("confirmed_no")) {
        step.kind = "order.agreed";
    } else if (diff.after("corrected_no")) {
        step.kind = diff.grown("corrected_no") > 0 ? "order.corrected" : "order.upheld";
    } else if (diff.after("paid_minor")) {
        const auto grown = diff.grown("paid_minor");
        step.kind = grown < 0 ? "payment.refunded" : "payment.received";
        step.amount_minor = {grown < 0 ? -grown : grown};
    } else if (delivered.v > 0) {
        step.kind = "order.delivered";
        step.quantity = delivered;
    } else if (shipped.v > 0) {
        step.kind = "order.shipped";
        step.quantity = shipped;
    } else if (diff.after("returned_minor")) {
        step.kind = "order.credited";
        step.amount_minor = {diff.grown("returned_minor")};
    } else if (const auto goods = diff.text("fulfilment"); goods == "picking") {
        step.kind = "order.picking";
    } else if (goods == "returned") {
        step.kind = "order.returned";
    } else if (goods == "reserved" && !diff.after("lines")) {
        step.kind = "order.picking_stopped";
    } else if (diff.after("owner_id") && !diff.after("lines")) {
        step.kind = "order.handed_over";
    } else {
        const auto held = diff.grown_in_lines("reserved").v;
        step.kind = held > 0 ? "order.reserved" : held < 0 ? "order.unreserved" : "order.edited";
    }
    return step;
}

OrderStep step_of_return(const Diff& diff, std::int64_t version) {
    OrderStep step;
    if (version == 1) {
        step.kind = "return.requested";
        step.words = diff.text("reason");
        step.quantity = diff.grown_in_lines("quantity");
        step.amount_minor = {diff.grown("amount_minor")};
        return step;
    }
    step.kind = "return." + diff.text("state");
    step.amount_minor = {diff.grown("credit_minor")};
    step.words = diff.text(diff.after("settlement_words") ? "settlement_words" : "decision_words");
    return step;
}

Turn turn_after(const Diff& diff, Turn before) {
    Turn turn = before;
    const auto word = diff.text("turn_role");
    Reading reading;
    if (!word.empty()) Value<Turn>::text(word, turn, reading);
    return turn;
}

}  // namespace

Instant turn_due_at(const OrderHead& order, const WorkCalendar& calendar) {
    for (const auto& [turn, minutes] : kTurnLimits)
        if (turn == order.turn_role) return deadline(calendar, order.turn_since_at, minutes);
    return {};
}

Instant late_since(Turn turn, const WorkCalendar& calendar, Instant now) {
    constexpr int kHoursBack = 21 * 24;
    for (const auto& [limited, minutes] : kTurnLimits) {
        if (limited != turn) continue;
        for (int hours = minutes / 60; hours < kHoursBack; ++hours) {
            const Instant since = now.plus_ms(-hours * kHourMs);
            if (deadline(calendar, since, minutes) <= now) return since;
        }
    }
    return {};
}

std::vector<OrderStep> steps_of(std::span<const Change> changes) {
    std::vector<OrderStep> steps;
    Turn turn = Turn::assistant;
    std::size_t handed_over = 0;
    for (const Change& change : changes) {
        const Diff diff(change.changes);
        const bool is_order = change.entity == "order";
        OrderStep step =
            is_order ? step_of_order(diff, change.version) : step_of_return(diff, change.version);
        step.at = change.at;
        step.actor_id = change.actor_id;
        step.path = change.path;
        const Turn before = turn;
        if (is_order) turn = turn_after(diff, turn);
        step.turn_role = turn;
        step.handed_over = steps.empty() || turn != before;
        if (step.handed_over && !steps.empty()) steps[handed_over].until_at = step.at;
        if (step.handed_over) handed_over = steps.size();
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<UsualProduct> usual_of(std::span<const BoughtLine> lines) {
    std::vector<UsualProduct> usual;
    std::map<Id, std::size_t> known;
    for (const BoughtLine& line : lines) {
        const auto [at, is_new] = known.try_emplace(line.product_id, usual.size());
        if (!is_new) {
            ++usual[at->second].order_count;
            continue;
        }
        UsualProduct& product = usual.emplace_back();
        product.product_id = line.product_id;
        product.order_count = 1;
        product.last_quantity = line.quantity;
        product.last_price_e4 = line.unit_price_e4;
    }
    std::stable_sort(usual.begin(), usual.end(),
                     [](const auto& a, const auto& b) { return a.order_count > b.order_count; });
    if (usual.size() > kUsualShown) usual.resize(kUsualShown);
    return usual;
}

}  // namespace zhuli::orders
