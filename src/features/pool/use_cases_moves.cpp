// Customers on their way into a pool and out of it: claimed by one of many, taken back, released,
// handed out.
#include <set>

#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_owner.hpp"
#include "features/identity/use_cases.hpp"
#include "features/pool/use_cases_record.hpp"

namespace zhuli::pool {

namespace {

/// The team first: one order of locks for everybody.
void take_turns(Tx& tx, Id team, Id person) {
    if (team) take_turn(tx, team);
    take_turn(tx, person);
}

Room room_of(Tx& tx, const Pool& pool, Id team, Id person) {
    Room room;
    room.has_team = bool(team);
    if (pool.person_limit > 0) room.held = held_by(tx, person, pool.person_limit);
    if (pool.team_limit > 0 && team) room.team_held = held_by_team(tx, team, pool.team_limit);
    return room;
}

int left_of(int limit, int used) { return limit > 0 ? std::max(0, limit - used) : -1; }

Claimed outcome_of(Tx& tx, const Ctx& ctx, const Pool& pool, const customers::Customer& customer) {
    Claimed claimed{customer.id, customer.name.v, pool.id, -1, -1};
    claimed.claims_left = left_of(pool.daily_claims, claims_of(tx, ctx.user, pool.id, ctx.today));
    if (pool.person_limit > 0)
        claimed.room_left = left_of(pool.person_limit, held_by(tx, ctx.user, pool.person_limit));
    return claimed;
}

Problem taken(Tx& tx, const Ctx& ctx, Id owner) {
    if (!owner) return Problem::of(Status::conflict, "pool.not_here");
    return Problem::of(Status::conflict, "pool.taken",
                       {{"who", identity::remembered_name(tx, ctx.now, owner)}});
}

/// Everything that speaks against it, at once.
Result<> check_claim(Tx& tx, const Ctx& ctx, const Pool& pool, const PoolCustomer& customer) {
    std::vector<FieldProblem> problems;
    check_cool_down(customer, ctx.user, ctx.today, problems);
    if (pool.daily_claims > 0 && claims_of(tx, ctx.user, pool.id, ctx.today) >= pool.daily_claims)
        problems.push_back(
            {"", "pool.no_claims_left", {{"max", std::to_string(pool.daily_claims)}}});
    check_room(pool, room_of(tx, pool, ctx.team, ctx.user), "", problems);
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

/// What tells best why not: the first field's, else the problem's own.
Refusal refusal_of(const Ctx& ctx, const Problem& problem, const Catalog& texts, Id id,
                   std::string name) {
    const bool inner = !problem.fields.empty();
    const auto& code = inner ? problem.fields.front().code : problem.code;
    const auto& params = inner ? problem.fields.front().params : problem.params;
    if (problem.status == Status::not_found) name.clear();
    return {id, std::move(name), code, texts.text(ctx.locale, code, params)};
}

using Step = std::function<Result<>(const customers::Customer&)>;
/// Each by the same rules as alone, in one order of locks.
Result<Outcome> each_of(Tx& tx, const Ctx& ctx, const Catalog& texts, std::span<const Id> asked,
                        const Step& step) {
    CHECK(check_ids(asked));
    Outcome outcome;
    for (const Id id : std::set<Id>(asked.begin(), asked.end())) {
        const auto customer = customers::hold_customer(tx, id);
        const auto done = customer ? step(*customer) : Problem::not_found("customer");
        if (done.ok())
            outcome.changed.push_back(id);
        else
            outcome.refused.push_back(
                refusal_of(ctx, done.problem(), texts, id, customer ? customer->name.v : ""));
    }
    return outcome;
}

}  // namespace

Result<Claimed> claim_customer(Tx& tx, const Ctx& ctx, const Claim& in) {
    Roster roster(tx);
    const PoolCustomer seen = record_of(tx, in.customer_id);
    TRY(const auto pool, reached_pool(roster, ctx, seen.last_pool_id, "pool.claim"));
    take_turns(tx, ctx.team, ctx.user);
    const auto customer = customers::hold_customer(tx, in.customer_id);
    const PoolCustomer before = record_of(tx, in.customer_id);
    INVARIANT(customer.has_value(), "who is in a pool is a customer");
    if (before.pool_id != pool.id || customer->owner_id || customer->archived)
        return taken(tx, ctx, customer->owner_id);
    if (!pool.active) return Problem::of(Status::conflict, "pool.closed");
    CHECK(check_claim(tx, ctx, pool, before));
    const bool counted = count_claim(tx, ctx.user, pool.id, ctx.today, pool.daily_claims);
    INVARIANT(counted, "whose turn it is was counted before");
    CHECK(take_out(tx, ctx, before, ctx.user, "customer.claimed"));
    return outcome_of(tx, ctx, pool, *customer);
}

Result<Claimed> undo_claim(Tx& tx, const Ctx& ctx, const Claim& in) {
    Roster roster(tx);
    const PoolCustomer seen = record_of(tx, in.customer_id);
    TRY(const auto pool, reached_pool(roster, ctx, seen.last_pool_id, "pool.claim"));
    const auto customer = customers::hold_customer(tx, in.customer_id);
    const PoolCustomer before = record_of(tx, in.customer_id);
    INVARIANT(customer.has_value(), "who is in a pool is a customer");
    if (customer->owner_id != ctx.user || customer->archived ||
        !may_undo(before, ctx.user, customer->last_contact_at, ctx.now) ||
        business_of(tx, customer->id).any())
        return Problem::of(Status::conflict, "pool.too_late_to_undo");
    PoolCustomer after = before;
    after.pool_id = before.last_pool_id;
    after.taken_by = {};
    after.taken_at = {};
    CHECK(keep_record(tx, ctx, before, after, "pool_customer.entered"));
    CHECK(customers::change_owner(tx, ctx, customer->id, {}, event_of(Entry::released)));
    return outcome_of(tx, ctx, pool, *customer);
}

Result<Outcome> release_customers(Tx& tx, const Ctx& ctx, const Release& in, const Catalog& texts) {
    Roster roster(tx);
    std::optional<Pool> chosen;
    if (in.pool_id) {
        auto pool = reached_pool(roster, ctx, in.pool_id, "pool.release");
        if (!pool.ok()) return Problem::field("pool_id", "field.no_such_record");
        chosen = std::move(*pool);
    }
    return each_of(tx, ctx, texts, in.ids, [&](const customers::Customer& customer) -> Result<> {
        if (!ctx.covers("pool.release", customer.owner_id)) return Problem::not_found("customer");
        const Business business = business_of(tx, customer.id);
        const auto refusal = refusal_of(customer, business.open_order, business.open_opportunity);
        if (!refusal.empty()) return Problem::of(Status::conflict, refusal);
        const Pool* pool = chosen ? &*chosen : roster.own_pool_of(customer.owner_id);
        if (pool == nullptr || !pool->active) return Problem::of(Status::conflict, "pool.none");
        if (in.preview) return Done{};
        return put_in(tx, ctx, customer,
                      {pool->id, Entry::released, Cause::none, in.reason.v, pool->cool_down_days});
    });
}

Result<Outcome> hand_out_customers(Tx& tx, const Ctx& ctx, const Handout& in,
                                   const Catalog& texts) {
    Roster roster(tx);
    TRY(const auto owner, identity::hold_active_user(tx, in.owner_id, "owner_id"));
    if (!ctx.covers("pool.assign", owner.id))
        return Problem::field("owner_id", "customers.owner_out_of_scope");
    if (!in.preview) take_turns(tx, owner.team_id, owner.id);
    int given = 0;
    return each_of(tx, ctx, texts, in.ids, [&](const customers::Customer& customer) -> Result<> {
        const PoolCustomer before = record_of(tx, customer.id);
        TRY(const auto pool,
            reached_pool(roster, ctx, before.pool_id ? before.pool_id : before.last_pool_id,
                         "pool.assign"));
        if (!before.pool_id || customer.owner_id || customer.archived)
            return taken(tx, ctx, customer.owner_id);
        Room room = room_of(tx, pool, owner.team_id, owner.id);
        if (in.preview) room.held += given, room.team_held += given;
        std::vector<FieldProblem> problems;
        check_room(pool, room, "owner_id", problems);
        if (!problems.empty()) return Problem::invalid(std::move(problems));
        ++given;
        return in.preview ? Result<>(Done{})
                          : take_out(tx, ctx, before, owner.id, "customer.assigned");
    });
}

}  // namespace zhuli::pool
