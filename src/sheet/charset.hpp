// Which characters the bytes of a text file are, and their streaming conversion to UTF-8.
// Order: byte order mark, UTF-16 recognisable by its zero bytes, strict UTF-8, then GB18030. The
// whole file is looked at before the first row is given out, so a file is never half one charset.
// Big5 is valid GB18030 and therefore never chosen here: it is only suggested; people choose.
// What TextDecoder delivers is valid UTF-8 without NUL whatever the bytes were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "sheet/byte_source.hpp"

namespace zhuli::sheet {

/// The charsets a person may choose, by the names shown to them.
std::span<const std::string_view> supported_charsets();

struct TextScan {
    std::string charset;            // one of supported_charsets()
    std::string suggested_charset;  // a statistical guess, "" for plain ASCII; may be unsupported
    std::size_t bom_bytes = 0;
    bool faultless = true;  // no byte sequence is illegal in `charset`
    bool ascii_only = true;
};

/// Reads the source to its end and rewinds it. `chosen` is "" or a charset name (aliases such as
/// GBK or cp950 are understood). Refuses `sheet.charset_unsupported`, `sheet.charset_unknown`
/// (parameter suggested), `sheet.not_text`, and what the source refuses.
Result<TextScan> scan_text(ByteSource& source, std::string_view chosen);

class TextDecoder {
 public:
    TextDecoder(ByteSource& source, const TextScan& scan);
    ~TextDecoder();
    TextDecoder(const TextDecoder&) = delete;
    TextDecoder& operator=(const TextDecoder&) = delete;

    /// UTF-8 bytes, 0 only at the end. A character may be split between two reads.
    Result<std::size_t> read(char* to, std::size_t room);
    std::int64_t replaced_count() const;  // illegal sequences turned into U+FFFD
    std::int64_t removed_nul_count() const;

 private:
    struct Conversion;
    Result<std::size_t> convert(char* to, std::size_t room);
    Result<std::size_t> read_raw(char* to, std::size_t room);

    ByteSource& source_;
    std::size_t skip_bytes_;
    std::unique_ptr<Conversion> conversion_;  // none when the bytes are valid UTF-8 already
    std::int64_t removed_nul_count_ = 0;
};

}  // namespace zhuli::sheet
