#include "features/visits/use_cases.hpp"

#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/visits/rules.hpp"
#include "features/visits/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::visits {

namespace {

constexpr storage::ListPlan kCheckIns{.permission = "visits.read", .default_sort = "-visited_at"};

CheckInView view_of(Tx& tx, const Ctx& ctx, const CheckIn& check_in) {
    CheckInView view;
    static_cast<CheckIn&>(view) = check_in;
    view.customer_name = customer_name_of(tx, check_in.customer_id);
    view.owner_name = identity::remembered_name(tx, ctx.now, check_in.owner_id);
    view.words = words_of(tx, check_in.interaction_id);
    const bool may = ctx.covers("visits.edit", check_in.owner_id);
    if (may && check_in.position.known && !check_in.is_place) view.actions = {"mark_place"};
    return view;
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
    Page<CheckInView> page;
    page.next_cursor = std::move(rows.next_cursor);
    for (const CheckIn& row : rows.items) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<CheckInView> show_check_in(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto found, load(tx, ctx, in.id, "visits.read"));
    return view_of(tx, ctx, found);
}

Result<CheckInView> mark_place(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load(tx, ctx, in.id, "visits.edit"));
    if (!before.position.known) return Problem::of(Status::conflict, "visits.no_position");
    CheckIn after = before;
    after.is_place = true;
    after.distance_m = 0;
    CHECK(storage::save(tx, ctx, before, after,
                        {"check_in.marked", before.customer_id, event_body(before)}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::visits
