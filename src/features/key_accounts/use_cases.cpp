#include "features/key_accounts/use_cases.hpp"

#include "features/customers/use_cases.hpp"
#include "features/key_accounts/rules.hpp"
#include "features/key_accounts/store.hpp"
#include "storage/save.hpp"

namespace zhuli::key_accounts {

namespace {

/// The customer held, so that its map and plan change one after another.
Result<> hold_to_add(Tx& tx, const Ctx& ctx, Id customer_id) {
    const auto customer = customers::hold_customer(tx, customer_id);
    if (!customer || !ctx.covers("key_accounts.edit", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    return check_open(*customer);
}

template <storage::Entity T>
Result<T> show_part(Tx& tx, const Ctx& ctx, Id id) {
    auto found = storage::find<T>(tx, id);
    if (!found || !customers::load_in_scope(tx, ctx, found->customer_id, "key_accounts.read").ok())
        return Problem::not_found(entity_of(static_cast<const T*>(nullptr)).entity);
    return std::move(*found);
}

/// A part of an account for a change, read under the lock of its customer.
template <storage::Entity T>
Result<T> load_for_change(Tx& tx, const Ctx& ctx, Id id) {
    const auto name = entity_of(static_cast<const T*>(nullptr)).entity;
    const auto found = storage::find<T>(tx, id);
    if (!found) return Problem::not_found(name);
    const auto customer = customers::hold_customer(tx, found->customer_id);
    if (!customer || !ctx.covers("key_accounts.read", customer->owner_id))
        return Problem::not_found(name);
    if (!ctx.covers("key_accounts.edit", customer->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    CHECK(check_open(*customer));
    auto now = storage::find<T>(tx, id);
    if (!now) return Problem::not_found(name);
    return std::move(*now);
}

Result<KeyPerson> save_person(Tx& tx, const Ctx& ctx, const KeyPerson& before, KeyPerson after,
                              std::string_view kind) {
    CHECK(
        storage::save(tx, ctx, before, after, {kind, after.customer_id, event_body(after.name.v)}));
    return after;
}

Result<Milestone> save_milestone(Tx& tx, const Ctx& ctx, const Milestone& before, Milestone after,
                                 std::string_view kind) {
    CHECK(storage::save(tx, ctx, before, after,
                        {kind, after.customer_id, event_body(after.title.v)}));
    return after;
}

}  // namespace

Result<KeyPerson> show_key_person(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return show_part<KeyPerson>(tx, ctx, in.id);
}

Result<Milestone> show_milestone(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return show_part<Milestone>(tx, ctx, in.id);
}

Result<KeyPerson> add_key_person(Tx& tx, const Ctx& ctx, const KeyPerson& in) {
    CHECK(hold_to_add(tx, ctx, in.customer_id));
    const auto map = people_of(tx, in.customer_id);
    CHECK(check_room(map.size(), kPeopleLimit, "key_accounts.map_is_full"));
    CHECK(check(in, map, ctx.today));
    KeyPerson person = in;
    CHECK(storage::save_new(tx, ctx, person,
                            {"key_person.added", person.customer_id, event_body(person.name.v)}));
    return person;
}

Result<KeyPerson> edit_key_person(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change<KeyPerson>(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(before)));
    TRY(auto after, apply(before, edit));
    if (before.gone) return Problem::of(Status::conflict, "key_accounts.person_is_gone");
    if (after.customer_id != before.customer_id)
        return Problem::field("customer_id", "field.read_only");
    CHECK(check(after, people_of(tx, before.customer_id), ctx.today));
    return save_person(tx, ctx, before, after, "key_person.edited");
}

Result<KeyPerson> retire_key_person(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_for_change<KeyPerson>(tx, ctx, in.id));
    if (before.gone) return Problem::of(Status::conflict, "key_accounts.person_is_gone");
    for (const KeyPerson& below : people_of(tx, before.customer_id)) {
        if (below.reports_to_id != before.id) continue;
        KeyPerson moved = below;
        moved.reports_to_id = before.reports_to_id;
        CHECK(save_person(tx, ctx, below, moved, "key_person.edited"));
    }
    KeyPerson after = before;
    after.gone = true;
    after.reports_to_id = {};
    return save_person(tx, ctx, before, after, "key_person.left");
}

Result<Milestone> add_milestone(Tx& tx, const Ctx& ctx, const Milestone& in) {
    CHECK(hold_to_add(tx, ctx, in.customer_id));
    CHECK(check_room(milestones_of(tx, in.customer_id).size(), kMilestonesLimit,
                     "key_accounts.plan_is_full"));
    Milestone milestone = in;
    CHECK(storage::save_new(
        tx, ctx, milestone,
        {"milestone.added", milestone.customer_id, event_body(milestone.title.v)}));
    return milestone;
}

Result<Milestone> edit_milestone(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change<Milestone>(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(before)));
    TRY(auto after, apply(before, edit));
    if (before.done_on) return Problem::of(Status::conflict, "key_accounts.is_done");
    if (after.customer_id != before.customer_id)
        return Problem::field("customer_id", "field.read_only");
    return save_milestone(tx, ctx, before, after, "milestone.edited");
}

Result<Milestone> complete_milestone(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_for_change<Milestone>(tx, ctx, in.id));
    if (before.done_on) return Problem::of(Status::conflict, "key_accounts.is_done");
    Milestone after = before;
    after.done_on = ctx.today;
    return save_milestone(tx, ctx, before, after, "milestone.completed");
}

Result<Milestone> reopen_milestone(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_for_change<Milestone>(tx, ctx, in.id));
    if (!before.done_on) return Problem::of(Status::conflict, "key_accounts.is_not_done");
    Milestone after = before;
    after.done_on = {};
    return save_milestone(tx, ctx, before, after, "milestone.reopened");
}

}  // namespace zhuli::key_accounts
