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

/// What the body of a merge's event names; written by customers.
struct Parted {
    Id merge_id;
    Id other_id;
};

Parted parted_in(const std::string& body) {
    const auto json = boost::json::parse(body);
    const auto id = [&](std::string_view member) {
        Id found;
        Reading reading;
        Value<Id>::read(json.at(member), found, reading);
        return found;
    };
    return {id("merge_id"), id("other_id")};
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
        const auto offer = storage::find<Offer>(tx, recipient->offer_id);
        const auto until = recipient->sent_at.plus_ms((offer ? offer->order_days : 0) * kDayMs);
        const auto other = standing_order(tx, recipient->customer_id, recipient->sent_at, until);
        recipient->ordered = other.has_value();
        recipient->order_id = other.value_or(Id{});
        keep_progress(tx, *recipient);
        if (!other) add_to_tally(tx, recipient->offer_id, {.ordered = -1});
    }
}

/// What the survivor of a merge withdrew meanwhile was said for both: nobody knows any more whose
/// words it was.
void note_parting(Tx& tx, const Ctx& ctx, const storage::StoredEvent& event) {
    const Parted parted = parted_in(event.body);
    const auto said = withdrawal_after(tx, parted.other_id, parted.merge_id);
    if (!said || consent_of(tx, event.entity_id) == "withdrawn") return;
    Consent consent{.customer_id = event.entity_id,
                    .kind = ConsentKind::withdrawn,
                    .words = said->words,
                    .author_id = said->author_id};
    const auto saved = storage::save_new(tx, ctx, consent,
                                         {"consent.withdrawn", event.entity_id, body_of(consent)});
    INVARIANT(saved.ok(), "a new consent is never stale");
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

void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> moved;
    for (const auto& event : events) {
        if (event.kind == "order.confirmed") note_order(tx, event);
        if (event.kind == "order.cancelled") note_cancellation(tx, event);
        if (event.kind == "customer.parted") note_parting(tx, ctx, event);
        if (may_change_owner(event)) moved.insert(event.entity_id);
    }
    for (const Id customer : moved) follow_owner(tx, customer);
}

}  // namespace zhuli::offers
