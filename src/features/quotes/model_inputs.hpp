// What people send to quotes and what they are shown, where that differs from the stored rows.
// Views have no notes of their own: they would replace the record's.
#pragma once

#include "features/approvals/model_inputs.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/quotes/model.hpp"

namespace zhuli::quotes {

struct NewLine {
    Id product_id;
    Quantity quantity;
    std::optional<UnitPrice> unit_price_e4;  // absent: by price list, or the list price
    Text<200> remark;
    Text<200> in_return;
};
BOOST_DESCRIBE_STRUCT(NewLine, (), (product_id, quantity, unit_price_e4, remark, in_return))
constexpr auto notes(const NewLine*) {
    return std::array{note<&NewLine::product_id>(required, "product"),
                      note<&NewLine::quantity>(required)};
}

/// What may be changed while it is a draft.
struct QuoteDraft {
    Text<120> title;
    Date valid_until;
    Text<60> contact_name;
    std::optional<PayTerm> pay_term;  // absent: what this customer pays by
    int pay_value = 0;
    Text<500> delivery;
    Text<1000> policy;
    Text<2000> opening;
    Text<2000> note;
    std::vector<NewLine> lines;
};
BOOST_DESCRIBE_STRUCT(QuoteDraft, (),
                      (title, valid_until, contact_name, pay_term, pay_value, delivery, policy,
                       opening, note, lines))

/// Out of a proposal (its goods are taken over), an opportunity, an inquiry, or for a customer
/// alone: what is named must belong to one customer. Without a title or a day it gets the usual
/// ones.
struct NewQuote : QuoteDraft {
    Id customer_id;
    Id proposal_id;
    Id opportunity_id;
    Id inquiry_id;
    Id owner_id;  // none: who enters it
};
BOOST_DESCRIBE_STRUCT(NewQuote, (QuoteDraft),
                      (customer_id, proposal_id, opportunity_id, inquiry_id, owner_id))
constexpr auto notes(const NewQuote*) {
    using N = NewQuote;
    return std::array{note<&N::policy>(multiline),
                      note<&N::opening>(multiline),
                      note<&N::note>(multiline),
                      note<&N::customer_id>(plain, "customer"),
                      note<&N::proposal_id>(plain, "proposal"),
                      note<&N::opportunity_id>(plain, "opportunity"),
                      note<&N::inquiry_id>(plain, "inquiry"),
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
    Text<500> approval_reason;  // required when it needs approval
};
BOOST_DESCRIBE_STRUCT(Sending, (Act), (how, words, approval_reason))

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

/// A draft that nobody will send, or an offer that stands no longer.
struct Ending : Act {
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Ending, (Act), (reason))
constexpr auto notes(const Ending*) {
    using E = Ending;
    return std::array{note<&E::id>(from_path), note<&E::if_match>(from_path),
                      note<&E::reason>(required | multiline)};
}

struct QuoteItem : QuoteHead {
    std::string customer_name, owner_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(QuoteItem, (QuoteHead), (customer_name, owner_name, actions))

/// One version among those of a quote: which, who, when, and what became of it.
struct VersionView {
    Id id;
    int revision_no = 1;
    QuoteState state = QuoteState::draft;
    Money amount_minor;
    std::string author_name;
    Instant created_at;
    std::string sender_name;
    Instant sent_at;
};
BOOST_DESCRIBE_STRUCT(VersionView, (),
                      (id, revision_no, state, amount_minor, author_name, created_at, sender_name,
                       sent_at))

enum class LineChange : std::uint8_t { added, removed, changed };
BOOST_DESCRIBE_ENUM(LineChange, added, removed, changed)

struct LineDifference {
    LineChange change = LineChange::changed;
    Id product_id;
    std::string product, unit;
    Quantity quantity_before, quantity_after;
    UnitPrice price_before_e4, price_after_e4;
};
BOOST_DESCRIBE_STRUCT(LineDifference, (),
                      (change, product_id, product, unit, quantity_before, quantity_after,
                       price_before_e4, price_after_e4))

/// What a version has otherwise than the one that was out before it. revision_no 0: there was none.
struct Differences {
    int revision_no = 0;
    Money amount_before_minor;
    std::vector<LineDifference> lines;
    std::vector<std::string> terms;  // names of members: "valid_until", "pay_term"
};
BOOST_DESCRIBE_STRUCT(Differences, (), (revision_no, amount_before_minor, lines, terms))

/// The latest request for approval; no id: none was needed yet.
struct QuoteApproval {
    Id id;
    std::string number;
    approvals::ApprovalState state = approvals::ApprovalState::waiting;
    Text<500> reason;        // why it was asked for
    Text<500> ending_words;  // why it was refused or returned
    std::string ended_by_name;
};
BOOST_DESCRIBE_STRUCT(QuoteApproval, (), (id, number, state, reason, ending_words, ended_by_name))

struct QuoteView : Quote {
    std::string customer_name, owner_name, author_name, sender_name;
    std::string opportunity_name, proposal_number, order_number;
    std::vector<VersionView> versions;  // the latest first
    Differences differences;
    std::vector<orders::Warning> warnings;
    std::vector<approvals::Finding> findings;  // what it needs approval for before it is sent
    QuoteApproval approval;
    std::string link;  // path of its page; told only when it is made
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(QuoteView, (Quote),
                      (customer_name, owner_name, author_name, sender_name, opportunity_name,
                       proposal_number, order_number, versions, differences, warnings, findings,
                       approval, link, actions))

// What a customer sees and says, without signing in.

struct LinkQuestion {
    Text<200> token;
};
BOOST_DESCRIBE_STRUCT(LinkQuestion, (), (token))
constexpr auto notes(const LinkQuestion*) {
    return std::array{note<&LinkQuestion::token>(from_path)};
}

struct OpenLine {
    Text<40> product_code;
    Text<120> product_name;
    Text<20> unit;
    Quantity quantity;
    UnitPrice unit_price_e4;
    Money amount_minor;
    Text<200> remark;
};
BOOST_DESCRIBE_STRUCT(OpenLine, (),
                      (product_code, product_name, unit, quantity, unit_price_e4, amount_minor,
                       remark))

/// Without lines where the link opens nothing any more; `state` tells why.
struct OpenQuote {
    std::string org_name, seller_name, currency;
    QuoteState state = QuoteState::sent;
    Text<30> number;
    int revision_no = 0;
    Text<120> title;
    std::string customer_name;
    Text<60> contact_name;
    Date valid_until;
    PayTerm pay_term = PayTerm::on_delivery;
    int pay_value = 0;
    Text<500> delivery;
    Text<1000> policy;
    Text<2000> opening;
    std::vector<OpenLine> lines;
    Money amount_minor;
    Instant answered_at;
    Text<60> answered_by;
    Text<500> question;
    Instant asked_at;
};
BOOST_DESCRIBE_STRUCT(OpenQuote, (),
                      (org_name, seller_name, currency, state, number, revision_no, title,
                       customer_name, contact_name, valid_until, pay_term, pay_value, delivery,
                       policy, opening, lines, amount_minor, answered_at, answered_by, question,
                       asked_at))

/// ask: neither yes nor no; something is still to be talked about.
enum class Reply : std::uint8_t { accept, decline, ask };
BOOST_DESCRIBE_ENUM(Reply, accept, decline, ask)

struct OpenAnswer {
    Text<200> token;
    Reply reply = Reply::ask;
    Text<60> answered_by;
    Text<500> words;
    int revision_no = 0;  // what the customer read
};
BOOST_DESCRIBE_STRUCT(OpenAnswer, (), (token, reply, answered_by, words, revision_no))
constexpr auto notes(const OpenAnswer*) {
    using A = OpenAnswer;
    return std::array{note<&A::token>(from_path), note<&A::answered_by>(required),
                      note<&A::words>(multiline)};
}

/// What of one customer's quotes is out and unanswered.
struct OutWith {
    Id customer_id;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(OutWith, (), (customer_id, amount_minor))

}  // namespace zhuli::quotes
