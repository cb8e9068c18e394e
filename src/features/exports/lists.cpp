#include "features/exports/lists.hpp"

#include <fmt/format.h>

#include "features/cases/use_cases.hpp"
#include "features/contracts/use_cases.hpp"
#include "features/duplicates/use_cases.hpp"
#include "features/exports/use_cases.hpp"
#include "features/followups/use_cases.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/invoices/use_cases.hpp"
#include "features/logistics/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/orders/use_cases_returns.hpp"
#include "features/pool/use_cases.hpp"
#include "features/proposals/use_cases.hpp"
#include "features/purchasing/use_cases.hpp"
#include "features/quotes/use_cases.hpp"
#include "features/receivables/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "features/sub_requests/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::exports {

namespace {

using Members = std::string_view;

constexpr Members kFollowUps[] = {"customer_name", "contact_name", "due_at",     "channel",
                                  "goal",          "reason",       "state",      "result",
                                  "snooze_count",  "score",        "owner_name", "settled_at"};
constexpr Members kInquiries[] = {"received_at",   "channel",     "source",
                                  "customer_name", "name",        "contact_name",
                                  "phone",         "wechat",      "email",
                                  "product_name",  "interest",    "words",
                                  "state",         "lost_reason", "outcome_words",
                                  "due_at",        "breached",    "first_responded_at",
                                  "taken_minutes", "owner_name"};
constexpr Members kOpportunities[] = {"customer_name",
                                      "name",
                                      "stage",
                                      "amount_minor",
                                      "probability_percent",
                                      "weighted_minor",
                                      "expected_close_on",
                                      "first_expected_close_on",
                                      "slip_count",
                                      "next_step",
                                      "next_step_on",
                                      "competitors",
                                      "lost_reason",
                                      "lost_words",
                                      "owner_name",
                                      "note"};
/// Of proposals and of quotes: a version each.
constexpr Members kOfferings[] = {"number",      "revision_no",    "title",        "customer_name",
                                  "state",       "amount_minor",   "valid_until",  "sent_at",
                                  "answered_by", "decline_reason", "answer_words", "owner_name",
                                  "created_at"};
constexpr Members kTickets[] = {"number",       "title",          "words",      "customer_name",
                                "order_number", "product_name",   "channel",    "kind",
                                "severity",     "stage",          "owner_name", "opened_at",
                                "replied_at",   "due_at",         "breached",   "cause",
                                "satisfaction", "reopened_count", "closed_at"};
constexpr Members kSubRequests[] = {
    "number", "title", "words",    "ticket_number", "customer_name", "department",  "asked_at",
    "due_at", "state", "breached", "answer",        "answerer_name", "answered_at", "owner_name"};
constexpr Members kCases[] = {"title",         "kind",       "cause",         "product_name",
                              "symptom",       "finding",    "remedy",        "prevention",
                              "state",         "freshness",  "review_on",     "used_count",
                              "ticket_number", "owner_name", "reviewer_name", "published_at"};
constexpr Members kContracts[] = {"number",    "paper_no",   "title",      "customer_name",
                                  "signed_on", "from_on",    "until_on",   "amount_minor",
                                  "standing",  "end_reason", "owner_name", "note"};
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
constexpr Members kPoolCustomers[] = {"code",
                                      "name",
                                      "contact_name",
                                      "phone",
                                      "tier",
                                      "status",
                                      "region",
                                      "industry",
                                      "entry",
                                      "cause",
                                      "reason",
                                      "entered_at",
                                      "last_contact_at",
                                      "previous_owner_name",
                                      "cool_until"};
constexpr Members kStock[] = {"code",      "name",     "unit",    "on_hand",      "reserved",
                              "available", "incoming", "more_on", "safety_stock", "list_price_e4"};

constexpr int kPriceDigits = 4;

bool is_of(const Field& field, const ValueType& type) { return field.type == &type; }

template <class T>
const T& as(const Field& field, const void* record) {
    return *static_cast<const T*>(field.in(record));
}

/// "none" is no word: nothing stands there.
std::string text_of(const Ctx& ctx, const RowWriter& out, std::string_view entity,
                    const Field& field, const void* record) {
    if (is_of(field, value_type<Instant>)) return local_time(ctx, as<Instant>(field, record));
    if (is_of(field, value_type<bool>)) return out.yes_or_no(as<bool>(field, record));
    if (is_of(field, value_type<std::vector<Text<60>>>))
        return joined(as<std::vector<Text<60>>>(field, record));
    const std::string text = field.type->to_text(field.in(record));
    return text == "none" ? "" : out.option(fmt::format("{}.{}", entity, field.name), text);
}

/// Money and quantities as numbers, instants where the organisation is, options in words; `texts`
/// is what the cells refer to.
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

void write_heads(const Columns& columns, RowWriter& out) {
    std::vector<std::string> keys;
    for (const auto member : columns.members)
        keys.push_back(fmt::format("field.{}.{}", columns.entity, member));
    const std::vector<std::string_view> heads(keys.begin(), keys.end());
    out.head(heads);
}

template <class T>
Result<http::Listed<T>> understood(const RawInput& asked, const http::Listed<T>*) {
    http::Listed<T> question;
    TRY(static_cast<http::ListQuery&>(question), storage::decode_list(asked, fields_of<T>()));
    return question;
}
template <Described Question>
Result<Question> understood(const RawInput& asked, const Question*) {
    return decode<Question>(asked);
}
template <class Question>
Result<Question> understood(const RawInput& asked) {
    return understood(asked, static_cast<const Question*>(nullptr));
}

template <class Question>
Result<> check_question(const RawInput& asked) {
    CHECK(understood<Question>(asked));
    return Done{};
}

template <class>
struct PartsOf;
template <class R, class Q>
struct PartsOf<Result<Page<R>> (*)(Tx&, const Ctx&, const Q&)> {  // a list
    using Row = R;
    using Question = Q;
};
template <class Q>
struct PartsOf<Result<> (*)(Tx&, const Ctx&, Q, RowWriter&)> {  // who writes the rows of one
    using Question = Q;
};

template <auto List>
Result<> write_members(Tx& tx, const Ctx& ctx, const RawInput& asked, const Columns& columns,
                       RowWriter& out) {
    using Parts = PartsOf<decltype(List)>;
    TRY(auto question, understood<typename Parts::Question>(asked));
    write_heads(columns, out);
    std::vector<std::string> texts;
    return each_record(tx, ctx, List, std::move(question), [&](const typename Parts::Row& record) {
        return out.row(
            cells_of(ctx, out, columns, fields_of<typename Parts::Row>(), &record, texts));
    });
}

template <auto Write>
Result<> write_own(Tx& tx, const Ctx& ctx, const RawInput& asked, const Columns&, RowWriter& out) {
    TRY(auto question, understood<typename PartsOf<decltype(Write)>::Question>(asked));
    return Write(tx, ctx, std::move(question), out);
}

/// A file of members of the list's rows.
template <auto List>
constexpr ListFile members(Kind kind, std::string_view path, std::string_view permission,
                           Columns columns, std::string_view summary) {
    return {kind,
            path,
            permission,
            summary,
            columns,
            check_question<typename PartsOf<decltype(List)>::Question>,
            write_members<List>};
}

/// A file whose rows `Write` makes.
template <auto Write>
constexpr ListFile own(Kind kind, std::string_view path, std::string_view permission,
                       std::string_view summary) {
    return {kind,
            path,
            permission,
            summary,
            {},
            check_question<typename PartsOf<decltype(Write)>::Question>,
            write_own<Write>};
}

constexpr ListFile kLists[] = {
    own<write_customers>(Kind::customers, "/customers/export", "customers.read",
                         "The customers a list shows, as a file"),
    own<write_contacts>(Kind::contacts, "/customers/contacts/export", "customers.read",
                        "The people of the customers a list shows, as a file"),
    own<write_interactions>(Kind::interactions, "/customers/interactions/export", "customers.read",
                            "What was said with the customers a list shows, as a file"),
    own<write_products>(Kind::products, "/products/export", "catalog.read",
                        "The products a list shows, as a file"),
    own<write_orders>(Kind::orders, "/orders/export", "orders.read",
                      "The orders a list shows, line by line, as a file"),
    own<write_duplicates>(
        Kind::duplicates, "/duplicates/export", "duplicates.read",
        "The suspected duplicates a list shows, both records in a row, as a file"),
    members<followups::list_plans>(Kind::follow_ups, "/follow_ups/export", "followups.read",
                                   {"follow_up", kFollowUps},
                                   "The follow-ups a list shows, as a file"),
    members<inquiries::list_inquiries>(Kind::inquiries, "/inquiries/export", "inquiries.read",
                                       {"inquiry", kInquiries},
                                       "The inquiries a list shows, as a file"),
    members<opportunities::list_opportunities>(
        Kind::opportunities, "/opportunities/export", "opportunities.read",
        {"opportunity", kOpportunities}, "The opportunities a list shows, as a file"),
    members<proposals::list_proposals>(Kind::proposals, "/proposals/export", "proposals.read",
                                       {"proposal", kOfferings},
                                       "The proposals a list shows, as a file"),
    members<quotes::list_quotes>(Kind::quotes, "/quotes/export", "quotes.read",
                                 {"quote", kOfferings}, "The quotes a list shows, as a file"),
    members<tickets::list_tickets>(Kind::tickets, "/tickets/export", "tickets.read",
                                   {"ticket", kTickets}, "The complaints a list shows, as a file"),
    members<sub_requests::list_sub_requests>(Kind::sub_requests, "/sub_requests/export",
                                             "sub_requests.read", {"sub_request", kSubRequests},
                                             "The requests to departments a list shows, as a file"),
    members<cases::list_cases>(Kind::cases, "/cases/export", "cases.read", {"ticket_case", kCases},
                               "The cases a list shows, as a file"),
    members<contracts::list_contracts>(Kind::contracts, "/contracts/export", "contracts.read",
                                       {"contract", kContracts},
                                       "The contracts a list shows, as a file"),
    members<orders::list_returns>(Kind::returns, "/returns/export", "orders.read",
                                  {"return", kReturns}, "The returns a list shows, as a file"),
    members<purchasing::list_orders>(Kind::purchases, "/purchase_orders/export", "purchasing.read",
                                     {"purchase_order", kPurchases},
                                     "The purchase orders a list shows, as a file"),
    members<invoices::list_invoices>(Kind::invoices, "/invoices/export", "invoices.read",
                                     {"invoice", kInvoices},
                                     "The invoices a list shows, as a file"),
    members<receivables::list_receipts>(Kind::bank_receipts, "/bank_receipts/export",
                                        "receivables.read", {"bank_receipt", kBankReceipts},
                                        "The money that came in a list shows, as a file"),
    members<logistics::list_waybills>(Kind::waybills, "/waybills/export", "logistics.read",
                                      {"waybill", kWaybills},
                                      "The shipments on their way a list shows, as a file"),
    members<pool::list_pool_customers>(Kind::pool_customers, "/pool_customers/export", "pool.read",
                                       {"pool_customer", kPoolCustomers},
                                       "The customers of one pool, as a file"),
    members<stock::list_items>(Kind::stock, "/stock/items/export", "stock.read",
                               {"stock_item", kStock},
                               "What lies in the warehouses, product by product, as a file"),
};

constexpr std::size_t kCount = std::size(kLists);

/// "export_tickets", for OpenAPI.
template <std::size_t N>
constexpr auto kOperation = [] {
    constexpr std::string_view prefix = "export_", name = enum_name(kLists[N].kind);
    std::array<char, prefix.size() + name.size()> text{};
    std::ranges::copy(name, std::ranges::copy(prefix, text.begin()).out);
    return text;
}();

template <std::size_t N>
constexpr http::Route route_of() {
    http::Route route;
    route.path = kLists[N].path;
    route.permission = kLists[N].permission;
    route.summary = kLists[N].summary;
    route.operation = {kOperation<N>.data(), kOperation<N>.size()};
    route.run_file = [](Tx& tx, const Ctx& ctx, const RawInput& asked,
                        const Catalog& texts) -> Result<http::File> {
        return export_list(tx, ctx, kLists[N].kind, asked, texts);
    };
    route.check = [](const RawInput& asked) -> Result<> {
        RawInput list = asked;
        CHECK(take_format(list));
        return kLists[N].check(list);
    };
    return route;
}

template <std::size_t... N>
constexpr std::array<http::Route, sizeof...(N)> routes_of(std::index_sequence<N...>) {
    return {route_of<N>()...};
}

constexpr auto kRoutes = routes_of(std::make_index_sequence<kCount>());

}  // namespace

const ListFile& list_file(Kind kind) {
    const auto found = std::ranges::find(kLists, kind, &ListFile::kind);
    INVARIANT(found != std::end(kLists), "each kind is a list");
    return *found;
}

std::span<const http::Route> list_routes() { return kRoutes; }

}  // namespace zhuli::exports
