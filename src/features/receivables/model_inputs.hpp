// What people send to receivables and what they are shown.
#pragma once

#include "features/receivables/model.hpp"

namespace zhuli::receivables {

inline constexpr std::size_t kPasteLimit = 200;

struct Act {
    Id id;
    std::int64_t if_match = 0;  // 0: whichever it is
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

/// Rows of a bank's statement: day, payer, amount, reference, remark; tabs or commas between.
struct Pasted {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Pasted, (), (text))
constexpr auto notes(const Pasted*) { return std::array{note<&Pasted::text>(required)}; }

struct PastedRow {
    int line_no = 0;
    std::string code;  // message key of what is wrong with it; empty: it came in
    std::string reference;
};
BOOST_DESCRIBE_STRUCT(PastedRow, (), (line_no, code, reference))

struct PasteOutcome {
    std::int64_t added_count = 0;
    std::vector<PastedRow> refused;
};
BOOST_DESCRIBE_STRUCT(PasteOutcome, (), (added_count, refused))

struct MatchPart {
    Id order_id;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(MatchPart, (), (order_id, amount_minor))

struct NewMatches : Act {
    std::vector<MatchPart> orders;
};
BOOST_DESCRIBE_STRUCT(NewMatches, (Act), (orders))

struct Unmatching : Act {
    Id match_id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Unmatching, (Act), (match_id, reason))
constexpr auto notes(const Unmatching*) {
    using U = Unmatching;
    return std::array{note<&U::id>(from_path), note<&U::if_match>(from_path),
                      note<&U::match_id>(required), note<&U::reason>(required | multiline)};
}

/// The rest is this customer's.
struct KeptCredit : Act {
    Id customer_id;
};
BOOST_DESCRIBE_STRUCT(KeptCredit, (Act), (customer_id))
constexpr auto notes(const KeptCredit*) {
    using K = KeptCredit;
    return std::array{note<&K::id>(from_path), note<&K::if_match>(from_path),
                      note<&K::customer_id>(required, "customer")};
}

struct Repayment : Act {
    Money amount_minor;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Repayment, (Act), (amount_minor, reason))
constexpr auto notes(const Repayment*) {
    using R = Repayment;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::amount_minor>(required), note<&R::reason>(required | multiline)};
}

struct Voiding : Act {
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Voiding, (Act), (reason))
constexpr auto notes(const Voiding*) {
    using V = Voiding;
    return std::array{note<&V::id>(from_path), note<&V::if_match>(from_path),
                      note<&V::reason>(required | multiline)};
}

/// An order that may be meant, as it is now.
struct Candidate {
    Id order_id;
    std::string number;
    Id customer_id;
    std::string customer_name;
    Date placed_on, due_on;
    Money amount_minor, due_minor;
};
BOOST_DESCRIBE_STRUCT(Candidate, (),
                      (order_id, number, customer_id, customer_name, placed_on, due_on,
                       amount_minor, due_minor))

/// Why: message keys receivables.reason.<one>.
struct Suggestion : Candidate {
    std::vector<std::string> reasons;  // number_in_remark, same_payer, same_amount
    Money take_minor;                  // of what is left
};
BOOST_DESCRIBE_STRUCT(Suggestion, (Candidate), (reasons, take_minor))

struct MatchView : Match {
    std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(MatchView, (Match), (actor_name))

struct BankReceiptItem : BankReceipt {
    std::string customer_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(BankReceiptItem, (BankReceipt), (customer_name, actions))

struct BankReceiptView : BankReceiptItem {
    std::vector<MatchView> matches;
    std::vector<Suggestion> suggestions;
};
BOOST_DESCRIBE_STRUCT(BankReceiptView, (BankReceiptItem), (matches, suggestions))

/// Orders whose next money falls due in a stretch of days, and what they owe.
struct Band {
    std::string key;  // due_week, overdue_30, overdue_60, overdue_90, overdue_more
    Date from, to;    // of due_on
    std::int64_t orders_count = 0;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(Band, (), (key, from, to, orders_count, amount_minor))

struct Overview {
    std::vector<Band> bands;
    std::int64_t unmatched_count = 0;
    Money unmatched_minor;
    Money credit_minor;  // of customers
};
BOOST_DESCRIBE_STRUCT(Overview, (), (bands, unmatched_count, unmatched_minor, credit_minor))

struct StatementQuestion {
    Id id;          // the customer's
    Date from, to;  // none: this month up to today
};
BOOST_DESCRIBE_STRUCT(StatementQuestion, (), (id, from, to))
constexpr auto notes(const StatementQuestion*) {
    using S = StatementQuestion;
    return std::array{note<&S::id>(from_path)};
}

/// allowance: taken off without anything coming back.
enum class EntryKind : std::uint8_t { order, receipt, refund, reversal, returned, allowance };
BOOST_DESCRIBE_ENUM(EntryKind, order, receipt, refund, reversal, returned, allowance)

/// A line of a statement of account (对账单): what it adds to what is owed.
struct Entry {
    Date on;
    EntryKind kind = EntryKind::order;
    std::string number, order_number;
    Id order_id;
    Money amount_minor;
    Money balance_minor;  // after it
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (on, kind, number, order_number, order_id, amount_minor, balance_minor))

struct Statement {
    Id customer_id;
    std::string customer_name, org_name, currency;
    Date from, to;
    Money opening_minor, ordered_minor, received_minor, refunded_minor, returned_minor,
        closing_minor;
    Money credit_minor;  // came in and is not matched to an order, as of now
    std::vector<Entry> entries;
};
BOOST_DESCRIBE_STRUCT(Statement, (),
                      (customer_id, customer_name, org_name, currency, from, to, opening_minor,
                       ordered_minor, received_minor, refunded_minor, returned_minor, closing_minor,
                       credit_minor, entries))

}  // namespace zhuli::receivables
