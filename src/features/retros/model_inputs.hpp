// What people send to the retro and are shown of it.
#pragma once

#include "features/retros/model.hpp"

namespace zhuli::retros {

struct SopChangeView : SopChange {
    std::string owner_name, decider_name;
    bool late = false;  // its day has passed and it is not done
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(SopChangeView, (SopChange), (owner_name, decider_name, late, actions))

/// It is done, or is not done after all.
struct SopEnding {
    Id id;
    Text<1000> words;
};
BOOST_DESCRIBE_STRUCT(SopEnding, (), (id, words))
constexpr auto notes(const SopEnding*) {
    return std::array{note<&SopEnding::id>(from_path),
                      note<&SopEnding::words>(required | multiline)};
}

struct MonthQuestion {
    Date month;  // any day of it; none: this month
};
BOOST_DESCRIBE_STRUCT(MonthQuestion, (), (month))

struct AboutProduct {
    Id product_id;
    std::string name;
    std::int64_t complaints = 0;
};
BOOST_DESCRIBE_STRUCT(AboutProduct, (), (product_id, name, complaints))

/// A cause that came more than once.
struct Repeat {
    Cause cause = Cause::none;
    Kind kind = Kind::none;
    std::int64_t complaints = 0, month_before = 0;
    std::vector<AboutProduct> products;  // those it came with most, three at most
    std::int64_t changes = 0;            // SOP changes decided about it in this month
};
BOOST_DESCRIBE_STRUCT(Repeat, (), (cause, kind, complaints, month_before, products, changes))

/// What was booked for complaints of one cause in the month.
struct CauseCost {
    Cause cause = Cause::none;
    std::int64_t letters = 0;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(CauseCost, (), (cause, letters, amount_minor))

struct Retro {
    Date month_on, last_on;                         // its first and last day
    std::int64_t complaints = 0, month_before = 0;  // with a cause
    std::vector<Repeat> repeats;                    // the most frequent first
    std::vector<SopChangeView> changes;             // decided about this month
    std::vector<CauseCost> costs;                   // the dearest first; for who may see them
    bool sees_costs = false;
    bool can_plan = false;
};
BOOST_DESCRIBE_STRUCT(Retro, (),
                      (month_on, last_on, complaints, month_before, repeats, changes, costs,
                       sees_costs, can_plan))

}  // namespace zhuli::retros
