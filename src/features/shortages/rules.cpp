#include "features/shortages/rules.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/json_out.hpp"
#include "core/problems.hpp"
#include "features/orders/model_terms.hpp"

namespace zhuli::shortages {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"shortages.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"shortages.choose", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::vector<Date> served_on(std::span<const stock::Wait> waits, Quantity available,
                            std::span<const stock::Supply> supplies, Date today) {
    std::vector<stock::Flow> flows;
    for (const stock::Supply& supply : supplies)
        flows.push_back({supply.product_id, supply.expected_on, supply.quantity});
    std::vector<Date> days;
    Quantity wanted;
    for (const stock::Wait& wait : waits) {
        wanted += wait.quantity;
        days.push_back(stock::covered_on(available, flows, wanted, today));
    }
    return days;
}

void put_in_order_of_loss(std::vector<Held>& held, const std::map<Id, std::int64_t>& ranks) {
    const auto rank = [&](const Held& part) {
        const auto at = ranks.find(part.order_id);
        return at == ranks.end() ? std::int64_t{} : at->second;
    };
    std::ranges::stable_sort(held, {}, rank);
}

std::vector<Held> losses(std::span<const Held> held, Quantity missing) {
    std::vector<Held> lost;
    for (const Held& part : held) {
        const Quantity taken = std::min(part.quantity, missing);
        if (taken.v <= 0) break;
        lost.push_back({part.order_id, part.order_line_id, taken});
        missing = missing - taken;
    }
    return lost;
}

bool keeps_hold(const orders::OrderHead& order, Date today) {
    if (orders::needs_new_yes(order)) return false;
    const bool begun = order.fulfilment >= orders::Fulfilment::partly_shipped;
    return begun || order.paid_minor.v > 0 || (order.promised_on && order.promised_on >= today);
}

std::vector<Substitute> ranked(std::vector<Substitute> found, Quantity wanted) {
    const auto covers = [&](const Substitute& one) { return one.available >= wanted; };
    if (std::ranges::any_of(found, covers)) std::erase_if(found, std::not_fn(covers));
    std::ranges::stable_sort(found, {}, [](const Substitute& one) {
        return std::pair(std::abs(one.difference_e4.v), one.difference_e4.v);
    });
    if (found.size() > kSubstitutesShown) found.resize(kSubstitutesShown);
    return found;
}

Result<> check(const Count& count, Quantity on_hand) {
    Problems problems;
    if (count.counted.v < 0) problems.push_back({"counted", "shortages.counted_below_zero", {}});
    if (count.counted.v > stock::kMoveLimit) problems.push_back(stock::too_many("counted"));
    if (count.counted != on_hand && count.note.empty())
        problems.push_back({"note", "stock.say_why", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const NewChoice& choice) {
    if (choice.kind == ChoiceKind::substitute && !choice.substitute_id)
        return Problem::field("substitute_id", "field.required");
    if (choice.substitute_id && choice.substitute_id == choice.id)
        return Problem::field("substitute_id", "shortages.same_product");
    return Done{};
}

std::string event_body(const Choice& choice, std::string_view order_number) {
    JsonOut out;
    out.begin_object().key("number").string(order_number);
    out.key("kind").string(enum_name(choice.kind)).key("words").string(choice.words.v);
    return out.end_object().take();
}

}  // namespace zhuli::shortages
