// The pools of an organisation and one customer on its way in or out, for the use cases, consumer
// and job of this capability.
#pragma once

#include <map>

#include "features/customers/model.hpp"
#include "features/pool/rules.hpp"
#include "features/pool/store.hpp"
#include "features/pool/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::pool {

/// Every pool, and who belongs where. For one unit.
class Roster {
 public:
    explicit Roster(Tx& tx) : tx_(tx), pools_(all_pools(tx)) {}
    const std::vector<Pool>& pools() const { return pools_; }
    const Pool* find(Id pool) const;
    const Person& person(Id user);
    const Pool* own_pool_of(Id user) { return user ? own_pool(pools_, person(user)) : nullptr; }
    /// Grows with each change of any pool.
    std::int64_t rules_no() const;

 private:
    Tx& tx_;
    std::vector<Pool> pools_;
    std::map<Id, Person> people_;
};

/// A pool in the caller's scope for `permission`, else not_found.
Result<Pool> reached_pool(Roster& roster, const Ctx& ctx, Id pool, std::string_view permission);

Facts facts_of(const Known& known, const Watch& watch, const TimeZone& zone);
/// `watch` as it is under the rules of today; `seen_on` is when another owner got it.
Watch watched(const Ctx& ctx, Roster& roster, const Known& known, Watch watch, Date seen_on);
/// Finds anew when each of these is recycled, and keeps it.
void watch_anew(Tx& tx, const Ctx& ctx, Roster& roster, std::span<const Id> customers);

/// The record of a customer that may never have been in a pool.
PoolCustomer record_of(Tx& tx, Id customer);
Result<> keep_record(Tx& tx, const Ctx& ctx, const PoolCustomer& before, PoolCustomer& after,
                     std::string_view event);

struct Entering {
    Id pool_id;
    Entry entry = Entry::released;
    Cause cause = Cause::none;
    std::string reason;
    int cool_down_days = 0;
};
/// What a customer's timeline is told.
std::string_view event_of(Entry entry, Cause cause = Cause::none);
/// From its owner into a pool; the caller holds the customer.
Result<> put_in(Tx& tx, const Ctx& ctx, const customers::Customer& customer, const Entering& how);
/// From its pool to somebody; the caller holds the customer.
Result<> take_out(Tx& tx, const Ctx& ctx, const PoolCustomer& before, Id owner,
                  std::string_view event);

}  // namespace zhuli::pool
