#include "features/tickets/use_cases_advice.hpp"

#include "features/customers/model.hpp"
#include "storage/entity.hpp"

namespace zhuli::tickets {

namespace {

constexpr std::int64_t kAgainMs = 30 * kDayMs;

}  // namespace

WordSettings words_of(Tx& tx) {
    auto kept = stored_words(tx);
    return kept ? std::move(*kept) : usual_words();
}

Advice::Advice(Tx& tx, const Ctx& ctx)
    : tx_(tx), ctx_(ctx), model_(KindModel::from_text(kept_model(tx))), words_(words_of(tx)) {}

KindAdvice Advice::kind_of(const Ticket& ticket) const {
    const Guess guess = model_.guess(ticket.title.v + ' ' + ticket.words.v);
    return advise_kind(guess, ticket.kind);  // what nobody classified has that of its mailbox
}

SeverityView Advice::severity_of(const Ticket& ticket) const {
    SeverityFacts facts{.words = ticket.words.v};
    const auto customer = storage::find<customers::Customer>(tx_, ticket.customer_id);
    facts.important = customer && customer->tier == customers::Tier::a;
    facts.again = customer && complained_before(tx_, ticket, ticket.opened_at.plus_ms(-kAgainMs));
    return suggest_severity(facts, words_);
}

}  // namespace zhuli::tickets
