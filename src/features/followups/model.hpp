// Follow-ups: what is planned with a customer, when it rings and for whom, which steps follow one
// another without anybody planning them, and how promising a customer is. A plan is not a record:
// what was said is an interaction of customers, written when the plan is completed. A customer's
// next_contact_on is the day of its earliest open plan and nothing else.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::followups {

using customers::Channel;

enum class PlanState : std::uint8_t { planned, done, cancelled };
BOOST_DESCRIBE_ENUM(PlanState, planned, done, cancelled)

/// What made the plan: a person, or a cadence's situation.
enum class Situation : std::uint8_t {
    by_hand,
    new_lead,
    after_quote,
    after_delivery,
    after_complaint,
    dormant
};
BOOST_DESCRIBE_ENUM(Situation, by_hand, new_lead, after_quote, after_delivery, after_complaint,
                    dormant)

enum class TalkResult : std::uint8_t { none, reached, promised, declined, no_answer, wrong_number };
BOOST_DESCRIBE_ENUM(TalkResult, none, reached, promised, declined, no_answer, wrong_number)

/// Why a plan was cancelled.
enum class Ending : std::uint8_t {
    none,
    by_hand,
    archived,
    lost,
    replaced,
    answered,
    released,
    reopened
};
BOOST_DESCRIBE_ENUM(Ending, none, by_hand, archived, lost, replaced, answered, released, reopened)

struct Plan {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Id owner_id;  // the customer's
    Instant due_at;
    Date due_on;  // the business day of due_at
    Channel channel = Channel::phone;
    Text<200> goal;  // empty: what the situation's step is for
    Text<500> reason;
    bool promised = false;  // the customer was told this time
    Situation situation = Situation::by_hand;
    int step_no = 0;  // of its cadence, from 1
    Id trigger_id;    // what started the cadence: an order, the customer, an event
    PlanState state = PlanState::planned;
    int snooze_count = 0;
    Text<500> snooze_reason;  // of the last one
    bool escalated = false;
    TalkResult result = TalkResult::none;
    Id interaction_id;  // what was said
    Instant settled_at;
    Ending ending = Ending::none;
    Text<500> cancel_reason;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Plan, (),
                      (id, version, customer_id, owner_id, due_at, due_on, channel, goal, reason,
                       promised, situation, step_no, trigger_id, state, snooze_count, snooze_reason,
                       escalated, result, interaction_id, settled_at, ending, cancel_reason,
                       created_at, updated_at))

/// `queue_rank` and `score` are those of PlanRow, which is what lists read.
constexpr auto notes(const Plan*) {
    using P = Plan;
    return std::array{note<&P::id>(read_only),
                      note<&P::version>(read_only),
                      note<&P::customer_id>(required | filterable, "customer"),
                      note<&P::owner_id>(read_only | filterable, "user"),
                      note<&P::due_at>(required | sortable),
                      note<&P::due_on>(read_only | filterable | sortable),
                      note<&P::reason>(multiline),
                      note<&P::situation>(read_only | filterable),
                      note<&P::step_no>(read_only),
                      note<&P::trigger_id>(read_only),
                      note<&P::state>(read_only | filterable),
                      note<&P::snooze_count>(read_only),
                      note<&P::snooze_reason>(read_only),
                      note<&P::escalated>(read_only | filterable),
                      note<&P::result>(read_only),
                      note<&P::interaction_id>(read_only, "interaction"),
                      note<&P::settled_at>(read_only),
                      note<&P::ending>(read_only),
                      note<&P::cancel_reason>(read_only),
                      note<&P::created_at>(read_only | sortable),
                      note<&P::updated_at>(read_only),
                      Note{"score", read_only, {}},
                      Note{"queue_rank", read_only | sortable, {}},
                      Note{"ranked_on", read_only, {}}};
}
constexpr EntityName entity_of(const Plan*) { return {"follow_up", "follow_up_plan"}; }

/// The plan with what is derived beside it: its customer's intent score, and its place in the
/// queue, both kept up to date by events and once a day.
struct PlanRow : Plan {
    int score = 0;
    std::int64_t queue_rank = 0;
    Date ranked_on;
};
BOOST_DESCRIBE_STRUCT(PlanRow, (Plan), (score, queue_rank, ranked_on))

/// Whom a cadence is for: everybody, or customers of one tier.
enum class ForTier : std::uint8_t { all, a, b, c, d };
BOOST_DESCRIBE_ENUM(ForTier, all, a, b, c, d)

struct CadenceStep {
    int after_days = 1;  // working days after the step before, or after what started it
    Channel channel = Channel::phone;
    Text<200> goal;
};
BOOST_DESCRIBE_STRUCT(CadenceStep, (), (after_days, channel, goal))

struct Cadence {
    Situation situation = Situation::new_lead;
    ForTier tier = ForTier::all;
    bool active = true;
    std::vector<CadenceStep> steps;
};
BOOST_DESCRIBE_STRUCT(Cadence, (), (situation, tier, active, steps))

/// One per organisation; until somebody changes them, the defaults of rules.hpp with version 0.
struct Settings {
    Id id;
    std::int64_t version = 0;
    int remind_minutes = 30;     // working minutes before a plan is due
    int escalate_minutes = 480;  // working minutes after it was
    int inquiries_weight = 25, need_by_weight = 15, quote_weight = 25;
    int contact_weight = 15, stage_weight = 10, tier_weight = 10;
    Money big_quote_minor{10'000'000};  // an open quote that earns its whole weight
    std::vector<Cadence> cadences;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (id, version, remind_minutes, escalate_minutes, inquiries_weight,
                       need_by_weight, quote_weight, contact_weight, stage_weight, tier_weight,
                       big_quote_minor, cadences, created_at, updated_at))
constexpr auto notes(const Settings*) {
    return std::array{note<&Settings::id>(read_only), note<&Settings::version>(read_only),
                      note<&Settings::created_at>(read_only),
                      note<&Settings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Settings*) {
    return {"follow_up_settings", "follow_up_settings"};
}

/// Both included.
struct DueDays {
    Date from, to;
};

}  // namespace zhuli::followups
