// What people send to proposals and what they are shown, where that differs from the stored rows.
// Views have no notes of their own: they would replace the record's.
#pragma once

#include "features/orders/model_inputs.hpp"
#include "features/proposals/model.hpp"

namespace zhuli::proposals {

/// A need without an answer may wait here; it is refused when the proposal is sent.
struct NewLine {
    Text<200> question;
    Text<2000> need;
    Id product_id;
    Quantity quantity;                       // with a product
    std::optional<UnitPrice> unit_price_e4;  // absent: the list price
    Text<1000> offer;
    Text<1000> fit;
    Demonstration demonstration;
    std::vector<Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(NewLine, (),
                      (question, need, product_id, quantity, unit_price_e4, offer, fit,
                       demonstration, evidence))
constexpr auto notes(const NewLine*) {
    return std::array{note<&NewLine::need>(multiline), note<&NewLine::product_id>(plain, "product"),
                      note<&NewLine::offer>(multiline), note<&NewLine::fit>(multiline)};
}

/// What may be changed while it is a draft.
struct ProposalDraft {
    Text<120> title;
    Date valid_until;
    Text<2000> opening;
    Text<2000> note;
    std::vector<NewLine> lines;
};
BOOST_DESCRIBE_STRUCT(ProposalDraft, (), (title, valid_until, opening, note, lines))

/// Out of a need, an inquiry, an opportunity, or for a customer alone: what is named must belong to
/// one customer. Without lines the needs are taken over; without a title or a day it gets the usual
/// ones.
struct NewProposal : ProposalDraft {
    Id customer_id;
    Id opportunity_id;
    Id inquiry_id;
    Id need_id;
    Id owner_id;  // none: who enters it
};
BOOST_DESCRIBE_STRUCT(NewProposal, (ProposalDraft),
                      (customer_id, opportunity_id, inquiry_id, need_id, owner_id))
constexpr auto notes(const NewProposal*) {
    using N = NewProposal;
    return std::array{note<&N::opening>(multiline),
                      note<&N::note>(multiline),
                      note<&N::customer_id>(plain, "customer"),
                      note<&N::opportunity_id>(plain, "opportunity"),
                      note<&N::inquiry_id>(plain, "inquiry"),
                      note<&N::need_id>(plain, "need"),
                      note<&N::owner_id>(plain, "user")};
}

/// The record, and the version its caller saw (If-Match); 0: whichever it is.
struct Act {
    Id id;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

/// How it reached the customer; written down as a conversation.
struct Sending : Act {
    Channel how = Channel::email;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Sending, (Act), (how, words))

struct Acceptance : Act {
    Text<60> answered_by;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (Act), (answered_by, words))
constexpr auto notes(const Acceptance*) {
    using A = Acceptance;
    return std::array{note<&A::id>(from_path), note<&A::if_match>(from_path),
                      note<&A::answered_by>(required), note<&A::words>(multiline)};
}

struct Decline : Act {
    LostReason reason = LostReason::none;
    Text<60> answered_by;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Decline, (Act), (reason, answered_by, words))
constexpr auto notes(const Decline*) {
    using D = Decline;
    return std::array{note<&D::id>(from_path), note<&D::if_match>(from_path),
                      note<&D::reason>(required), note<&D::words>(required | multiline)};
}

struct Dropping : Act {
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Dropping, (Act), (reason))
constexpr auto notes(const Dropping*) {
    using D = Dropping;
    return std::array{note<&D::id>(from_path), note<&D::if_match>(from_path),
                      note<&D::reason>(required | multiline)};
}

struct ProposalItem : ProposalHead {
    std::string customer_name, owner_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ProposalItem, (ProposalHead), (customer_name, owner_name, actions))

/// One version among those of a proposal: which, who, when, and what became of it.
struct VersionView {
    Id id;
    int revision_no = 1;
    ProposalState state = ProposalState::draft;
    Money amount_minor;
    std::string author_name;
    Instant created_at;
    std::string sender_name;
    Instant sent_at;
};
BOOST_DESCRIBE_STRUCT(VersionView, (),
                      (id, revision_no, state, amount_minor, author_name, created_at, sender_name,
                       sent_at))

struct ProposalView : Proposal {
    std::string customer_name, owner_name, author_name, sender_name;
    std::string opportunity_name, order_number;
    std::vector<VersionView> versions;      // the latest first
    std::vector<orders::Warning> warnings;  // of prices, as an order would be warned of
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (Proposal),
                      (customer_name, owner_name, author_name, sender_name, opportunity_name,
                       order_number, versions, warnings, actions))

}  // namespace zhuli::proposals
