// Proposals (定制化方案): need by need, what we offer, why it fits, what was demonstrated and what
// others say of it. Each version is a record of its own, with the number they share; what was sent
// is frozen, and a later version takes its place once that is sent. No quote: what becomes of an
// accepted one is a draft of orders, see docs/decisions/proposal-to-order.md.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"
#include "features/opportunities/model.hpp"

namespace zhuli::proposals {

using customers::Channel;
using opportunities::LostReason;

/// superseded: a later version was sent. dropped: a draft that nobody will send.
enum class ProposalState : std::uint8_t {
    draft,
    sent,
    accepted,
    declined,
    expired,
    superseded,
    dropped
};
BOOST_DESCRIBE_ENUM(ProposalState, draft, sent, accepted, declined, expired, superseded, dropped)

enum class EvidenceKind : std::uint8_t { testimonial, case_study };
BOOST_DESCRIBE_ENUM(EvidenceKind, testimonial, case_study)

/// Shown to the customer in words, as a file of theirs, by a link, or several of these.
struct Evidence {
    EvidenceKind kind = EvidenceKind::testimonial;
    Text<500> words;
    Id attachment_id;
    Text<300> link;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (kind, words, attachment_id, link))

/// Without a day: not yet.
struct Demonstration {
    Date shown_on;
    Text<60> shown_by;
    Text<500> result;
};
BOOST_DESCRIBE_STRUCT(Demonstration, (), (shown_on, shown_by, result))

/// One need and what meets it: a product, with code, name, unit and prices as they were then, or
/// free words, or both.
struct ProposalLine {
    Text<200> question;
    Text<2000> need;  // the customer's own words
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Text<20> unit;
    Quantity quantity;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
    UnitPrice unit_price_e4;
    Money amount_minor;
    Text<1000> offer;
    Text<1000> fit;
    Demonstration demonstration;
    std::vector<Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(ProposalLine, (),
                      (question, need, product_id, product_code, product_name, unit, quantity,
                       list_price_e4, floor_price_e4, unit_price_e4, amount_minor, offer, fit,
                       demonstration, evidence))

/// The proposal as lists show it.
struct ProposalHead {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // PP-…, of all versions
    int revision_no = 1;
    Id root_id;  // the first version
    Id customer_id;
    Id opportunity_id;
    Id inquiry_id;
    Id need_id;  // whose answers it began with
    Text<120> title;
    Id owner_id;
    Id author_id;  // who began this version
    ProposalState state = ProposalState::draft;
    bool open = true;  // draft or sent
    Date valid_until;
    Money amount_minor;
    Instant sent_at;
    Id sent_by;
    Channel sent_how = Channel::email;
    Id interaction_id;  // the conversation it was sent with
    Id superseded_by;
    Instant answered_at;
    Text<60> answered_by;  // who at the customer's
    LostReason decline_reason = LostReason::none;
    Text<500> answer_words;  // theirs; of what was dropped: why
    Id order_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ProposalHead, (),
                      (id, version, number, revision_no, root_id, customer_id, opportunity_id,
                       inquiry_id, need_id, title, owner_id, author_id, state, open, valid_until,
                       amount_minor, sent_at, sent_by, sent_how, interaction_id, superseded_by,
                       answered_at, answered_by, decline_reason, answer_words, order_id, created_at,
                       updated_at))

constexpr auto notes(const ProposalHead*) {
    using P = ProposalHead;
    return std::array{note<&P::id>(read_only),
                      note<&P::version>(read_only),
                      note<&P::number>(read_only | filterable | searchable | sortable),
                      note<&P::revision_no>(read_only),
                      note<&P::root_id>(read_only | filterable, "proposal"),
                      note<&P::customer_id>(required | filterable, "customer"),
                      note<&P::opportunity_id>(filterable, "opportunity"),
                      note<&P::inquiry_id>(filterable, "inquiry"),
                      note<&P::need_id>(read_only, "need"),
                      note<&P::title>(required | searchable),
                      note<&P::owner_id>(read_only | filterable, "user"),
                      note<&P::author_id>(read_only, "user"),
                      note<&P::state>(read_only | filterable),
                      note<&P::open>(read_only | filterable),
                      note<&P::valid_until>(filterable | sortable),
                      note<&P::amount_minor>(read_only | money_minor | sortable),
                      note<&P::sent_at>(read_only | sortable),
                      note<&P::sent_by>(read_only, "user"),
                      note<&P::sent_how>(read_only),
                      note<&P::interaction_id>(read_only, "interaction"),
                      note<&P::superseded_by>(read_only, "proposal"),
                      note<&P::answered_at>(read_only),
                      note<&P::answered_by>(read_only),
                      note<&P::decline_reason>(read_only),
                      note<&P::answer_words>(read_only),
                      note<&P::order_id>(read_only | filterable, "order"),
                      note<&P::created_at>(read_only | sortable),
                      note<&P::updated_at>(read_only)};
}
constexpr EntityName entity_of(const ProposalHead*) { return {"proposal", "proposal"}; }

struct Proposal : ProposalHead {
    Text<2000> opening;  // words to the customer before the first need
    Text<2000> note;     // ours alone
    std::vector<ProposalLine> lines;
};
BOOST_DESCRIBE_STRUCT(Proposal, (ProposalHead), (opening, note, lines))

}  // namespace zhuli::proposals
