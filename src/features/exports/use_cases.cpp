#include "features/exports/use_cases.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

#include "features/exports/rows.hpp"
#include "features/exports/rows_lists.hpp"
#include "features/receivables/use_cases.hpp"

namespace zhuli::exports {

namespace {

/// A name of its own for as long as the workbook is written.
class TemporaryFile {
 public:
    TemporaryFile() : path_(std::filesystem::temp_directory_path() / "zhuli-export-XXXXXX") {
        const int file = mkstemp(path_.data());
        if (file < 0) throw std::runtime_error("no room for a temporary file");
        close(file);
    }
    ~TemporaryFile() { std::remove(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    std::string bytes() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

 private:
    std::string path_;
};

/// The file that `write` fills; `name` without its ending.
template <class Write>
Result<http::File> make_file(const Ctx& ctx, const std::string& title, const std::string& name,
                             Format format, const Catalog& texts, Write&& write) {
    http::File file{name + "." + std::string(enum_name(format)), "text/csv; charset=utf-8", ""};
    const auto fill = [&](SheetOut& out) -> Result<> {
        RowWriter rows(texts, ctx.locale, kMostRows, out);
        CHECK(write(rows));
        out.finish();
        return Done{};
    };
    if (format == Format::csv) {
        SheetOut out([&](std::string_view bytes) { file.body += bytes; });
        CHECK(fill(out));
        return file;
    }
    const TemporaryFile workbook;
    SheetOut out(workbook.path(), title);
    CHECK(fill(out));
    file.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file.body = workbook.bytes();
    return file;
}

/// A list as of today.
template <class Write>
Result<http::File> make_file(const Ctx& ctx, Kind kind, Format format, const Catalog& texts,
                             Write&& write) {
    const std::string title = title_of(kind, texts, ctx.locale);
    return make_file(ctx, title, title + "-" + ctx.today.to_string(), format, texts, write);
}

}  // namespace

Result<Format> take_format(RawInput& raw) {
    Format format = Format::xlsx;
    for (const auto& named : raw.query)
        if (named.name == "format" && !enum_from_name(named.value, format))
            return Problem::field("format", "field.not_one_of", {{"allowed", "xlsx, csv"}});
    std::erase_if(raw.query, [](const NamedText& named) {
        return named.name == "format" || named.name == "limit" || named.name == "cursor";
    });
    return format;
}

std::string title_of(Kind kind, const Catalog& texts, Locale locale) {
    return texts.text(locale, "exports." + std::string(enum_name(kind)));
}

std::string_view permission_of(Kind kind) {
    switch (kind) {
        case Kind::customers:
        case Kind::contacts:
            return "customers.read";
        case Kind::products:
            return "catalog.read";
        case Kind::orders:
            return "orders.read";
        case Kind::follow_ups:
            return "followups.read";
        case Kind::inquiries:
            return "inquiries.read";
        case Kind::opportunities:
            return "opportunities.read";
        case Kind::proposals:
            return "proposals.read";
        case Kind::quotes:
            return "quotes.read";
        case Kind::tickets:
            return "tickets.read";
        case Kind::sub_requests:
            return "sub_requests.read";
        case Kind::returns:
            return "orders.read";
        case Kind::purchases:
            return "purchasing.read";
        case Kind::invoices:
            return "invoices.read";
        case Kind::bank_receipts:
            return "receivables.read";
        case Kind::waybills:
            return "logistics.read";
    }
    return "";
}

Result<http::File> export_customers(Tx& tx, const Ctx& ctx, const Asked<customers::Customer>& asked,
                                    const Catalog& texts) {
    return make_file(ctx, Kind::customers, asked.format, texts,
                     [&](RowWriter& out) { return write_customers(tx, ctx, asked.list, out); });
}

Result<http::File> export_contacts(Tx& tx, const Ctx& ctx, const Asked<customers::Customer>& asked,
                                   const Catalog& texts) {
    return make_file(ctx, Kind::contacts, asked.format, texts,
                     [&](RowWriter& out) { return write_contacts(tx, ctx, asked.list, out); });
}

Result<http::File> export_products(Tx& tx, const Ctx& ctx, const Asked<catalog::Product>& asked,
                                   const Catalog& texts) {
    return make_file(ctx, Kind::products, asked.format, texts,
                     [&](RowWriter& out) { return write_products(tx, ctx, asked.list, out); });
}

Result<http::File> export_orders(Tx& tx, const Ctx& ctx, const Asked<orders::OrderHead>& asked,
                                 const Catalog& texts) {
    return make_file(ctx, Kind::orders, asked.format, texts,
                     [&](RowWriter& out) { return write_orders(tx, ctx, asked.list, out); });
}

Result<http::File> export_follow_ups(Tx& tx, const Ctx& ctx, const Asked<followups::PlanRow>& asked,
                                     const Catalog& texts) {
    return make_file(ctx, Kind::follow_ups, asked.format, texts,
                     [&](RowWriter& out) { return write_follow_ups(tx, ctx, asked.list, out); });
}

Result<http::File> export_inquiries(Tx& tx, const Ctx& ctx, const Asked<inquiries::Inquiry>& asked,
                                    const Catalog& texts) {
    return make_file(ctx, Kind::inquiries, asked.format, texts,
                     [&](RowWriter& out) { return write_inquiries(tx, ctx, asked.list, out); });
}

Result<http::File> export_opportunities(Tx& tx, const Ctx& ctx,
                                        const Asked<opportunities::Opportunity>& asked,
                                        const Catalog& texts) {
    return make_file(ctx, Kind::opportunities, asked.format, texts,
                     [&](RowWriter& out) { return write_opportunities(tx, ctx, asked.list, out); });
}

Result<http::File> export_proposals(Tx& tx, const Ctx& ctx,
                                    const Asked<proposals::ProposalHead>& asked,
                                    const Catalog& texts) {
    return make_file(ctx, Kind::proposals, asked.format, texts,
                     [&](RowWriter& out) { return write_proposals(tx, ctx, asked.list, out); });
}

Result<http::File> export_statement(Tx& tx, const Ctx& ctx, const StatementFile& asked,
                                    const Catalog& texts) {
    TRY(const auto statement, receivables::show_statement(tx, ctx, asked));
    const std::string title = texts.text(ctx.locale, "exports.statement");
    const std::string name = title + "-" + statement.customer_name + "-" +
                             statement.from.to_string() + "-" + statement.to.to_string();
    return make_file(ctx, title, name, asked.format, texts,
                     [&](RowWriter& out) { return write_statement(statement, out); });
}

Result<http::File> export_quotes(Tx& tx, const Ctx& ctx, const Asked<quotes::QuoteHead>& asked,
                                 const Catalog& texts) {
    return make_file(ctx, Kind::quotes, asked.format, texts,
                     [&](RowWriter& out) { return write_quotes(tx, ctx, asked.list, out); });
}

Result<http::File> export_tickets(Tx& tx, const Ctx& ctx, const Asked<tickets::Ticket>& asked,
                                  const Catalog& texts) {
    return make_file(ctx, Kind::tickets, asked.format, texts,
                     [&](RowWriter& out) { return write_tickets(tx, ctx, asked.list, out); });
}

Result<http::File> export_sub_requests(Tx& tx, const Ctx& ctx,
                                       const Asked<sub_requests::SubRequest>& asked,
                                       const Catalog& texts) {
    return make_file(ctx, Kind::sub_requests, asked.format, texts,
                     [&](RowWriter& out) { return write_sub_requests(tx, ctx, asked.list, out); });
}

Result<http::File> export_returns(Tx& tx, const Ctx& ctx, const Asked<orders::Return>& asked,
                                  const Catalog& texts) {
    return make_file(ctx, Kind::returns, asked.format, texts,
                     [&](RowWriter& out) { return write_returns(tx, ctx, asked.list, out); });
}

Result<http::File> export_purchases(Tx& tx, const Ctx& ctx, const Asked<purchasing::Order>& asked,
                                    const Catalog& texts) {
    return make_file(ctx, Kind::purchases, asked.format, texts,
                     [&](RowWriter& out) { return write_purchases(tx, ctx, asked.list, out); });
}

Result<http::File> export_invoices(Tx& tx, const Ctx& ctx, const Asked<invoices::Invoice>& asked,
                                   const Catalog& texts) {
    return make_file(ctx, Kind::invoices, asked.format, texts,
                     [&](RowWriter& out) { return write_invoices(tx, ctx, asked.list, out); });
}

Result<http::File> export_bank_receipts(Tx& tx, const Ctx& ctx,
                                        const Asked<receivables::BankReceipt>& asked,
                                        const Catalog& texts) {
    return make_file(ctx, Kind::bank_receipts, asked.format, texts,
                     [&](RowWriter& out) { return write_bank_receipts(tx, ctx, asked.list, out); });
}

Result<http::File> export_waybills(Tx& tx, const Ctx& ctx, const Asked<logistics::Waybill>& asked,
                                   const Catalog& texts) {
    return make_file(ctx, Kind::waybills, asked.format, texts,
                     [&](RowWriter& out) { return write_waybills(tx, ctx, asked.list, out); });
}

Result<std::int64_t> write_all(Tx& tx, const Ctx& ctx, Kind kind, const Catalog& texts,
                               SheetOut& out) {
    RowWriter rows(texts, ctx.locale, std::numeric_limits<std::int64_t>::max(), out);
    if (kind == Kind::customers) CHECK(write_customers(tx, ctx, {}, rows));
    if (kind == Kind::contacts) CHECK(write_contacts(tx, ctx, {}, rows));
    if (kind == Kind::products) CHECK(write_products(tx, ctx, {}, rows));
    if (kind == Kind::orders) CHECK(write_orders(tx, ctx, {}, rows));
    if (kind == Kind::follow_ups) CHECK(write_follow_ups(tx, ctx, {}, rows));
    if (kind == Kind::inquiries) CHECK(write_inquiries(tx, ctx, {}, rows));
    if (kind == Kind::opportunities) CHECK(write_opportunities(tx, ctx, {}, rows));
    if (kind == Kind::proposals) CHECK(write_proposals(tx, ctx, {}, rows));
    if (kind == Kind::quotes) CHECK(write_quotes(tx, ctx, {}, rows));
    if (kind == Kind::tickets) CHECK(write_tickets(tx, ctx, {}, rows));
    if (kind == Kind::sub_requests) CHECK(write_sub_requests(tx, ctx, {}, rows));
    if (kind == Kind::returns) CHECK(write_returns(tx, ctx, {}, rows));
    if (kind == Kind::purchases) CHECK(write_purchases(tx, ctx, {}, rows));
    if (kind == Kind::invoices) CHECK(write_invoices(tx, ctx, {}, rows));
    if (kind == Kind::bank_receipts) CHECK(write_bank_receipts(tx, ctx, {}, rows));
    if (kind == Kind::waybills) CHECK(write_waybills(tx, ctx, {}, rows));
    out.finish();
    return rows.count();
}

}  // namespace zhuli::exports
