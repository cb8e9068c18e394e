// What people send to opportunities and what they are shown, where that differs from the stored
// rows. Acts take the version the caller saw; 0: whichever it is.
#pragma once

#include "features/opportunities/model.hpp"

namespace zhuli::opportunities {

/// Without notes of its own: they would replace the record's.
struct OpportunityView : Opportunity {
    std::string customer_name, owner_name;
    int probability_percent = 0;
    Money weighted_minor;  // amount × probability
    int stage_days = 0;    // working days in its stage; of a closed one none
    bool overdue = false;  // open after the day it was expected to close
    bool stale = false;    // longer in its stage than the organisation finds good
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(OpportunityView, (Opportunity),
                      (customer_name, owner_name, probability_percent, weighted_minor, stage_days,
                       overdue, stale, actions))

struct StageMove {
    Id id;
    std::int64_t if_match = 0;
    Stage stage = Stage::discovery;
};
BOOST_DESCRIBE_STRUCT(StageMove, (), (id, if_match, stage))
constexpr auto notes(const StageMove*) {
    return std::array{note<&StageMove::id>(from_path), note<&StageMove::stage>(required)};
}

struct Success {
    Id id;
    std::int64_t if_match = 0;
    Id order_id;                        // of the same customer
    std::optional<Money> amount_minor;  // else as it was expected
};
BOOST_DESCRIBE_STRUCT(Success, (), (id, if_match, order_id, amount_minor))
constexpr auto notes(const Success*) {
    return std::array{note<&Success::id>(from_path), note<&Success::order_id>(plain, "order")};
}

struct Loss {
    Id id;
    std::int64_t if_match = 0;
    LostReason reason = LostReason::none;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Loss, (), (id, if_match, reason, words))
constexpr auto notes(const Loss*) {
    return std::array{note<&Loss::id>(from_path), note<&Loss::reason>(required),
                      note<&Loss::words>(required | multiline)};
}

/// Back into the stage it was closed from.
struct Reopening {
    Id id;
    std::int64_t if_match = 0;
    Text<200> next_step;
    Date next_step_on;
    Date expected_close_on;  // none: as it was
};
BOOST_DESCRIBE_STRUCT(Reopening, (), (id, if_match, next_step, next_step_on, expected_close_on))
constexpr auto notes(const Reopening*) {
    return std::array{note<&Reopening::id>(from_path), note<&Reopening::next_step>(required),
                      note<&Reopening::next_step_on>(required)};
}

struct StageChangeView : StageChange {
    std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(StageChangeView, (StageChange), (actor_name))
struct DateChangeView : DateChange {
    std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(DateChangeView, (DateChange), (actor_name))

/// The way it came, oldest first; at most kHistoryLimit of each.
struct History {
    Date first_expected_close_on;
    std::vector<StageChangeView> stages;
    std::vector<DateChangeView> dates;
};
BOOST_DESCRIBE_STRUCT(History, (), (first_expected_close_on, stages, dates))

/// How much there is of something, and how much of it is to be expected.
struct Sum {
    std::int64_t opportunity_count = 0;
    Money amount_minor;
    Money weighted_minor;
};
BOOST_DESCRIBE_STRUCT(Sum, (), (opportunity_count, amount_minor, weighted_minor))

/// A column of the board; of won and lost what was closed this month.
struct StageSum : Sum {
    Stage stage = Stage::discovery;
    int probability_percent = 0;
};
BOOST_DESCRIBE_STRUCT(StageSum, (Sum), (stage, probability_percent))

struct SumsQuestion {
    Id owner_id;  // none: everybody in the caller's scope
};
BOOST_DESCRIBE_STRUCT(SumsQuestion, (), (owner_id))
constexpr auto notes(const SumsQuestion*) {
    return std::array{note<&SumsQuestion::owner_id>(plain, "user")};
}

struct Board {
    Date closed_from;  // since when won and lost count
    std::vector<StageSum> stages;
};
BOOST_DESCRIBE_STRUCT(Board, (), (closed_from, stages))

struct MonthForecast : Sum {
    Date from, to;  // of the list behind it; no `to`: and later
    std::vector<StageSum> stages;
};
BOOST_DESCRIBE_STRUCT(MonthForecast, (Sum), (from, to, stages))

struct OwnerForecast : Sum {
    Id owner_id;
    std::string owner_name;
};
BOOST_DESCRIBE_STRUCT(OwnerForecast, (Sum), (owner_id, owner_name))

/// What is open, by when it is expected to close. What should have closed before today stands
/// apart, in no month; `owners` hold both.
struct Forecast {
    Date today;
    Sum total;  // of all that is open
    Sum overdue;
    Sum won;                            // this month so far
    std::vector<MonthForecast> months;  // this one first; the last holds everything later
    std::vector<OwnerForecast> owners;  // the most weighted first
};
BOOST_DESCRIBE_STRUCT(Forecast, (), (today, total, overdue, won, months, owners))

}  // namespace zhuli::opportunities
