// Opportunities: a sale one works on, from the need to a yes or a no. Its stage has a history, its
// expected day of closing remembers what was promised first and how often it slipped, and while it
// is open it always says what is done next and when. Sums per owner, stage and month are kept
// beside it (store_sums.hpp); probabilities belong to the organisation, not to the record.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::opportunities {

/// In the order of a sale; the last two are its ends.
enum class Stage : std::uint8_t { discovery, proposal, quotation, negotiation, won, lost };
BOOST_DESCRIBE_ENUM(Stage, discovery, proposal, quotation, negotiation, won, lost)
inline constexpr std::size_t kStageCount = 6;

enum class LostReason : std::uint8_t {
    none,
    price,
    competitor,
    no_budget,
    no_decision,
    no_need,
    delivery,
    product,
    other
};
BOOST_DESCRIBE_ENUM(LostReason, none, price, competitor, no_budget, no_decision, no_need, delivery,
                    product, other)

struct Opportunity {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Text<120> name;
    Id owner_id;
    Stage stage = Stage::discovery;
    bool open = true;        // neither won nor lost
    Instant stage_since_at;  // when it came into its stage
    Money amount_minor;
    Date expected_close_on;
    Date first_expected_close_on;  // what was promised first
    int slip_count = 0;            // how often the day moved back
    Text<200> next_step;           // both while open, neither afterwards
    Date next_step_on;
    std::vector<Text<60>> competitors;
    Text<2000> note;
    LostReason lost_reason = LostReason::none;
    Text<500> lost_words;
    Id order_id;  // what was won, if it is known
    Date closed_on;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Opportunity, (),
                      (id, version, customer_id, name, owner_id, stage, open, stage_since_at,
                       amount_minor, expected_close_on, first_expected_close_on, slip_count,
                       next_step, next_step_on, competitors, note, lost_reason, lost_words,
                       order_id, closed_on, created_at, updated_at))

constexpr auto notes(const Opportunity*) {
    using O = Opportunity;
    return std::array{
        note<&O::id>(read_only),
        note<&O::version>(read_only),
        note<&O::customer_id>(required | filterable, "customer"),
        note<&O::name>(required | searchable | sortable),
        note<&O::owner_id>(filterable, "user"),
        note<&O::stage>(filterable),
        note<&O::open>(read_only | filterable),
        note<&O::stage_since_at>(read_only | sortable),
        note<&O::amount_minor>(money_minor | sortable),
        note<&O::expected_close_on>(required | filterable | sortable),
        note<&O::first_expected_close_on>(read_only),
        note<&O::slip_count>(read_only | filterable | sortable),
        note<&O::next_step_on>(filterable | sortable),
        note<&O::note>(multiline),
        note<&O::lost_reason>(read_only | filterable),
        note<&O::lost_words>(read_only),
        note<&O::order_id>(read_only, "order"),
        note<&O::closed_on>(read_only | filterable | sortable),
        note<&O::created_at>(read_only | sortable),
        note<&O::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const Opportunity*) { return {"opportunity", "opportunity"}; }

/// From one stage to another, with the working days that were spent in the first.
struct StageChange {
    Id id;
    Id opportunity_id;
    Stage from_stage = Stage::discovery;
    Stage to_stage = Stage::discovery;
    Instant at;
    Id actor_id;
    int working_days = 0;
};
BOOST_DESCRIBE_STRUCT(StageChange, (),
                      (id, opportunity_id, from_stage, to_stage, at, actor_id, working_days))
constexpr EntityName entity_of(const StageChange*) {
    return {"opportunity_stage_change", "opportunity_stage_change"};
}

/// Another expected day of closing; later than before: it slipped.
struct DateChange {
    Id id;
    Id opportunity_id;
    Date before_on;
    Date after_on;
    Instant at;
    Id actor_id;
};
BOOST_DESCRIBE_STRUCT(DateChange, (), (id, opportunity_id, before_on, after_on, at, actor_id))
constexpr EntityName entity_of(const DateChange*) {
    return {"opportunity_date_change", "opportunity_date_change"};
}

/// One per organisation; until somebody changes them, these with version 0.
struct PipelineSettings {
    Id id;
    std::int64_t version = 0;
    int discovery_percent = 10, proposal_percent = 30;  // how likely it is to be won from there
    int quotation_percent = 50, negotiation_percent = 75;
    int stale_days = 15;  // working days in one stage after which it is called stuck
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(PipelineSettings, (),
                      (id, version, discovery_percent, proposal_percent, quotation_percent,
                       negotiation_percent, stale_days, created_at, updated_at))
constexpr auto notes(const PipelineSettings*) {
    return std::array{note<&PipelineSettings::id>(read_only),
                      note<&PipelineSettings::version>(read_only),
                      note<&PipelineSettings::created_at>(read_only),
                      note<&PipelineSettings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const PipelineSettings*) {
    return {"opportunity_settings", "opportunity_settings"};
}

/// What stands in one cell of the sums: opportunities of one owner in one stage that are expected
/// to close, or were closed, in one month ("2026-12").
struct SumKey {
    std::string month;
    Id owner_id;
    Stage stage = Stage::discovery;
    auto operator<=>(const SumKey&) const = default;
};

struct SumCell {
    std::string month;
    Id owner_id;
    Stage stage = Stage::discovery;
    std::int64_t opportunity_count = 0;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(SumCell, (), (month, owner_id, stage, opportunity_count, amount_minor))

}  // namespace zhuli::opportunities
