#include "features/customers/use_cases_due.hpp"

#include <boost/json/parse.hpp>

#include "features/customers/rules.hpp"
#include "features/customers/store_due.hpp"
#include "features/customers/use_cases_record.hpp"
#include "storage/id_set.hpp"

namespace zhuli::customers {

namespace {

Due due_of(const Ctx& ctx, DueRow row) {
    Due due{row.id,
            row.version,
            std::move(row.name),
            std::move(row.short_name),
            std::move(row.contact_name),
            std::move(row.phone),
            row.tier,
            row.status,
            row.next_contact_on,
            row.last_contact_at,
            std::move(row.last_words),
            std::move(row.last_channel),
            {}};
    if (ctx.covers("customers.edit", row.owner_id)) due.actions = {"record", "snooze", "complete"};
    return due;
}

NextContactView view_of(const Customer& customer) {
    return {customer.id, customer.version, customer.next_contact_on};
}

Result<NextContactView> set_next(Tx& tx, const Ctx& ctx, const Customer& before, Date next) {
    CHECK(check_live(before));
    Customer after = before;
    after.next_contact_on = next;
    CHECK(save_customer(tx, ctx, before, after, "customer.edited", edited_body(before, after)));
    return view_of(after);
}

/// The day before a change of next_contact_on, out of the audit's JSON.
std::optional<Date> day_before(const std::string& changes) {
    const auto json = boost::json::parse(changes);
    for (const auto& change : json.as_array()) {
        if (change.at("field").as_string() != "next_contact_on") continue;
        const auto& before = change.at("before");
        if (before.is_null()) return Date{};
        return Date::parse(before.as_string());
    }
    return std::nullopt;
}

}  // namespace

DueDays overdue(Date today) { return {Date::from_ymd(1, 1, 1), today.plus_days(-1)}; }

std::vector<Due> list_due(Tx& tx, const Ctx& ctx, DueDays days, int limit) {
    std::vector<Due> list;
    for (auto& row : due_between(tx, ctx.user, days.from, days.to, limit))
        list.push_back(due_of(ctx, std::move(row)));
    return list;
}

std::int64_t count_due(Tx& tx, const Ctx& ctx, DueDays days) {
    return due_count(tx, ctx.user, days.from, days.to);
}

std::vector<Slipped> list_slipped(Tx& tx, const Ctx& ctx, std::span<const Id> people) {
    std::vector<Slipped> list;
    for (const auto& row : slipped_of(tx, storage::id_set(people), ctx.today))
        list.push_back({row.person_id, row.overdue_count, row.oldest_on});
    return list;
}

std::int64_t count_talks(Tx& tx, const Ctx& ctx, Instant since) {
    return talk_count(tx, ctx.user, since);
}

Result<NextContactView> move_next_contact(Tx& tx, const Ctx& ctx, const NextContact& in) {
    if (in.next_contact_on && in.next_contact_on < ctx.today)
        return Problem::field("next_contact_on", "customers.next_in_the_past");
    TRY(const auto before, load_for_change(tx, ctx, in.id, "customers.edit"));
    return set_next(tx, ctx, before, in.next_contact_on);
}

void keep_next_contact(Tx& tx, const Customer& before, Date next) {
    if (before.archived || before.next_contact_on == next) return;
    set_next_contact(tx, before.id, next);
    tx.emit({"customer.planned", "customer", before.id, {}, ""});
}

std::vector<Begun> list_begun(Tx& tx, std::span<const Id> customers, Instant since) {
    std::vector<Begun> list;
    for (const auto& row : begun_since(tx, storage::id_set(customers), since, kBegunLimit))
        list.push_back({row.customer_id, row.happened_at});
    return list;
}

std::optional<Interaction> find_interaction(Tx& tx, Id id) {
    return storage::find<Interaction>(tx, id);
}

Result<NextContactView> move_next_contact_back(Tx& tx, const Ctx& ctx, const MoveBack& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "customers.edit"));
    const auto day = day_before(changes_of(tx, in.id, *in.version, ctx.user));
    if (before.version != *in.version || !day)
        return Problem::of(Status::conflict, "customers.changed_since");
    return set_next(tx, ctx, before, *day);
}

std::vector<Id> list_owned(Tx& tx, Id person, int limit) { return owned_by(tx, person, limit); }

Result<bool> hand_over_customer(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    const auto customer = hold_customer(tx, id);
    if (!customer || customer->owner_id != from || customer->merged_into) return false;
    CHECK(give_to(tx, ctx, id, to));
    return true;
}

}  // namespace zhuli::customers
