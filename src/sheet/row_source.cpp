#include "sheet/row_source.hpp"

#include "sheet/csv_rows.hpp"
#include "sheet/file_kind.hpp"
#include "sheet/refusal.hpp"
#include "sheet/xlsx_rows.hpp"

namespace zhuli::sheet {
namespace {

Result<OpenedRows> open_csv(std::unique_ptr<ByteSource> source, const Options& options) {
    TRY(TextScan scan, scan_text(*source, options.charset));
    TRY(auto rows, CsvRows::open(std::move(source), scan, options.delimiter));
    OpenedRows opened;
    opened.contents.charset = scan.charset;
    opened.contents.suggested_charset = scan.suggested_charset;
    opened.contents.delimiter = rows->delimiter();
    opened.rows = std::move(rows);
    return opened;
}

Result<OpenedRows> open_workbook(std::unique_ptr<ZipArchive> archive, const Options& options) {
    TRY(auto rows, XlsxRows::open(std::move(archive), options.sheet));
    OpenedRows opened;
    opened.contents.is_workbook = true;
    for (const WorkbookSheet& sheet : rows->workbook().sheets) {
        opened.contents.sheets.push_back({sheet.name, sheet.visible});
    }
    opened.contents.sheet = opened.contents.sheets[rows->sheet_index()].name;
    opened.rows = std::move(rows);
    return opened;
}

Result<OpenedRows> open_text(std::unique_ptr<ByteSource> source, FileKind kind,
                             const Options& options) {
    if (kind == FileKind::gzip) {
        source = inflate_bytes(std::move(source));
        TRY(FileKind inner, recognise(*source));
        if (inner != FileKind::text) return refuse("sheet.gz_not_text");
    }
    return open_csv(std::move(source), options);
}

}  // namespace

Result<OpenedRows> open_rows(const std::string& path, const Options& options) {
    TRY(auto source, open_file_bytes(path));
    TRY(FileKind kind, recognise(*source));
    if (kind != FileKind::zip) return open_text(std::move(source), kind, options);
    TRY(auto archive, ZipArchive::open_file(path));
    return open_workbook(std::move(archive), options);
}

Result<OpenedRows> open_rows(std::string_view bytes, const Options& options) {
    TRY(auto source, open_memory_bytes(bytes));
    TRY(FileKind kind, recognise(*source));
    if (kind != FileKind::zip) return open_text(std::move(source), kind, options);
    TRY(auto archive, ZipArchive::open_memory(bytes));
    return open_workbook(std::move(archive), options);
}

}  // namespace zhuli::sheet
