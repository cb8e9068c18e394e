// Logistics: what the warehouse knows of a confirmed order. A dispatch is one order on its way from
// the shelves to the customer: whose turn it is to be picked and why, who picks it and what they
// have, whether it will be late, and how it ended. It follows its order by the events (see
// use_cases_follow.hpp); how much is held, shipped and delivered is the order's alone and never
// kept here.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"
#include "features/orders/model.hpp"

namespace zhuli::logistics {

/// waiting: nothing is held for it, or its customer has to say yes again. dropped: cancelled.
enum class DispatchState : std::uint8_t {
    waiting,
    to_pick,
    picking,
    packed,
    shipped,
    delivered,
    dropped
};
BOOST_DESCRIBE_ENUM(DispatchState, waiting, to_pick, picking, packed, shipped, delivered, dropped)

/// What somebody decided beside the score.
enum class Placing : std::uint8_t { by_score, first, held_back };
BOOST_DESCRIBE_ENUM(Placing, by_score, first, held_back)

/// Contract fulfilment: kept means complete and on the promised day.
enum class Outcome : std::uint8_t { open, kept, late, incomplete, no_promise };
BOOST_DESCRIBE_ENUM(Outcome, open, kept, late, incomplete, no_promise)

/// What of a line is in the picker's basket.
struct Picked {
    Id order_line_id;
    Quantity quantity;

    bool operator==(const Picked&) const = default;
};
BOOST_DESCRIBE_STRUCT(Picked, (), (order_line_id, quantity))

/// Why the promised day may be missed; a word behind "logistics.risk.", and its numbers.
enum class RiskKind : std::uint8_t {
    overdue,       // the day has passed
    not_picked,    // few working days are left and nothing was taken
    no_stock,      // something is lacking and no supply is known
    late_supply,   // … and comes after the day
    late_carrier,  // the carrier comes after the day
    silent,        // nothing was heard of a shipment for days
    trouble        // a shipment has a problem
};
BOOST_DESCRIBE_ENUM(RiskKind, overdue, not_picked, no_stock, late_supply, late_carrier, silent,
                    trouble)
struct Risk {
    RiskKind kind = RiskKind::overdue;
    Date on;                // when it comes, of late_supply and late_carrier
    std::int64_t days = 0;  // past, left or silent
    Text<60> about;         // a product's code or a shipment's number

    bool operator==(const Risk&) const = default;
};
BOOST_DESCRIBE_STRUCT(Risk, (), (kind, on, days, about))

struct Dispatch {
    Id id;
    std::int64_t version = 0;
    Id order_id;
    Text<60> order_number;
    Text<120> customer_name;
    Id owner_id;  // who sells
    Date promised_on;
    Date waiting_since_on;  // the customer said yes
    customers::Tier tier = customers::Tier::c;
    orders::Payment payment = orders::Payment::unpaid;
    DispatchState state = DispatchState::waiting;
    bool in_queue = false;  // to be picked, in picking, or packed
    Id picker_id;
    std::vector<Picked> picked;
    Placing placed = Placing::by_score;
    Text<200> placing_reason;
    std::int64_t rank = 0;  // higher first; the same order on every day, see rank_of()
    bool at_risk = false;
    bool risk_told = false;
    std::vector<Risk> risks;
    Date delivered_on;
    Outcome outcome = Outcome::open;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Dispatch, (),
                      (id, version, order_id, order_number, customer_name, owner_id, promised_on,
                       waiting_since_on, tier, payment, state, in_queue, picker_id, picked, placed,
                       placing_reason, rank, at_risk, risk_told, risks, delivered_on, outcome,
                       created_at, updated_at))
constexpr auto notes(const Dispatch*) {
    using D = Dispatch;
    return std::array{note<&D::id>(read_only),
                      note<&D::version>(read_only),
                      note<&D::order_id>(read_only | filterable, "order"),
                      note<&D::order_number>(read_only),
                      note<&D::customer_name>(read_only),
                      note<&D::owner_id>(read_only | filterable, "user"),
                      note<&D::promised_on>(read_only | sortable),
                      note<&D::waiting_since_on>(read_only),
                      note<&D::tier>(read_only),
                      note<&D::payment>(read_only),
                      note<&D::state>(read_only | filterable),
                      note<&D::in_queue>(read_only | filterable),
                      note<&D::picker_id>(read_only, "user"),
                      note<&D::picked>(read_only),
                      note<&D::placed>(read_only),
                      note<&D::placing_reason>(read_only),
                      note<&D::rank>(read_only | sortable),
                      note<&D::at_risk>(read_only | filterable),
                      note<&D::risk_told>(read_only),
                      note<&D::risks>(read_only),
                      note<&D::delivered_on>(read_only | sortable),
                      note<&D::outcome>(read_only | filterable),
                      note<&D::created_at>(read_only | sortable),
                      note<&D::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Dispatch*) { return {"dispatch", "dispatch"}; }

/// One per organisation; until somebody changes them, these with version 0.
struct LogisticsSettings {
    Id id;
    std::int64_t version = 0;
    int day_points = 10;  // for each day nearer to the promised one
    int wait_points = 3;  // for each day since the customer said yes
    int usual_days = 7;   // an order without a promised day counts as promised then
    int tier_a_points = 60, tier_b_points = 30, tier_c_points = 10, tier_d_points = 0;
    int paid_points = 40, part_paid_points = 20;
    int look_ahead_days = 7;  // promised days so near are watched
    int pick_days = 1;        // working days before the day by which picking should have begun
    int silent_days = 3;      // without word of a shipment
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(LogisticsSettings, (),
                      (id, version, day_points, wait_points, usual_days, tier_a_points,
                       tier_b_points, tier_c_points, tier_d_points, paid_points, part_paid_points,
                       look_ahead_days, pick_days, silent_days, created_at, updated_at))
constexpr auto notes(const LogisticsSettings*) {
    using S = LogisticsSettings;
    return std::array{note<&S::id>(read_only), note<&S::version>(read_only),
                      note<&S::created_at>(read_only), note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const LogisticsSettings*) {
    return {"logistics_settings", "logistics_settings"};
}

}  // namespace zhuli::logistics
