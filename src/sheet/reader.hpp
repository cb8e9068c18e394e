// The way in: a file or uploaded bytes as a stream of numbered text rows with a header.
// The format is recognised by content, never by the file's name: .csv (any of the charsets of
// charset.hpp), .csv.gz, .xlsx, .xlsm; everything else is refused with a code that says what it is.
// Memory does not grow with the number of rows. It knows no fields: mapping columns to fields,
// trimming and parsing belong to the field table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "sheet/header_guess.hpp"
#include "sheet/row.hpp"

namespace zhuli::sheet {

struct Options {
    std::string charset;                     // "": recognised; see supported_charsets()
    char delimiter = 0;                      // 0: recognised
    std::string sheet;                       // "": the first visible one
    std::optional<std::int64_t> header_row;  // none: guessed; 0: there is no header
};

struct SheetName {
    std::string name;
    bool visible = true;
};

struct Contents {
    bool is_workbook = false;
    std::string charset;            // of a csv
    std::string suggested_charset;  // a csv's statistical guess, to be shown when it differs
    char delimiter = 0;             // of a csv
    std::vector<SheetName> sheets;  // of a workbook
    std::string sheet;              // the one being read
};

class Reader {
 public:
    Reader(std::unique_ptr<RowSource> rows, Contents contents, std::vector<char> kept_bytes);
    /// Reads the first rows and settles the header. Refuses `sheet.empty`,
    /// `sheet.no_such_row`.
    Result<> settle_header(const std::optional<std::int64_t>& header_row);

    /// The next row below the header; false at the end. Views last until the next call.
    Result<bool> next(Row& row);
    const std::vector<std::string>& header() const { return header_; }  // empty: none found
    std::int64_t header_row() const { return header_row_; }             // 0: none
    bool header_guessed() const { return header_guessed_; }
    const Contents& contents() const { return contents_; }
    Progress progress() const { return rows_->progress(); }
    Repairs repairs() const { return rows_->repairs(); }

 private:
    Result<> look_ahead(std::int64_t until_row);

    std::vector<char> kept_bytes_;  // what rows_ reads from, when uploaded
    std::unique_ptr<RowSource> rows_;
    Contents contents_;
    std::vector<std::string> header_;
    std::int64_t header_row_ = 0;
    bool header_guessed_ = false, exhausted_ = false;
    std::vector<TextRow> ahead_;
    std::size_t given_ = 0;
    std::vector<std::string_view> cells_;
    std::optional<Problem> broken_;
};

/// Refusals besides those of the parts: `sheet.xls`, `sheet.encrypted`, `sheet.html`,
/// `sheet.xml`, `sheet.pdf`, `sheet.archive` (rar, 7z ...), `sheet.gz_not_text`, `sheet.empty`.
Result<std::unique_ptr<Reader>> open(const std::string& path, const Options& options = {});
Result<std::unique_ptr<Reader>> open_bytes(std::vector<char> bytes, const Options& options = {});

struct Preview {
    Contents contents;
    HeaderGuess header;
    std::vector<TextRow> rows;  // from the top, header and titles included
};

/// The first rows as they would be read, for the mapping step; at most max_preview_rows.
Result<Preview> preview(const std::string& path, const Options& options, std::size_t row_count);
Result<Preview> preview_bytes(std::vector<char> bytes, const Options& options,
                              std::size_t row_count);

}  // namespace zhuli::sheet
