// What a list shows, as a file: the same rows in the same order under the same scope and masks,
// because they come from the list's own use case, page by page, in one snapshot.
#pragma once

#include "core/ctx.hpp"
#include "core/messages.hpp"
#include "features/exports/sheet_out.hpp"
#include "features/receivables/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::exports {

using storage::Tx;

/// Takes `format` away from what a list is asked: q, sort, filters. A list's limit and cursor mean
/// nothing here and are passed over.
Result<Format> take_format(RawInput& raw);
/// Refuses exports.too_many_rows above kMostRows and what the list refuses.
Result<http::File> export_list(Tx& tx, const Ctx& ctx, Kind kind, const RawInput& asked,
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
/// Everything of a kind the caller may see; how many rows. For the command line. Refuses what the
/// list refuses that is asked for nothing: the pool wants to know which.
Result<std::int64_t> write_all(Tx& tx, const Ctx& ctx, Kind kind, const Catalog& texts,
                               SheetOut& out);
std::string title_of(Kind kind, const Catalog& texts, Locale locale);

}  // namespace zhuli::exports
