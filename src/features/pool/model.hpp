// The public pool (公海): customers without an owner wait here until somebody claims them, and
// those nobody takes care of come here. A customer is in at most one pool. What people did is a
// record; what the clock will do is derived from it and from events, and stands in `pool_watch`.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::pool {

/// Why a customer is recycled (回收): what did not happen for too long.
enum class Cause : std::uint8_t { none, no_follow_up, no_opportunity, no_order };
BOOST_DESCRIBE_ENUM(Cause, none, no_follow_up, no_opportunity, no_order)

enum class Counting : std::uint8_t { calendar_days, working_days };
BOOST_DESCRIBE_ENUM(Counting, calendar_days, working_days)

/// Whom a rule is for: everybody, or customers of one tier.
enum class ForTier : std::uint8_t { all, a, b, c, d };
BOOST_DESCRIBE_ENUM(ForTier, all, a, b, c, d)

struct RecycleRule {
    Cause cause = Cause::no_follow_up;
    ForTier tier = ForTier::all;
    int days = 30;
    Counting counting = Counting::calendar_days;
    bool active = true;
};
BOOST_DESCRIBE_STRUCT(RecycleRule, (), (cause, tier, days, counting, active))

struct Pool {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    int position = 0;  // a person's own pool is the first of which they are a member
    bool active = true;
    std::vector<Id> member_ids, team_ids;  // teams with those below them
    std::vector<Id> manager_ids;
    std::vector<RecycleRule> rules;
    int warn_days = 3;       // working days between the warning and the recycling
    int cool_down_days = 7;  // before the owner of before may claim again
    int daily_claims = 10;   // of one person; 0: no limit
    int person_limit = 500;  // customers one person may own and still claim; 0: no limit
    int team_limit = 0;      // customers the people of one team may own; 0: no limit
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Pool, (),
                      (id, version, name, position, active, member_ids, team_ids, manager_ids,
                       rules, warn_days, cool_down_days, daily_claims, person_limit, team_limit,
                       created_at, updated_at))
constexpr auto notes(const Pool*) {
    return std::array{note<&Pool::id>(read_only), note<&Pool::version>(read_only),
                      note<&Pool::name>(required), note<&Pool::created_at>(read_only),
                      note<&Pool::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Pool*) { return {"pool", "pool"}; }

/// How a customer came into its pool.
enum class Entry : std::uint8_t { released, recycled };
BOOST_DESCRIBE_ENUM(Entry, released, recycled)

/// What the pool knows of one customer; its id is the customer's. Without a pool: it has an owner,
/// and the members of `entry` tell of the last time.
struct PoolCustomer {
    Id id;
    std::int64_t version = 0;
    Id pool_id;
    Id last_pool_id;
    Entry entry = Entry::released;
    Cause cause = Cause::none;  // of a recycling
    Text<500> reason;
    Instant entered_at;
    Id previous_owner_id;
    Date cool_until;  // the last day on which that one may not claim it
    Id taken_by;
    Instant taken_at;
    Date exempt_until;  // not recycled up to and with this day
    Text<500> exempt_reason;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(PoolCustomer, (),
                      (id, version, pool_id, last_pool_id, entry, cause, reason, entered_at,
                       previous_owner_id, cool_until, taken_by, taken_at, exempt_until,
                       exempt_reason, created_at, updated_at))

/// `name`, `tier` and `region` are those of PoolRow, which is what lists read.
constexpr auto notes(const PoolCustomer*) {
    using P = PoolCustomer;
    return std::array{note<&P::id>(read_only),
                      note<&P::version>(read_only),
                      note<&P::pool_id>(read_only | filterable, "pool"),
                      note<&P::last_pool_id>(read_only),
                      note<&P::entry>(read_only),
                      note<&P::cause>(read_only),
                      note<&P::reason>(read_only),
                      note<&P::entered_at>(read_only | sortable),
                      note<&P::previous_owner_id>(read_only, "user"),
                      note<&P::cool_until>(read_only),
                      note<&P::taken_by>(read_only, "user"),
                      note<&P::taken_at>(read_only),
                      note<&P::exempt_until>(read_only),
                      note<&P::exempt_reason>(read_only),
                      note<&P::created_at>(read_only),
                      note<&P::updated_at>(read_only),
                      Note{"name", read_only | sortable, {}},
                      Note{"tier", read_only | filterable, {}},
                      Note{"region", read_only | filterable, {}}};
}
constexpr EntityName entity_of(const PoolCustomer*) { return {"pool_customer", "pool_customer"}; }

/// With what is derived beside it for lists of a pool, kept up to date by events.
struct PoolRow : PoolCustomer {
    Text<120> name;
    customers::Tier tier = customers::Tier::c;
    Text<60> region;
};
BOOST_DESCRIBE_STRUCT(PoolRow, (PoolCustomer), (name, tier, region))

/// When a customer is recycled, as far as that is known now. Derived: dropping the table and the
/// consumer's position makes it anew.
struct Watch {
    Id customer_id;
    Id owner_id;
    Date owned_since;
    Date last_order_on;
    Date last_opportunity_on;
    Id pool_id;  // the owner's own pool; none: nothing is recycled
    Cause cause = Cause::none;
    Date since_on;              // from when the days are counted
    Date recycle_on;            // none: not as things stand
    Date warned_for;            // the day the owner was told
    Date look_on;               // when the job looks at it next
    std::int64_t rules_no = 0;  // under which rules this was found
};
BOOST_DESCRIBE_STRUCT(Watch, (),
                      (customer_id, owner_id, owned_since, last_order_on, last_opportunity_on,
                       pool_id, cause, since_on, recycle_on, warned_for, look_on, rules_no))

}  // namespace zhuli::pool
