// Quotes (报价): what goods would cost a customer and until when, version by version, with what was
// conceded on the way. What was sent is frozen, and a later version takes its place once that is
// sent. Whether a price needs somebody's yes is for approvals; what becomes of an accepted quote is
// a draft of orders.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"
#include "features/opportunities/model.hpp"
#include "features/orders/model_payment.hpp"

namespace zhuli::quotes {

using customers::Channel;
using opportunities::LostReason;
using orders::PayTerm;

/// approval: waits for somebody's yes. ready: has it, not sent yet. withdrawn: no longer offered.
/// superseded: a later version was sent. dropped: a draft that nobody will send.
enum class QuoteState : std::uint8_t {
    draft,
    approval,
    ready,
    sent,
    accepted,
    declined,
    expired,
    withdrawn,
    superseded,
    dropped
};
BOOST_DESCRIBE_ENUM(QuoteState, draft, approval, ready, sent, accepted, declined, expired,
                    withdrawn, superseded, dropped)

/// A price the customer was told, in the order in which it was (让价阶梯). The first one is what
/// the goods were offered for at first; `in_return` is what the customer gave for a lower one.
struct PriceStep {
    int revision_no = 1;
    UnitPrice unit_price_e4;
    Text<200> in_return;
    Id given_by;
    Instant given_at;
    friend bool operator==(const PriceStep&, const PriceStep&) = default;
};
BOOST_DESCRIBE_STRUCT(PriceStep, (), (revision_no, unit_price_e4, in_return, given_by, given_at))

/// Goods with code, name, unit and prices as they were then. base_price_e4: what they cost this
/// customer by a price list that day, or the list price.
struct QuoteLine {
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Text<20> unit;
    Quantity quantity;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
    UnitPrice base_price_e4;
    UnitPrice unit_price_e4;
    Money amount_minor;
    Text<200> remark;     // to the customer
    Text<200> in_return;  // for the price of this version
    std::vector<PriceStep> steps;
};
BOOST_DESCRIBE_STRUCT(QuoteLine, (),
                      (product_id, product_code, product_name, unit, quantity, list_price_e4,
                       floor_price_e4, base_price_e4, unit_price_e4, amount_minor, remark,
                       in_return, steps))

/// The quote as lists show it.
struct QuoteHead {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // QT-…, of all versions
    int revision_no = 1;
    Id root_id;  // the first version
    Id customer_id;
    Id opportunity_id;
    Id inquiry_id;
    Id proposal_id;
    Text<120> title;
    Id owner_id;
    Id author_id;  // who began this version
    QuoteState state = QuoteState::draft;
    bool open = true;  // draft, approval, ready or sent
    Date valid_until;
    Money amount_minor;
    Money base_minor;  // what it would be at base prices
    Id approval_id;
    Instant sent_at;
    Id sent_by;
    Channel sent_how = Channel::email;
    Id interaction_id;        // the conversation it was sent with
    Instant first_opened_at;  // by its private link; 0: not yet
    Id superseded_by;
    Instant answered_at;
    Text<60> answered_by;  // who at the customer's
    LostReason decline_reason = LostReason::none;
    Text<500> answer_words;  // theirs; of what was dropped or withdrawn: why
    Id order_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(QuoteHead, (),
                      (id, version, number, revision_no, root_id, customer_id, opportunity_id,
                       inquiry_id, proposal_id, title, owner_id, author_id, state, open,
                       valid_until, amount_minor, base_minor, approval_id, sent_at, sent_by,
                       sent_how, interaction_id, first_opened_at, superseded_by, answered_at,
                       answered_by, decline_reason, answer_words, order_id, created_at, updated_at))

constexpr auto notes(const QuoteHead*) {
    using Q = QuoteHead;
    return std::array{note<&Q::id>(read_only),
                      note<&Q::version>(read_only),
                      note<&Q::number>(read_only | filterable | searchable | sortable),
                      note<&Q::revision_no>(read_only),
                      note<&Q::root_id>(read_only | filterable, "quote"),
                      note<&Q::customer_id>(required | filterable, "customer"),
                      note<&Q::opportunity_id>(filterable, "opportunity"),
                      note<&Q::inquiry_id>(filterable, "inquiry"),
                      note<&Q::proposal_id>(filterable, "proposal"),
                      note<&Q::title>(required | searchable),
                      note<&Q::owner_id>(read_only | filterable, "user"),
                      note<&Q::author_id>(read_only, "user"),
                      note<&Q::state>(read_only | filterable),
                      note<&Q::open>(read_only | filterable),
                      note<&Q::valid_until>(filterable | sortable),
                      note<&Q::amount_minor>(read_only | money_minor | sortable),
                      note<&Q::base_minor>(read_only | money_minor),
                      note<&Q::approval_id>(read_only, "approval"),
                      note<&Q::sent_at>(read_only | sortable),
                      note<&Q::sent_by>(read_only, "user"),
                      note<&Q::sent_how>(read_only),
                      note<&Q::interaction_id>(read_only, "interaction"),
                      note<&Q::first_opened_at>(read_only),
                      note<&Q::superseded_by>(read_only, "quote"),
                      note<&Q::answered_at>(read_only),
                      note<&Q::answered_by>(read_only),
                      note<&Q::decline_reason>(read_only),
                      note<&Q::answer_words>(read_only),
                      note<&Q::order_id>(read_only | filterable, "order"),
                      note<&Q::created_at>(read_only | sortable),
                      note<&Q::updated_at>(read_only)};
}
constexpr EntityName entity_of(const QuoteHead*) { return {"quote", "quote"}; }

struct Quote : QuoteHead {
    Text<60> contact_name;
    PayTerm pay_term = PayTerm::on_delivery;
    int pay_value = 0;
    Text<500> delivery;  // when and how it comes, in words to the customer
    Text<1000> policy;   // returns, warranty
    Text<2000> opening;  // words to the customer before the first line
    Text<2000> note;     // ours alone
    Text<500> question;  // what the customer asked on its page, last
    Instant asked_at;
    std::vector<QuoteLine> lines;
};
BOOST_DESCRIBE_STRUCT(Quote, (QuoteHead),
                      (contact_name, pay_term, pay_value, delivery, policy, opening, note, question,
                       asked_at, lines))

}  // namespace zhuli::quotes
