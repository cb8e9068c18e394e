// Receivables: money that came into the bank (到账), what of it was matched to which order (核销),
// and what is left as a customer's credit. What an order was paid is the order's own; a match makes
// its receipts. Never decides what is owed.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::receivables {

/// unmatched: something of it is nobody's yet; credit: the rest is a customer's; settled: no rest.
enum class BankState : std::uint8_t { unmatched, credit, settled, voided };
BOOST_DESCRIBE_ENUM(BankState, unmatched, credit, settled, voided)

enum class BankSource : std::uint8_t { typed, pasted };
BOOST_DESCRIBE_ENUM(BankSource, typed, pasted)

struct BankReceipt {
    Id id;
    std::int64_t version = 0;
    Text<60> reference;  // the bank's; each once
    Date received_on;
    Text<120> payer_name;
    Money amount_minor;
    Text<3> currency;
    Text<200> remark;
    BankSource source = BankSource::typed;
    BankState state = BankState::unmatched;
    Money matched_minor;   // to orders
    Money returned_minor;  // paid back to the payer
    Money open_minor;      // what is left
    Id customer_id;        // whose the rest is
    Text<500> reason;      // of the last undoing
    Id actor_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(BankReceipt, (),
                      (id, version, reference, received_on, payer_name, amount_minor, currency,
                       remark, source, state, matched_minor, returned_minor, open_minor,
                       customer_id, reason, actor_id, created_at, updated_at))
constexpr auto notes(const BankReceipt*) {
    using B = BankReceipt;
    return std::array{note<&B::id>(read_only),
                      note<&B::version>(read_only),
                      note<&B::reference>(required | filterable),
                      note<&B::received_on>(required | filterable | sortable),
                      note<&B::payer_name>(required),
                      note<&B::amount_minor>(required | filterable | sortable),
                      note<&B::source>(read_only),
                      note<&B::state>(read_only | filterable),
                      note<&B::matched_minor>(read_only),
                      note<&B::returned_minor>(read_only),
                      note<&B::open_minor>(read_only),
                      note<&B::customer_id>(read_only | filterable, "customer"),
                      note<&B::reason>(read_only),
                      note<&B::actor_id>(read_only, "user"),
                      note<&B::created_at>(read_only | sortable),
                      note<&B::updated_at>(read_only)};
}
constexpr EntityName entity_of(const BankReceipt*) { return {"bank_receipt", "bank_receipt"}; }

/// Part of what came in, written down for an order; undone it stays, with who and why.
struct Match {
    Id id;
    Id bank_receipt_id;
    Id order_id;
    Text<60> order_number;
    Money amount_minor;
    bool undone = false;
    Text<500> reason;
    Id actor_id;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Match, (),
                      (id, bank_receipt_id, order_id, order_number, amount_minor, undone, reason,
                       actor_id, created_at))
constexpr EntityName entity_of(const Match*) { return {"receipt_match", "receipt_match"}; }

}  // namespace zhuli::receivables
