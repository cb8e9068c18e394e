// Whom an offer goes to and what became of it, and whether customers consent to be written to.
#pragma once

#include "features/offers/model.hpp"

namespace zhuli::offers {

/// left_out: not written to, see `reason`. unclear: the server died between sending and its note;
/// never sent again by itself.
enum class RecipientState : std::uint8_t { left_out, waiting, sending, sent, failed, unclear };
BOOST_DESCRIBE_ENUM(RecipientState, left_out, waiting, sending, sent, failed, unclear)

/// merged: the customer has this offer already, as another recipient. over, no_server: still
/// waiting when the last day was over, or when no mail server had been switched on for two days.
enum class LeftOut : std::uint8_t {
    none,
    no_consent,
    withdrawn,
    no_email,
    merged,
    over,
    no_server
};
BOOST_DESCRIBE_ENUM(LeftOut, none, no_consent, withdrawn, no_email, merged, over, no_server)

enum class OfferAnswer : std::uint8_t { none, interested, call_me, not_now };
BOOST_DESCRIBE_ENUM(OfferAnswer, none, interested, call_me, not_now)

/// Nobody's record: made when the offer is sent, changed by the sending and by the customer.
struct Recipient {
    Id id;
    Id offer_id;
    Id customer_id;
    Id owner_id;  // the customer's
    RecipientState state = RecipientState::waiting;
    LeftOut reason = LeftOut::none;
    std::int64_t tries = 0;
    Text<300> why;  // of the last try that failed
    Instant send_at, sent_at;
    bool opened = false;
    Instant first_opened_at, last_opened_at;
    std::int64_t open_count = 0;
    OfferAnswer answer = OfferAnswer::none;
    Text<500> words;
    Instant answered_at;
    bool unsubscribed = false;
    Id plan_id;  // the follow-up that was planned
    bool ordered = false;
    Id order_id;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Recipient, (),
                      (id, offer_id, customer_id, owner_id, state, reason, tries, why, send_at,
                       sent_at, opened, first_opened_at, last_opened_at, open_count, answer, words,
                       answered_at, unsubscribed, plan_id, ordered, order_id, created_at))
constexpr auto notes(const Recipient*) {
    using R = Recipient;
    return std::array{note<&R::offer_id>(filterable, "offer"),
                      note<&R::customer_id>(0, "customer"),
                      note<&R::owner_id>(0, "user"),
                      note<&R::state>(filterable),
                      note<&R::opened>(filterable),
                      note<&R::answer>(filterable),
                      note<&R::unsubscribed>(filterable),
                      note<&R::ordered>(filterable),
                      note<&R::created_at>(sortable)};
}
constexpr EntityName entity_of(const Recipient*) { return {"offer_recipient", "offer_recipient"}; }

/// How many recipients are how far; kept beside them, proved by the doctor.
struct Tally {
    std::int64_t left_out = 0, waiting = 0, sent = 0, failed = 0, opened = 0, answered = 0,
                 unsubscribed = 0, ordered = 0;
};
BOOST_DESCRIBE_STRUCT(Tally, (),
                      (left_out, waiting, sent, failed, opened, answered, unsubscribed, ordered))

enum class ConsentKind : std::uint8_t { given, withdrawn };
BOOST_DESCRIBE_ENUM(ConsentKind, given, withdrawn)

/// What a customer said once of being written to. A withdrawal stands for good; whoever
/// unsubscribed as a recipient withdrew too, whatever became of the note.
struct Consent {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    ConsentKind kind = ConsentKind::given;
    Text<500> words;  // how they said it
    Id author_id;     // who wrote it down; none: the customer, on the page of an offer
    Id recipient_id;  // that page
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Consent, (),
                      (id, version, customer_id, kind, words, author_id, recipient_id, created_at,
                       updated_at))
constexpr auto notes(const Consent*) {
    using C = Consent;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::customer_id>(read_only, "customer"),
                      note<&C::author_id>(read_only, "user"),
                      note<&C::created_at>(read_only),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Consent*) { return {"consent", "consent"}; }

}  // namespace zhuli::offers
