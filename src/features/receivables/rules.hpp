// What is true of money that came in, without I/O: the workflow, what a pasted row says, which
// orders are meant and why, and how a statement of account adds up.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/workflow.hpp"
#include "features/receivables/model_inputs.hpp"

namespace zhuli::receivables {

inline constexpr int kStatementDaysLimit = 366;

std::span<const Permission> permissions();
Workflow<BankState, BankReceipt> workflow();

Result<> check(const BankReceipt& receipt, std::string_view currency, Date today);
/// What is left of it, and so its state.
void settle(BankReceipt& receipt);
/// Each order once, each something, and together at most what is left.
Result<> check_matches(const BankReceipt& receipt, std::span<const MatchPart> parts);
Result<> check_repayment(const BankReceipt& receipt, const Repayment& repayment);

struct ReadRow {
    BankReceipt receipt;
    std::string code;  // why it says nothing
};
/// Day, payer, amount, reference, remark of one line; a heading is refused like a wrong row.
ReadRow read_row(std::string_view line);
std::vector<std::string> lines_in(std::string_view text);

/// Numbers of orders in what the payer wrote.
std::vector<std::string> numbers_in(std::string_view remark);
/// Most telling first; none without a reason.
std::vector<Suggestion> suggest(const BankReceipt& receipt, std::span<const Candidate> candidates);

Result<> check_period(const StatementQuestion& question);
/// Entries in order of day; balances run from the opening one.
void add_up(Statement& statement);
/// Due within a week, and overdue by age.
std::vector<Band> bands(Date today);

std::string event_body(const BankReceipt& receipt, std::string_view reason = {});

}  // namespace zhuli::receivables
