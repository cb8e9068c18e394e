// What customers said of being written to, and what orders and new owners mean for recipients.
#include <boost/json/parse.hpp>
#include <set>

#include "core/json_out.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/offers/use_cases_record.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

ConsentStory story_of(Tx& tx, const Ctx& ctx, const customers::Customer& customer) {
    ConsentStory story{
        consent_of(tx, customer.id), {}, ctx.covers("customers.edit", customer.owner_id)};
    for (const Consent& one : consents_of(tx, customer.id)) {
        auto& view = story.items.emplace_back();
        static_cast<Consent&>(view) = one;
        view.author_name = identity::remembered_name(tx, ctx.now, one.author_id);
    }
    return story;
}

std::string body_of(const Consent& consent) {
    JsonOut out;
    out.begin_object().key("words").string(consent.words.v).end_object();
    return out.take();
}

void note_order(Tx& tx, const storage::StoredEvent& event) {
    for (const Id id : waiting_for_order(tx, event.customer_id, event.at)) {
        auto recipient = hold_recipient(tx, id);
        if (!recipient || recipient->ordered) continue;
        recipient->ordered = true;
        recipient->order_id = event.entity_id;
        keep_progress(tx, *recipient);
        add_to_tally(tx, recipient->offer_id, {.ordered = 1});
    }
}

void note_cancellation(Tx& tx, const storage::StoredEvent& event) {
    for (const Id id : ordered_by(tx, event.entity_id)) {
        auto recipient = hold_recipient(tx, id);
        if (!recipient || recipient->order_id != event.entity_id) continue;
        recipient->ordered = false;
        recipient->order_id = {};
        keep_progress(tx, *recipient);
        add_to_tally(tx, recipient->offer_id, {.ordered = -1});
    }
}

/// Nobody new is a recipient yet, and a conversation leaves the owner.
bool may_change_owner(const storage::StoredEvent& event) {
    return event.entity == "customer" && event.kind != "customer.created" &&
           event.kind != "customer.contacted";
}

}  // namespace

Result<ConsentStory> show_consent(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "customers.read"));
    return story_of(tx, ctx, customer);
}

Result<ConsentStory> record_consent(Tx& tx, const Ctx& ctx, const NewConsent& in) {
    const auto customer = customers::hold_customer(tx, in.id);
    if (!customer || !ctx.covers("customers.edit", customer->owner_id))
        return Problem::not_found("customer");
    if (customer->merged_into) return Problem::of(Status::conflict, "customers.is_merged");
    CHECK(check_consent(consent_of(tx, in.id), in.kind));
    Consent consent{
        .customer_id = in.id, .kind = in.kind, .words = in.words, .author_id = ctx.user};
    const auto event = in.kind == ConsentKind::given ? "consent.given" : "consent.withdrawn";
    CHECK(storage::save_new(tx, ctx, consent, {event, in.id, body_of(consent)}));
    return story_of(tx, ctx, *customer);
}

void follow_events(Tx& tx, const Ctx&, std::span<const storage::StoredEvent> events) {
    std::set<Id> moved;
    for (const auto& event : events) {
        if (event.kind == "order.confirmed") note_order(tx, event);
        if (event.kind == "order.cancelled") note_cancellation(tx, event);
        if (may_change_owner(event)) moved.insert(event.entity_id);
    }
    for (const Id customer : moved) follow_owner(tx, customer);
}

}  // namespace zhuli::offers
