#include "features/offers/use_cases_owner.hpp"

#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/offers/use_cases_record.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

Result<> check_sender(Tx& tx, Id user) {
    TRY(const auto person, identity::hold_active_user(tx, user, "owner_id"));
    const Rights rights = identity::resolve_rights(tx, person.roles, person.id, person.team_id);
    if (rights.scope("offers.send") == Scope::none)
        return Problem::field("owner_id", "offers.may_not_send", {{"name", person.name.v}});
    return Done{};
}

void tell_sender(Tx& tx, const Ctx& ctx, const Offer& offer) {
    if (offer.owner_id == ctx.user) return;
    notices::give(tx, ctx,
                  {.user_id = offer.owner_id,
                   .kind = "offer.assigned",
                   .entity = "offer",
                   .entity_id = offer.id,
                   .due_at = ctx.now,
                   .words = {{"name", identity::remembered_name(tx, ctx.now, ctx.user)},
                             {"title", offer.title.v}}});
}

template <class Record>
Result<bool> hand_over(Tx& tx, const Ctx& ctx, Id id, Id from, Id to, std::string_view event) {
    lock(tx, Record{}, id);
    const auto before = storage::find<Record>(tx, id);
    if (!before || before->owner_id != from) return false;
    Record after = *before;
    after.owner_id = to;
    CHECK(storage::save(tx, ctx, *before, after, {event, {}, ""}));
    return true;
}

}  // namespace

Result<OfferView> assign_offer(Tx& tx, const Ctx& ctx, const OfferAssignment& in) {
    TRY(const auto before, load_offer(tx, ctx, in.id, "offers.edit"));
    Offer after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, "assign"));
    CHECK(check_sender(tx, in.owner_id));
    after.owner_id = in.owner_id;
    CHECK(storage::save(tx, ctx, before, after, {"offer.assigned", {}, ""}));
    tell_sender(tx, ctx, after);
    return view_of(tx, ctx, after);
}

std::vector<Id> list_owned_segments(Tx& tx, Id person, int limit) {
    return segments_of(tx, person, limit);
}

std::vector<Id> list_owned_offers(Tx& tx, Id person, int limit) {
    return offers_of(tx, person, limit);
}

Result<bool> hand_over_segment(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    return hand_over<Segment>(tx, ctx, id, from, to, "segment.assigned");
}

Result<bool> hand_over_offer(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    return hand_over<Offer>(tx, ctx, id, from, to, "offer.assigned");
}

}  // namespace zhuli::offers
