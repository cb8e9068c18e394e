// Rows as they are written to a file, and the lists whose rows need thought of their own: an order
// is a row for each line, a suspected pair one row of two records.
#pragma once

#include <map>

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/duplicates/use_cases.hpp"
#include "features/exports/sheet_out.hpp"
#include "features/orders/use_cases.hpp"
#include "features/receivables/model_inputs.hpp"

namespace zhuli::exports {

using storage::Tx;
using Cells = std::vector<sheet::CellValue>;

/// Writes rows of at most `most`, with their heads.
class RowWriter {
 public:
    RowWriter(const Catalog& texts, Locale locale, std::int64_t most, SheetOut& out)
        : texts_(texts), locale_(locale), most_(most), out_(out) {}

    void head(std::span<const std::string_view> keys);
    /// With columns that are labelled already.
    void head_texts(std::span<const std::string> titles) { out_.head(titles); }
    /// Refuses exports.too_many_rows.
    Result<> row(const Cells& cells);
    /// The word for an option of a field: "enum.customer.status.lead".
    std::string option(std::string_view field, std::string_view value) const;
    std::string yes_or_no(bool value) const;
    std::string text(std::string_view key) const { return texts_.text(locale_, key); }
    std::int64_t count() const { return count_; }

 private:
    const Catalog& texts_;
    Locale locale_;
    std::int64_t most_;
    SheetOut& out_;
    std::int64_t count_ = 0;
};

Result<> write_customers(Tx& tx, const Ctx& ctx, http::Listed<customers::Customer> query,
                         RowWriter& out);
/// Their main contact and further people, one row each.
Result<> write_contacts(Tx& tx, const Ctx& ctx, http::Listed<customers::Customer> query,
                        RowWriter& out);
/// What was said with them, the earliest first, one row each.
Result<> write_interactions(Tx& tx, const Ctx& ctx, http::Listed<customers::Customer> query,
                            RowWriter& out);
Result<> write_products(Tx& tx, const Ctx& ctx, http::Listed<catalog::Product> query,
                        RowWriter& out);
/// One row per line of each order.
Result<> write_orders(Tx& tx, const Ctx& ctx, http::Listed<orders::OrderHead> query,
                      RowWriter& out);
/// One row per pair; contacts masked where the list masks them.
Result<> write_duplicates(Tx& tx, const Ctx& ctx, http::Listed<duplicates::Pair> query,
                          RowWriter& out);

/// What was owed before, each entry with what is owed after it, and what is owed in the end.
Result<> write_statement(const receivables::Statement& statement, RowWriter& out);

/// Every page of a list, each record to `use`.
template <class List, class Query, class Use>
Result<> each_record(Tx& tx, const Ctx& ctx, List list, Query query, Use&& use) {
    query.limit = storage::kPageLimit;
    for (;;) {
        TRY(const auto page, list(tx, ctx, query));
        for (const auto& record : page.items) CHECK(use(record));
        if (page.next_cursor.empty()) return Done{};
        query.cursor = page.next_cursor;
    }
}

inline constexpr int kMoneyDigits = 2;
/// "2026-11-24 10:20" where the organisation is; empty for no instant.
std::string local_time(const Ctx& ctx, Instant at);
/// "甲、乙"
template <class Words>
std::string joined(const Words& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : "、") + std::string(word);
    return text;
}

}  // namespace zhuli::exports
