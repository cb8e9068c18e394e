// Price lists (价目表): what goods cost for everybody, for the customers of a tier, or for one
// customer, in the organisation's currency, from a day on and perhaps until one. A list with its
// lines is one aggregate. It never changes a product: where no list holds, the product's list
// price does, and its floor price stays the floor.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::price_lists {

using customers::Tier;

inline constexpr std::size_t kLinesLimit = 1000;

/// In order of precedence, the weakest first.
enum class Audience : std::uint8_t { everybody, tier, customer };
BOOST_DESCRIBE_ENUM(Audience, everybody, tier, customer)

/// The unit price from this quantity on.
struct PriceLine {
    Id id;
    Id price_list_id;
    int line_no = 0;
    Id product_id;
    Quantity from_quantity;
    UnitPrice unit_price_e4;
};
BOOST_DESCRIBE_STRUCT(PriceLine, (),
                      (id, price_list_id, line_no, product_id, from_quantity, unit_price_e4))
constexpr EntityName entity_of(const PriceLine*) { return {"price_list_line", "price_list_line"}; }

struct PriceList {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    Audience audience = Audience::everybody;
    Tier tier = Tier::a;  // of an audience of a tier
    Id customer_id;       // of an audience of one customer
    Date valid_from;
    Date valid_until;  // none: until it is stopped
    bool active = true;
    Text<500> note;
    int line_count = 0;
    std::vector<PriceLine> lines;  // in order of line_no
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(PriceList, (),
                      (id, version, name, audience, tier, customer_id, valid_from, valid_until,
                       active, note, line_count, lines, created_at, updated_at))
constexpr auto notes(const PriceList*) {
    using L = PriceList;
    return std::array{note<&L::id>(read_only),
                      note<&L::version>(read_only),
                      note<&L::name>(required | sortable),
                      note<&L::audience>(filterable),
                      note<&L::customer_id>(filterable, "customer"),
                      note<&L::valid_from>(required | filterable | sortable),
                      note<&L::active>(filterable),
                      note<&L::note>(multiline),
                      note<&L::line_count>(read_only),
                      note<&L::lines>(stored_apart | read_only),
                      note<&L::created_at>(read_only | sortable),
                      note<&L::updated_at>(read_only)};
}
constexpr EntityName entity_of(const PriceList*) { return {"price_list", "price_list"}; }

}  // namespace zhuli::price_lists
