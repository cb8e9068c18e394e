#include "features/exports/rows_lists.hpp"

#include <fmt/format.h>

#include "features/invoices/use_cases.hpp"
#include "features/logistics/use_cases.hpp"
#include "features/orders/use_cases_returns.hpp"
#include "features/purchasing/use_cases.hpp"
#include "features/receivables/use_cases.hpp"
#include "features/sub_requests/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::exports {

namespace {

using Members = std::string_view;

constexpr int kPriceDigits = 4;

constexpr Members kTickets[] = {"number",       "title",          "words",      "customer_name",
                                "order_number", "product_name",   "channel",    "kind",
                                "severity",     "stage",          "owner_name", "opened_at",
                                "replied_at",   "due_at",         "breached",   "cause",
                                "satisfaction", "reopened_count", "closed_at"};
constexpr Members kSubRequests[] = {
    "number", "title", "words",    "ticket_number", "customer_name", "department",  "asked_at",
    "due_at", "state", "breached", "answer",        "answerer_name", "answered_at", "owner_name"};
constexpr Members kReturns[] = {"number",       "order_number", "customer_name",   "state",
                                "cause_name",   "our_fault",    "reason",          "wish",
                                "amount_minor", "credit_minor", "exchange_number", "owner_name",
                                "created_at",   "received_at",  "inspected_at"};
constexpr Members kPurchases[] = {"number",       "supplier_name", "state", "expected_on",
                                  "amount_minor", "reason",        "note",  "created_at"};
constexpr Members kInvoices[] = {"number",     "customer_name", "name",        "tax_no",
                                 "kind",       "amount_minor",  "state",       "code",
                                 "invoice_no", "issued_on",     "tracking_no", "delivered_at",
                                 "owner_name", "created_at"};
constexpr Members kBankReceipts[] = {
    "reference",     "received_on",    "payer_name", "amount_minor",  "remark",    "state",
    "matched_minor", "returned_minor", "open_minor", "customer_name", "created_at"};
constexpr Members kWaybills[] = {
    "shipment_number", "order_number",  "customer_name", "carrier_name",
    "tracking_no",     "package_count", "freight_minor", "state",
    "shipped_at",      "promised_on",   "expected_on",   "heard_at",
    "attempt_count",   "delivered_at",  "signed_by",     "owner_name"};

bool is_of(const Field& field, const ValueType& type) { return field.type == &type; }

template <class T>
const T& as(const Field& field, const void* record) {
    return *static_cast<const T*>(field.in(record));
}

std::string text_of(const Ctx& ctx, const RowWriter& out, std::string_view entity,
                    const Field& field, const void* record) {
    if (is_of(field, value_type<Instant>)) return local_time(ctx, as<Instant>(field, record));
    if (is_of(field, value_type<bool>)) return out.yes_or_no(as<bool>(field, record));
    return out.option(fmt::format("{}.{}", entity, field.name),
                      field.type->to_text(field.in(record)));
}

}  // namespace

void write_heads(const Columns& columns, RowWriter& out) {
    std::vector<std::string> keys;
    for (const auto member : columns.members)
        keys.push_back(fmt::format("field.{}.{}", columns.entity, member));
    const std::vector<std::string_view> heads(keys.begin(), keys.end());
    out.head(heads);
}

Cells cells_of(const Ctx& ctx, const RowWriter& out, const Columns& columns, Fields fields,
               const void* record, std::vector<std::string>& texts) {
    texts.assign(columns.members.size(), {});
    Cells cells;
    for (std::size_t i = 0; i < columns.members.size(); ++i) {
        const Field* field = find_field(fields, columns.members[i]);
        INVARIANT(field != nullptr, "a column of a file is a member of its list");
        if (is_of(*field, value_type<Money>)) {
            cells.emplace_back(sheet::Decimal{as<Money>(*field, record).v, kMoneyDigits});
        } else if (is_of(*field, value_type<UnitPrice>)) {
            cells.emplace_back(sheet::Decimal{as<UnitPrice>(*field, record).v, kPriceDigits});
        } else if (is_of(*field, value_type<Quantity>)) {
            cells.emplace_back(as<Quantity>(*field, record).v);
        } else if (is_of(*field, value_type<std::int64_t>)) {
            cells.emplace_back(as<std::int64_t>(*field, record));
        } else if (is_of(*field, value_type<int>)) {
            cells.emplace_back(std::int64_t{as<int>(*field, record)});
        } else {
            texts[i] = text_of(ctx, out, columns.entity, *field, record);
            cells.emplace_back(std::string_view(texts[i]));
        }
    }
    return cells;
}

Result<> write_tickets(Tx& tx, const Ctx& ctx, http::Listed<tickets::Ticket> query,
                       RowWriter& out) {
    return write_list<tickets::TicketView>(tx, ctx, std::move(query), out, {"ticket", kTickets},
                                           tickets::list_tickets);
}

Result<> write_sub_requests(Tx& tx, const Ctx& ctx, http::Listed<sub_requests::SubRequest> query,
                            RowWriter& out) {
    return write_list<sub_requests::RequestView>(tx, ctx, std::move(query), out,
                                                 {"sub_request", kSubRequests},
                                                 sub_requests::list_sub_requests);
}

Result<> write_returns(Tx& tx, const Ctx& ctx, http::Listed<orders::Return> query, RowWriter& out) {
    return write_list<orders::ReturnView>(tx, ctx, std::move(query), out, {"return", kReturns},
                                          orders::list_returns);
}

Result<> write_purchases(Tx& tx, const Ctx& ctx, http::Listed<purchasing::Order> query,
                         RowWriter& out) {
    return write_list<purchasing::OrderItem>(
        tx, ctx, std::move(query), out, {"purchase_order", kPurchases}, purchasing::list_orders);
}

Result<> write_invoices(Tx& tx, const Ctx& ctx, http::Listed<invoices::Invoice> query,
                        RowWriter& out) {
    return write_list<invoices::InvoiceView>(tx, ctx, std::move(query), out, {"invoice", kInvoices},
                                             invoices::list_invoices);
}

Result<> write_bank_receipts(Tx& tx, const Ctx& ctx, http::Listed<receivables::BankReceipt> query,
                             RowWriter& out) {
    return write_list<receivables::BankReceiptItem>(tx, ctx, std::move(query), out,
                                                    {"bank_receipt", kBankReceipts},
                                                    receivables::list_receipts);
}

Result<> write_waybills(Tx& tx, const Ctx& ctx, http::Listed<logistics::Waybill> query,
                        RowWriter& out) {
    return write_list<logistics::WaybillItem>(tx, ctx, std::move(query), out,
                                              {"waybill", kWaybills}, logistics::list_waybills);
}

}  // namespace zhuli::exports
