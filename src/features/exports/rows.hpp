// The columns of each kind of export and how a record becomes cells.
#pragma once

#include <map>

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/exports/use_cases.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::exports {

using Cells = std::vector<sheet::CellValue>;

/// Writes rows of at most `most`, with their heads.
class RowWriter {
 public:
    RowWriter(const Catalog& texts, Locale locale, std::int64_t most, SheetOut& out)
        : texts_(texts), locale_(locale), most_(most), out_(out) {}

    void head(std::span<const std::string_view> keys);
    /// Refuses exports.too_many_rows.
    Result<> row(const Cells& cells);
    /// The word for an option of a field: "enum.customer.status.lead".
    std::string option(std::string_view field, std::string_view value) const;
    std::string yes_or_no(bool value) const;
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
Result<> write_products(Tx& tx, const Ctx& ctx, http::Listed<catalog::Product> query,
                        RowWriter& out);
/// One row per line of each order.
Result<> write_orders(Tx& tx, const Ctx& ctx, http::Listed<orders::OrderHead> query,
                      RowWriter& out);

}  // namespace zhuli::exports
