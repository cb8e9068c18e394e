// What finance does with money that came in: writing it down once, matching it to orders with the
// reasons shown, undoing a match, keeping the rest as a customer's credit or paying it back; and
// the statement of account of a customer. Problems: those of rules.hpp and of orders' payments,
// not_found, stale and problem.action_not_now.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/receivables/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::receivables {

using storage::Tx;

Result<Page<BankReceiptItem>> list_receipts(Tx& tx, const Ctx& ctx,
                                            const http::Listed<BankReceipt>& query);
Result<BankReceiptView> create_receipt(Tx& tx, const Ctx& ctx, const BankReceipt& in);
/// Every row on its own: those that are wrong or known are told, the others come in.
Result<PasteOutcome> paste_receipts(Tx& tx, const Ctx& ctx, const Pasted& in);
Result<BankReceiptView> show_receipt(Tx& tx, const Ctx& ctx, const http::ById& in);
/// The receipts of the orders are written in the same unit; what is left of money of one customer
/// is that customer's credit.
Result<BankReceiptView> match_receipt(Tx& tx, const Ctx& ctx, const NewMatches& in);
Result<BankReceiptView> undo_match(Tx& tx, const Ctx& ctx, const Unmatching& in);
Result<BankReceiptView> keep_credit(Tx& tx, const Ctx& ctx, const KeptCredit& in);
Result<BankReceiptView> repay(Tx& tx, const Ctx& ctx, const Repayment& in);
Result<BankReceiptView> void_receipt(Tx& tx, const Ctx& ctx, const Voiding& in);

Result<Overview> show_overview(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Statement> show_statement(Tx& tx, const Ctx& ctx, const StatementQuestion& in);

}  // namespace zhuli::receivables
