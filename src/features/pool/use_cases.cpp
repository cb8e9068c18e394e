#include "features/pool/use_cases.hpp"

#include <algorithm>

#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/pool/use_cases_record.hpp"
#include "storage/list.hpp"

namespace zhuli::pool {

namespace {

constexpr storage::ListPlan kList{.permission = "pool.read",
                                  .owner_field = "",
                                  .default_sort = "-entered_at",
                                  .search_entity = "customer"};
constexpr std::size_t kDigitsAsked = 4;  // as many as a mask shows

PoolView view_of(Tx& tx, const Ctx& ctx, Roster& roster, const Pool& pool) {
    PoolView view;
    static_cast<Pool&>(view) = pool;
    view.claimed_count = claims_of(tx, ctx.user, pool.id, ctx.today);
    view.held_count = held_by(tx, ctx.user, kMostHeld);
    view.is_manager = manages(pool, ctx.user);
    const Person& caller = roster.person(ctx.user);
    const auto add = [&](std::string_view action, std::string_view permission) {
        if (reaches(ctx, pool, caller, permission)) view.actions.emplace_back(action);
    };
    if (pool.active) add("claim", "pool.claim");
    if (pool.active) add("assign", "pool.assign");
    add("edit", "pool.settings");
    return view;
}

Result<> check_people(Tx& tx, const Ctx& ctx, const Pool& before, const Pool& pool) {
    const auto known = [](const std::vector<Id>& list, Id id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    for (const Id id : pool.member_ids)  // who left since may stay named
        if (!known(before.member_ids, id)) CHECK(identity::find_active_user(tx, id, "member_ids"));
    for (const Id id : pool.manager_ids)
        if (!known(before.manager_ids, id))
            CHECK(identity::find_active_user(tx, id, "manager_ids"));
    for (const Id id : pool.team_ids)
        if (!identity::show_team(tx, ctx, {id}).ok())
            return Problem::field("team_ids", "field.no_such_record");
    return Done{};
}

Result<> check_name(const Roster& roster, const Pool& pool) {
    for (const Pool& other : roster.pools())
        if (other.id != pool.id && other.name == pool.name)
            return Problem::field("name", "pool.name_twice");
    return Done{};
}

Id asked_pool(const http::Listed<PoolRow>& query) {
    Id pool;
    Reading reading;
    for (const auto& [name, value] : query.filters)
        if (name == "pool_id") Value<Id>::text(value, pool, reading);
    return pool;
}

bool asks_for_number(std::string_view query) {
    return std::ranges::count_if(query, [](char c) { return c >= '0' && c <= '9'; }) >
           static_cast<std::ptrdiff_t>(kDigitsAsked);
}

PoolCustomerView view_of(Tx& tx, const Ctx& ctx, const PoolRow& row, const Known& known) {
    PoolCustomerView view;
    static_cast<PoolRow&>(view) = row;
    view.code = known.code;
    view.contact_name = known.contact_name;
    view.phone = known.phone;
    view.status = known.status;
    view.industry = known.industry;
    view.last_contact_at = known.last_contact_at;
    view.previous_owner_name = identity::remembered_name(tx, ctx.now, row.previous_owner_id);
    if (!ctx.covers("customers.contact", known.owner_id)) Value<Phone>::mask(view.phone);
    return view;
}

}  // namespace

Result<Pools> list_pools(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    Roster roster(tx);
    Pools list;
    for (const Pool& pool : roster.pools())
        if (reaches(ctx, pool, roster.person(ctx.user), "pool.read"))
            list.items.push_back(view_of(tx, ctx, roster, pool));
    return list;
}

Result<PoolView> show_pool(Tx& tx, const Ctx& ctx, const http::ById& in) {
    Roster roster(tx);
    TRY(const auto pool, reached_pool(roster, ctx, in.id, "pool.read"));
    return view_of(tx, ctx, roster, pool);
}

Result<PoolView> create_pool(Tx& tx, const Ctx& ctx, const Pool& in) {
    Roster roster(tx);
    Pool pool = in;
    if (roster.pools().size() >= kPoolsLimit)
        return Problem::of(Status::conflict, "pool.too_many",
                           {{"max", std::to_string(kPoolsLimit)}});
    if (!reaches(ctx, pool, roster.person(ctx.user), "pool.settings"))
        pool.manager_ids.push_back(ctx.user);
    CHECK(check(pool));
    CHECK(check_name(roster, pool));
    CHECK(check_people(tx, ctx, {}, pool));
    CHECK(storage::save_new(tx, ctx, pool, {"pool.created", {}, ""}));
    return view_of(tx, ctx, roster, pool);
}

Result<PoolView> edit_pool(Tx& tx, const Ctx& ctx, const Edit& edit) {
    Roster roster(tx);
    TRY(const auto before, reached_pool(roster, ctx, edit.id, "pool.settings"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, roster, before))));
    TRY(auto after, apply(before, edit));
    CHECK(check(after));
    CHECK(check_name(roster, after));
    CHECK(check_people(tx, ctx, before, after));
    CHECK(storage::save(tx, ctx, before, after, {"pool.edited", {}, ""}));
    return view_of(tx, ctx, roster, after);
}

Result<Page<PoolCustomerView>> list_pool_customers(Tx& tx, const Ctx& ctx,
                                                   const http::Listed<PoolRow>& query) {
    Roster roster(tx);
    const Id asked = asked_pool(query);
    if (!asked) return Problem::field("pool_id", "field.required");
    if (asks_for_number(query.q)) return Problem::field("q", "pool.no_search_by_number");
    TRY(const auto pool, reached_pool(roster, ctx, asked, "pool.read"));
    Ctx everybody = ctx;  // being of the pool is the scope
    everybody.rights = nullptr;
    TRY(auto rows, storage::list_page<PoolRow>(tx, everybody, query, kList));
    std::vector<Id> ids;
    for (const PoolRow& row : rows.items) ids.push_back(row.id);
    std::map<Id, Known> known;
    for (auto& one : known_of(tx, ids)) known[one.customer_id] = std::move(one);
    Page<PoolCustomerView> page;
    page.next_cursor = std::move(rows.next_cursor);
    const PoolView shown = view_of(tx, ctx, roster, pool);
    for (const PoolRow& row : rows.items) {
        auto& view = page.items.emplace_back(view_of(tx, ctx, row, known[row.id]));
        std::vector<FieldProblem> cooling;
        check_cool_down(row, ctx.user, ctx.today, cooling);
        for (const auto& action : shown.actions)
            if (action == "assign" || (action == "claim" && cooling.empty()))
                view.actions.push_back(action);
    }
    return page;
}

}  // namespace zhuli::pool
