#include "features/visits/use_cases.hpp"

#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "features/visits/rules.hpp"
#include "features/visits/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::visits {

namespace {

constexpr storage::ListPlan kCheckIns{.permission = "visits.read", .default_sort = "-visited_at"};

/// What belongs to each is asked once for all of them.
std::vector<CheckInView> views_of(Tx& tx, const Ctx& ctx, std::span<const CheckIn> check_ins) {
    std::vector<Id> customers, talks;
    for (const CheckIn& one : check_ins) {
        customers.push_back(one.customer_id);
        talks.push_back(one.interaction_id);
    }
    const auto names = customers::names_of(tx, customers);
    const auto words = words_of(tx, talks);
    const auto text_in = [](const auto& texts, Id id) {
        const auto found = texts.find(id);
        return found == texts.end() ? std::string() : found->second;
    };
    std::vector<CheckInView> views;
    for (const CheckIn& one : check_ins) {
        CheckInView& view = views.emplace_back();
        static_cast<CheckIn&>(view) = one;
        view.customer_name = text_in(names, one.customer_id);
        view.owner_name = identity::remembered_name(tx, ctx.now, one.owner_id);
        view.words = text_in(words, one.interaction_id);
        const bool may = ctx.covers("visits.edit", one.owner_id);
        if (may && one.position.known && !one.is_place) view.actions = {"mark_place"};
    }
    return views;
}

CheckInView view_of(Tx& tx, const Ctx& ctx, const CheckIn& check_in) {
    return std::move(views_of(tx, ctx, {&check_in, 1}).front());
}

/// A customer is at one place: what was marked before counts no longer.
Result<> unmark_others(Tx& tx, const Ctx& ctx, const CheckIn& marked) {
    for (const CheckIn& before : places_of(tx, marked.customer_id)) {
        if (before.id == marked.id) continue;
        CheckIn after = before;
        after.is_place = false;
        after.distance_m = distance_from(marked.position, before.position);
        CHECK(storage::save(tx, ctx, before, after, {"", {}, ""}));
    }
    return Done{};
}

Result<CheckIn> load(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto found = storage::find<CheckIn>(tx, id);
    if (!found || !ctx.covers(permission, found->owner_id)) return Problem::not_found("check_in");
    return std::move(*found);
}

}  // namespace

Result<CheckInView> check_in(Tx& tx, const Ctx& ctx, const NewCheckIn& in) {
    CHECK(check(in));
    customers::NewInteraction talk{.id = in.id,
                                   .channel = customers::Channel::visit,
                                   .words = in.words,
                                   .next_contact_on = in.next_contact_on};
    if (talk.words.empty()) talk.words = std::string_view(in.met.v);
    TRY(const auto said, customers::record_interaction(tx, ctx, talk));
    const auto place = place_of(tx, in.id).value_or(CheckIn{});
    CheckIn made{.customer_id = in.id,
                 .interaction_id = said.id,
                 .owner_id = ctx.user,
                 .visited_at = ctx.now,
                 .met = in.met,
                 .position = in.position,
                 .distance_m = distance_from(place.position, in.position)};
    CHECK(storage::save_new(tx, ctx, made, {"check_in.made", in.id, event_body(made)}));
    return view_of(tx, ctx, made);
}

Result<Page<CheckInView>> list_check_ins(Tx& tx, const Ctx& ctx,
                                         const http::Listed<CheckIn>& query) {
    TRY(auto rows, storage::list_page<CheckIn>(tx, ctx, query, kCheckIns));
    return Page<CheckInView>{views_of(tx, ctx, rows.items), std::move(rows.next_cursor)};
}

Result<CheckInView> show_check_in(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto found, load(tx, ctx, in.id, "visits.read"));
    return view_of(tx, ctx, found);
}

Result<CheckInView> mark_place(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load(tx, ctx, in.id, "visits.edit"));
    if (!before.position.known) return Problem::of(Status::conflict, "visits.no_position");
    CHECK(unmark_others(tx, ctx, before));
    CheckIn after = before;
    after.is_place = true;
    after.distance_m = 0;
    CHECK(storage::save(tx, ctx, before, after,
                        {"check_in.marked", before.customer_id, event_body(before)}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::visits
