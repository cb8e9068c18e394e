// Reads csv text as rows: RFC 4180, and what people's programs really write (any line ending,
// ragged rows, stray quotes, `sep=`). Memory is one row, whatever the file's size.
// A quote that never closes is refused with the row it opened in, not read as one giant cell.
// Cells are given as they stand: no trimming, no numbers, no dates.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/byte_source.hpp"
#include "sheet/charset.hpp"
#include "sheet/row.hpp"

namespace zhuli::sheet {

class CsvRows : public RowSource {
 public:
    /// `delimiter` 0 means: recognise it. Refusals of next(): `sheet.open_quote`,
    /// `sheet.row_too_long`, `sheet.too_many_columns` (parameter row), and the source's.
    static Result<std::unique_ptr<CsvRows>> open(std::unique_ptr<ByteSource> source,
                                                 const TextScan& scan, char delimiter);

    Result<bool> next(Row& row) override;
    Progress progress() const override;
    Repairs repairs() const override;
    char delimiter() const { return delimiter_; }

 private:
    enum class Parsed { record, incomplete, end };
    struct CellSpan {
        std::size_t begin, end;
        bool needs_unquote;
    };

    CsvRows(std::unique_ptr<ByteSource> source, const TextScan& scan);
    Result<> sniff(char delimiter);
    Result<> refill();
    Parsed parse_record();
    bool parse_quoted(std::size_t& at, bool& needs_unquote);
    bool parse_plain(std::size_t& at) const;
    bool deliver(Row& row);
    std::string_view unquote(CellSpan cell);
    Problem refuse_row(std::string_view code) const;

    std::unique_ptr<ByteSource> source_;
    TextDecoder decoder_;
    char delimiter_ = ',';
    bool stops_[256] = {};
    std::vector<char> text_;
    std::size_t at_ = 0, filled_ = 0, next_at_ = 0;
    bool source_ended_ = false, open_quote_ = false, too_wide_ = false;
    std::int64_t number_ = 0;
    std::vector<CellSpan> spans_;
    std::vector<std::string_view> cells_;
};

}  // namespace zhuli::sheet
