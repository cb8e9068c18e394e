#include "storage/numbers.hpp"
#include "storage/statements.hpp"

#include <fmt/format.h>

namespace zhuli::storage {

namespace {

constexpr Sql kTake{
    "doc_number.take",
    "INSERT INTO doc_number (org_id, prefix, day, last) VALUES ($1, $2, $3, 1)"
    " ON CONFLICT (org_id, prefix, day) DO UPDATE SET last = doc_number.last + 1 RETURNING last"};

constexpr const Sql* kStatements[] = {&kTake};

}  // namespace

std::span<const Sql* const> number_statements() { return kStatements; }

std::string take_number(Tx& tx, const Ctx& ctx, std::string_view prefix) {
    const auto last = tx.scalar<std::int64_t>(kTake, prefix, ctx.today);
    INVARIANT(last.has_value(), "no document number");
    const auto [year, month, day] = ctx.today.ymd();
    return fmt::format("{}-{:04}{:02}{:02}-{:04}", prefix, year, month, day, *last);
}

}  // namespace zhuli::storage
