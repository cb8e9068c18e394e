// `zhuli export`: what a person may see of one kind of records, to a file. Rows are
// written as they are read, from one snapshot.
#include <cstdio>
#include <fstream>

#include "cli/commands.hpp"
#include "features/exports/use_cases.hpp"

namespace zhuli::cli {

namespace {

struct Asked {
    const ExportOptions& options;
    exports::Kind kind = exports::Kind::customers;
    const Catalog& texts;
};

Result<std::int64_t> write(storage::Database& db, const Ctx& ctx, const Asked& asked,
                           exports::SheetOut& out) {
    return storage::read_now(db, ctx.org.id, [&](storage::Tx& tx) {
        return exports::write_all(tx, ctx, asked.kind, asked.texts, out);
    });
}

Result<std::int64_t> write_csv(storage::Database& db, const Ctx& ctx, const Asked& asked) {
    std::ofstream file(asked.options.file, std::ios::binary);
    exports::SheetOut out([&](std::string_view bytes) {
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
    TRY(const auto rows, write(db, ctx, asked, out));
    file.close();
    if (!file) return Problem::field("file", "cli.unwritable_file", {{"file", asked.options.file}});
    return rows;
}

Result<int> run_export(storage::Database& db, const ExportOptions& options, Features features) {
    const Catalog texts = all_messages(features);
    Asked asked{options, {}, texts};
    enum_from_name(options.kind, asked.kind);
    const bool is_csv = options.file.ends_with(".csv");
    if (!is_csv && !options.file.ends_with(".xlsx"))
        return Problem::field("file", "cli.csv_or_xlsx", {{"file", options.file}});
    TRY(const auto org, choose_org(db, options.target.org));
    TRY(const auto ctx, acting_as(db, org, options.target.as));
    if (!ctx.allowed(exports::permission_of(asked.kind)))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (!std::ofstream(options.file, std::ios::binary))
        return Problem::field("file", "cli.unwritable_file", {{"file", options.file}});
    exports::SheetOut workbook(options.file, exports::title_of(asked.kind, texts, ctx.locale));
    TRY(const auto rows, is_csv ? write_csv(db, ctx, asked) : write(db, ctx, asked, workbook));
    if (options.format == "json")
        std::printf("{\"kind\":\"%s\",\"rows\":%lld}\n", options.kind.c_str(),
                    static_cast<long long>(rows));
    else
        std::printf("%lld rows in %s\n", static_cast<long long>(rows), options.file.c_str());
    return kDone;
}

}  // namespace

int export_file(const ExportOptions& options, Features features) {
    auto db = open_current(options.target.db, features);
    if (!db) return kBadInput;
    const auto code = run_export(*db, options, features);
    return code.ok() ? *code : refuse(code.problem(), features);
}

}  // namespace zhuli::cli
