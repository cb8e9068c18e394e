// Writes csv as Excel opens it by double click: CRLF, quotes where needed, BOM or GB18030.
// Texts are guarded against formula injection; numbers and dates are not, as they cannot carry
// one. Bytes go to a sink as they are made, so an export of any length needs no memory.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sheet/cell_value.hpp"

namespace zhuli::sheet {

enum class CsvCharset { utf8_with_bom, utf8, gb18030 };

class CsvWriter {
 public:
    using Sink = std::function<void(std::string_view bytes)>;

    explicit CsvWriter(Sink sink, CsvCharset charset = CsvCharset::utf8_with_bom,
                       char delimiter = ',');
    ~CsvWriter();
    CsvWriter(const CsvWriter&) = delete;
    CsvWriter& operator=(const CsvWriter&) = delete;

    void write_row(std::span<const CellValue> cells);
    /// Sends what is still held back. To be called once, after the last row.
    void finish();

 private:
    struct Encoder;
    void append_text(std::string_view text);
    void send();

    Sink sink_;
    char delimiter_;
    std::unique_ptr<Encoder> encoder_;
    std::string pending_, guard_;
};

}  // namespace zhuli::sheet
