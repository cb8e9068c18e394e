// Statements and tables of receivables. Orders are read here to be suggested and summed, and
// written only by their own use cases.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "features/receivables/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::receivables {

using storage::Tx;

void lock_receipt(Tx& tx, Id receipt);
bool is_known(Tx& tx, std::string_view reference);
std::vector<Match> matches_of(Tx& tx, Id receipt);

/// Orders that owe something: with these numbers, of these customers, of that amount; a few each.
std::vector<Candidate> numbered(Tx& tx, std::span<const std::string> numbers);
std::vector<Candidate> of_customers(Tx& tx, std::span<const Id> customers);
std::vector<Candidate> of_amount(Tx& tx, Money amount);
/// Whose name has this key; a few.
std::vector<Id> customers_called(Tx& tx, std::string_view name_key);

struct Total {
    std::int64_t count = 0;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(Total, (), (count, amount_minor))
/// Of orders whose next money falls due in that stretch.
Total falling_due(Tx& tx, Date from, Date to);
/// Read out of an index that holds the sums alone.
Total in_state(Tx& tx, BankState state);
Money credit_of(Tx& tx, Id customer);

/// What the customer owed before that day (which begins at `begins`).
Money owed_before(Tx& tx, Id customer, Date day, Instant begins);
struct Period {
    Id customer_id;
    Date from, to;
    Instant begins, ends;
};
inline constexpr int kEntriesLimit = 1000;
/// At most one more than kEntriesLimit of each kind.
std::vector<Entry> entries_of(Tx& tx, const Period& period, const TimeZone& zone);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::receivables
