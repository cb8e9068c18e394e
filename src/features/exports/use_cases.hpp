// What a list shows, as a file: the same rows in the same order under the same scope and masks,
// because they come from the list's own use case, page by page, in one snapshot.
#pragma once

#include "core/ctx.hpp"
#include "core/messages.hpp"
#include "features/catalog/model.hpp"
#include "features/customers/model.hpp"
#include "features/exports/sheet_out.hpp"
#include "features/followups/model.hpp"
#include "features/inquiries/model.hpp"
#include "features/invoices/model.hpp"
#include "features/logistics/model_waybills.hpp"
#include "features/opportunities/model.hpp"
#include "features/orders/model.hpp"
#include "features/orders/model_returns.hpp"
#include "features/proposals/model.hpp"
#include "features/purchasing/model_orders.hpp"
#include "features/quotes/model.hpp"
#include "features/receivables/model_inputs.hpp"
#include "features/sub_requests/model.hpp"
#include "features/tickets/model.hpp"
#include "http/route.hpp"

namespace zhuli::exports {

using storage::Tx;

/// Takes the list's q, sort and filters apart from `format`; a list's limit and cursor mean
/// nothing here and are passed over.
Result<Format> take_format(RawInput& raw);

template <class T>
struct Asked {
    http::Listed<T> list;
    Format format = Format::xlsx;

    static Result<Asked> decode(RawInput raw) {
        Asked asked;
        TRY(asked.format, take_format(raw));
        TRY(auto query, storage::decode_list(raw, fields_of<T>()));
        static_cast<http::ListQuery&>(asked.list) = std::move(query);
        return asked;
    }
};

/// Refuse exports.too_many_rows above kMostRows and what the list refuses.
Result<http::File> export_customers(Tx& tx, const Ctx& ctx, const Asked<customers::Customer>& asked,
                                    const Catalog& texts);
Result<http::File> export_contacts(Tx& tx, const Ctx& ctx, const Asked<customers::Customer>& asked,
                                   const Catalog& texts);
Result<http::File> export_products(Tx& tx, const Ctx& ctx, const Asked<catalog::Product>& asked,
                                   const Catalog& texts);
Result<http::File> export_orders(Tx& tx, const Ctx& ctx, const Asked<orders::OrderHead>& asked,
                                 const Catalog& texts);
Result<http::File> export_follow_ups(Tx& tx, const Ctx& ctx, const Asked<followups::PlanRow>& asked,
                                     const Catalog& texts);
Result<http::File> export_inquiries(Tx& tx, const Ctx& ctx, const Asked<inquiries::Inquiry>& asked,
                                    const Catalog& texts);
Result<http::File> export_opportunities(Tx& tx, const Ctx& ctx,
                                        const Asked<opportunities::Opportunity>& asked,
                                        const Catalog& texts);
Result<http::File> export_proposals(Tx& tx, const Ctx& ctx,
                                    const Asked<proposals::ProposalHead>& asked,
                                    const Catalog& texts);
Result<http::File> export_quotes(Tx& tx, const Ctx& ctx, const Asked<quotes::QuoteHead>& asked,
                                 const Catalog& texts);
Result<http::File> export_tickets(Tx& tx, const Ctx& ctx, const Asked<tickets::Ticket>& asked,
                                  const Catalog& texts);
Result<http::File> export_sub_requests(Tx& tx, const Ctx& ctx,
                                       const Asked<sub_requests::SubRequest>& asked,
                                       const Catalog& texts);
Result<http::File> export_returns(Tx& tx, const Ctx& ctx, const Asked<orders::Return>& asked,
                                  const Catalog& texts);
Result<http::File> export_purchases(Tx& tx, const Ctx& ctx, const Asked<purchasing::Order>& asked,
                                    const Catalog& texts);
Result<http::File> export_invoices(Tx& tx, const Ctx& ctx, const Asked<invoices::Invoice>& asked,
                                   const Catalog& texts);
Result<http::File> export_bank_receipts(Tx& tx, const Ctx& ctx,
                                        const Asked<receivables::BankReceipt>& asked,
                                        const Catalog& texts);
Result<http::File> export_waybills(Tx& tx, const Ctx& ctx, const Asked<logistics::Waybill>& asked,
                                   const Catalog& texts);

struct StatementFile : receivables::StatementQuestion {
    Format format = Format::xlsx;
};
BOOST_DESCRIBE_STRUCT(StatementFile, (receivables::StatementQuestion), (format))
/// What it says before, entry by entry, and after; refused as the statement is.
Result<http::File> export_statement(Tx& tx, const Ctx& ctx, const StatementFile& asked,
                                    const Catalog& texts);

/// What one may read to have it as a file.
std::string_view permission_of(Kind kind);
/// Everything of a kind the caller may see; how many rows. For the command line.
Result<std::int64_t> write_all(Tx& tx, const Ctx& ctx, Kind kind, const Catalog& texts,
                               SheetOut& out);
std::string title_of(Kind kind, const Catalog& texts, Locale locale);

}  // namespace zhuli::exports
