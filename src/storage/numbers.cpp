#include "storage/numbers.hpp"
#include "storage/statements.hpp"

#include <fmt/format.h>

namespace zhuli::storage {

namespace {

// Reading, then setting costs SQLite a third of an upsert that returns its result.
constexpr Sql kLast{"doc_number.last",
                    "SELECT last FROM doc_number WHERE org_id = $1 AND prefix = $2 AND day = $3",
                    "SELECT last FROM doc_number WHERE org_id = $1 AND prefix = $2 AND day = $3"
                    " FOR UPDATE"};

constexpr Sql kSet{
    "doc_number.set",
    "UPDATE doc_number SET last = $4 WHERE org_id = $1 AND prefix = $2 AND day = $3"};

constexpr Sql kFirst{
    "doc_number.first",
    "INSERT INTO doc_number (org_id, prefix, day, last) VALUES ($1, $2, $3, 1)"
    " ON CONFLICT (org_id, prefix, day) DO UPDATE SET last = doc_number.last + 1 RETURNING last"};

constexpr const Sql* kStatements[] = {&kLast, &kSet, &kFirst};

}  // namespace

std::span<const Sql* const> number_statements() { return kStatements; }

std::int64_t take_serial(Tx& tx, std::string_view prefix, std::string_view day) {
    if (const auto last = tx.scalar<std::int64_t>(kLast, prefix, day)) {
        tx.push(kSet, prefix, day, *last + 1);
        return *last + 1;
    }
    const auto first = tx.scalar<std::int64_t>(kFirst, prefix, day);
    INVARIANT(first.has_value(), "no document number");
    return *first;
}

std::string take_number(Tx& tx, const Ctx& ctx, std::string_view prefix) {
    const auto serial = take_serial(tx, prefix, ctx.today.to_string());
    const auto [year, month, day] = ctx.today.ymd();
    return fmt::format("{}-{:04}{:02}{:02}-{:04}", prefix, year, month, day, serial);
}

}  // namespace zhuli::storage
