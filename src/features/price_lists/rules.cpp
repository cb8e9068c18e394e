#include "features/price_lists/rules.hpp"

#include <set>
#include <tuple>

#include "core/json_out.hpp"
#include "core/problems.hpp"

namespace zhuli::price_lists {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"price_lists.read",
     {{manager, Scope::org}, {finance, Scope::org}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"price_lists.edit", {{manager, Scope::org}, {admin, Scope::org}}},
};

void check_lines(const PriceListDraft& draft, Problems& problems) {
    if (draft.lines.size() > kLinesLimit) {
        problems.push_back({"lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}}});
        return;
    }
    std::set<std::pair<Id, Quantity>> seen;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const NewPrice& line = draft.lines[i];
        const auto path = "lines." + std::to_string(i) + ".";
        if (!line.product_id)
            problems.push_back({path + "product_id", "field.required", {}});
        else if (!seen.emplace(line.product_id, line.from_quantity).second)
            problems.push_back({path + "from_quantity", "price_lists.priced_twice", {}});
        if (line.from_quantity.v < 1)
            problems.push_back({path + "from_quantity", "price_lists.from_one", {}});
        if (line.unit_price_e4.v < 0)
            problems.push_back({path + "unit_price_e4", "price_lists.negative", {}});
    }
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const PriceListDraft& draft) {
    Problems problems;
    if (draft.audience == Audience::customer && !draft.customer_id)
        problems.push_back({"customer_id", "field.required", {}});
    if (draft.valid_until && draft.valid_until < draft.valid_from)
        problems.push_back({"valid_until", "price_lists.ends_before_it_begins", {}});
    check_lines(draft, problems);
    return refused_if_any(std::move(problems));
}

const Candidate* holding(std::span<const Candidate> candidates, const Wanted& wanted) {
    const auto rank = [](const Candidate& one) {
        return std::tuple(one.audience, one.valid_from, one.price_list_id, one.from_quantity);
    };
    const Candidate* best = nullptr;
    for (const Candidate& one : candidates) {
        if (one.product_id != wanted.product_id || one.from_quantity > wanted.quantity) continue;
        if (best == nullptr || rank(*best) < rank(one)) best = &one;
    }
    return best;
}

Standing standing(const PriceList& list, Date today) {
    if (!list.active) return Standing::stopped;
    if (today < list.valid_from) return Standing::coming;
    if (list.valid_until && list.valid_until < today) return Standing::over;
    return Standing::running;
}

PriceListDraft draft_of(const PriceList& list) {
    PriceListDraft draft{list.name,        list.audience,   list.tier,
                         list.customer_id, list.valid_from, list.valid_until,
                         list.active,      list.note,       {}};
    for (const PriceLine& line : list.lines)
        draft.lines.push_back({line.product_id, line.from_quantity, line.unit_price_e4});
    return draft;
}

std::string event_body(const PriceList& list) {
    JsonOut out;
    out.begin_object().key("name").string(list.name.v).end_object();
    return out.take();
}

}  // namespace zhuli::price_lists
