// What people send to the public pool and what they are shown, where that differs from the stored
// rows.
#pragma once

#include "features/pool/model.hpp"

namespace zhuli::pool {

inline constexpr std::size_t kBulkLimit = 200;

/// A pool, where the caller stands in it, and what they may do with it.
struct PoolView : Pool {
    int claimed_count = 0;  // by the caller today
    int held_count = 0;     // customers the caller owns; not counted further than the limit
    bool is_manager = false;
    std::vector<std::string> actions;  // claim, release, assign, edit
};
BOOST_DESCRIBE_STRUCT(PoolView, (Pool), (claimed_count, held_count, is_manager, actions))

struct Pools {
    std::vector<PoolView> items;
};
BOOST_DESCRIBE_STRUCT(Pools, (), (items))

/// A customer in its pool. Contact details are masked until somebody claims it.
struct PoolCustomerView : PoolRow {
    std::string code;
    std::string contact_name;
    Phone phone;
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    std::string industry;
    Instant last_contact_at;
    std::string previous_owner_name;
    std::vector<std::string> actions;  // claim, assign
};
BOOST_DESCRIBE_STRUCT(PoolCustomerView, (PoolRow),
                      (code, contact_name, phone, status, industry, last_contact_at,
                       previous_owner_name, actions))

struct Claim {
    Id customer_id;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (customer_id))
constexpr auto notes(const Claim*) {
    return std::array{note<&Claim::customer_id>(required, "customer")};
}

/// What the claimer has left afterwards; −1: no limit.
struct Claimed {
    Id customer_id;
    std::string name;
    Id pool_id;
    int claims_left = -1;
    int room_left = -1;
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (customer_id, name, pool_id, claims_left, room_left))

struct Release {
    std::vector<Id> ids;
    bool preview = false;
    Id pool_id;  // none: the own pool of each one's owner
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Release, (), (ids, preview, pool_id, reason))
constexpr auto notes(const Release*) {
    return std::array{note<&Release::ids>(required), note<&Release::pool_id>(plain, "pool"),
                      note<&Release::reason>(required | multiline)};
}

struct Handout {
    std::vector<Id> ids;
    bool preview = false;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(Handout, (), (ids, preview, owner_id))
constexpr auto notes(const Handout*) {
    return std::array{note<&Handout::ids>(required), note<&Handout::owner_id>(required, "user")};
}

/// Why one of them stays where it is.
struct Refusal {
    Id customer_id;
    std::string name;
    std::string code;  // message key
    std::string text;  // in the caller's language
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (customer_id, name, code, text))

struct Outcome {
    std::vector<Id> changed;
    std::vector<Refusal> refused;
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (changed, refused))

struct Exemption {
    Id customer_id;
    Date until;  // none: ends it
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Exemption, (), (customer_id, until, reason))
constexpr auto notes(const Exemption*) {
    return std::array{note<&Exemption::customer_id>(required, "customer"),
                      note<&Exemption::reason>(multiline)};
}

/// One rule as it stands with one customer.
struct RuleStand {
    Cause cause = Cause::none;
    int days = 0;
    Counting counting = Counting::calendar_days;
    Date since_on;
    Date due_on;  // when it would be recycled by this rule alone
};
BOOST_DESCRIBE_STRUCT(RuleStand, (), (cause, days, counting, since_on, due_on))

/// Why a customer is not recycled now.
enum class Protection : std::uint8_t { none, exempt, open_order, open_opportunity, no_pool };
BOOST_DESCRIBE_ENUM(Protection, none, exempt, open_order, open_opportunity, no_pool)

/// Why and on which day a customer will be recycled, or why not; for one in a pool, how it came
/// there.
struct Fate {
    Id customer_id;
    Id pool_id;  // where it is or would go
    std::string pool_name;
    bool in_pool = false;
    Instant entered_at;
    std::string reason;
    std::string previous_owner_name;
    Cause cause = Cause::none;
    Date since_on;
    Date recycle_on;
    int days_left = 0;  // calendar days
    Date warned_for;
    Protection protection = Protection::none;
    Date exempt_until;
    std::string exempt_reason;
    std::vector<RuleStand> rules;
    std::vector<std::string> actions;  // release, exempt
};
BOOST_DESCRIBE_STRUCT(Fate, (),
                      (customer_id, pool_id, pool_name, in_pool, entered_at, reason,
                       previous_owner_name, cause, since_on, recycle_on, days_left, warned_for,
                       protection, exempt_until, exempt_reason, rules, actions))

struct EndangeredQuestion {
    Id owner_id;  // none: the caller
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(EndangeredQuestion, (), (owner_id, cursor))
constexpr auto notes(const EndangeredQuestion*) {
    return std::array{note<&EndangeredQuestion::owner_id>(plain, "user")};
}

/// A customer its owner is about to lose.
struct Endangered {
    Id customer_id;
    std::string name;
    customers::Tier tier = customers::Tier::c;
    Id owner_id;
    Id pool_id;
    Cause cause = Cause::none;
    Date since_on;
    Date recycle_on;
    int days_left = 0;
    Date warned_for;
    Instant last_contact_at;
    Date exempt_until;
};
BOOST_DESCRIBE_STRUCT(Endangered, (),
                      (customer_id, name, tier, owner_id, pool_id, cause, since_on, recycle_on,
                       days_left, warned_for, last_contact_at, exempt_until))

struct EndangeredPage {
    std::vector<Endangered> items;
    std::string next_cursor;
};
BOOST_DESCRIBE_STRUCT(EndangeredPage, (), (items, next_cursor))

}  // namespace zhuli::pool
