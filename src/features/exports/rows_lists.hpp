// Lists whose file needs no thought of its own: which members, in which order; labelled by the
// schema and written as their types say.
#pragma once

#include "features/exports/rows.hpp"

namespace zhuli::exports {

struct Columns {
    std::string_view entity;  // whose labels and words of options these are
    std::span<const std::string_view> members;
};

/// Money and quantities as numbers, instants where the organisation is, options in words.
Cells cells_of(const Ctx& ctx, const RowWriter& out, const Columns& columns, Fields fields,
               const void* record, std::vector<std::string>& texts);
void write_heads(const Columns& columns, RowWriter& out);

template <class View, class Query, class List>
Result<> write_list(Tx& tx, const Ctx& ctx, Query query, RowWriter& out, const Columns& columns,
                    List list) {
    write_heads(columns, out);
    std::vector<std::string> texts;  // what the cells refer to
    return each_record(tx, ctx, list, query, [&](const View& record) {
        return out.row(cells_of(ctx, out, columns, fields_of<View>(), &record, texts));
    });
}

Result<> write_tickets(Tx& tx, const Ctx& ctx, http::Listed<tickets::Ticket> query, RowWriter& out);
Result<> write_sub_requests(Tx& tx, const Ctx& ctx, http::Listed<sub_requests::SubRequest> query,
                            RowWriter& out);
Result<> write_returns(Tx& tx, const Ctx& ctx, http::Listed<orders::Return> query, RowWriter& out);
Result<> write_purchases(Tx& tx, const Ctx& ctx, http::Listed<purchasing::Order> query,
                         RowWriter& out);
Result<> write_invoices(Tx& tx, const Ctx& ctx, http::Listed<invoices::Invoice> query,
                        RowWriter& out);
Result<> write_bank_receipts(Tx& tx, const Ctx& ctx, http::Listed<receivables::BankReceipt> query,
                             RowWriter& out);
Result<> write_waybills(Tx& tx, const Ctx& ctx, http::Listed<logistics::Waybill> query,
                        RowWriter& out);

}  // namespace zhuli::exports
