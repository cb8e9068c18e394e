// What people do about invoices: keeping a customer's titles, asking for an invoice of orders, and
// what finance does with it. Problems: those of rules.hpp, not_found (also out of scope),
// forbidden, stale and problem.action_not_now.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/invoices/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::invoices {

using storage::Tx;

Result<Titles> list_titles(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<TitleView> show_title(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<TitleView> create_title(Tx& tx, const Ctx& ctx, const InvoiceTitle& in);
Result<TitleView> edit_title(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<Page<InvoiceView>> list_invoices(Tx& tx, const Ctx& ctx, const http::Listed<Invoice>& query);
Result<InvoiceView> request_invoice(Tx& tx, const Ctx& ctx, const NewInvoice& in);
Result<InvoiceView> show_invoice(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<InvoiceView> issue_invoice(Tx& tx, const Ctx& ctx, const Issue& in);
Result<InvoiceView> deliver_invoice(Tx& tx, const Ctx& ctx, const Sending& in);
Result<InvoiceView> void_invoice(Tx& tx, const Ctx& ctx, const Ending& in);
Result<InvoiceView> reverse_invoice(Tx& tx, const Ctx& ctx, const Ending& in);
/// What of an order is invoiced, and what may still be.
Result<Invoiced> show_invoiced(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::invoices
