// A statement of account as rows.
#include "features/exports/rows.hpp"

namespace zhuli::exports {

namespace {

constexpr std::string_view kHeads[] = {"exports.statement_on",     "exports.statement_kind",
                                       "exports.statement_number", "exports.statement_order",
                                       "exports.statement_amount", "exports.statement_balance"};

sheet::CellValue money(Money value) { return sheet::Decimal{value.v, kMoneyDigits}; }

}  // namespace

Result<> write_statement(const receivables::Statement& statement, RowWriter& out) {
    out.head(kHeads);
    const auto bound = [&](Date on, std::string_view key, sheet::CellValue amount, Money balance) {
        const std::string what = out.text(key);
        return out.row({on, std::string_view(what), std::string_view(), std::string_view(), amount,
                        money(balance)});
    };
    CHECK(bound(statement.from, "exports.statement_opening", {}, statement.opening_minor));
    for (const receivables::Entry& entry : statement.entries) {
        const std::string what =
            out.text("exports.statement_kind_" + std::string(enum_name(entry.kind)));
        CHECK(out.row({entry.on, std::string_view(what), std::string_view(entry.number),
                       std::string_view(entry.order_number), money(entry.amount_minor),
                       money(entry.balance_minor)}));
    }
    return bound(statement.to, "exports.statement_closing",
                 money(statement.closing_minor - statement.opening_minor), statement.closing_minor);
}

}  // namespace zhuli::exports
