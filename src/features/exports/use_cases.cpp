#include "features/exports/use_cases.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

#include "features/exports/lists.hpp"
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

std::string_view permission_of(Kind kind) { return list_file(kind).permission; }

Result<http::File> export_list(Tx& tx, const Ctx& ctx, Kind kind, const RawInput& asked,
                               const Catalog& texts) {
    RawInput list = asked;
    TRY(const Format format, take_format(list));
    const ListFile& file = list_file(kind);
    return make_file(ctx, kind, format, texts,
                     [&](RowWriter& out) { return file.write(tx, ctx, list, file.columns, out); });
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

Result<std::int64_t> write_all(Tx& tx, const Ctx& ctx, Kind kind, const Catalog& texts,
                               SheetOut& out) {
    RowWriter rows(texts, ctx.locale, std::numeric_limits<std::int64_t>::max(), out);
    const ListFile& file = list_file(kind);
    CHECK(file.write(tx, ctx, {}, file.columns, rows));
    out.finish();
    return rows.count();
}

}  // namespace zhuli::exports
