#include "sheet/csv_writer.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <vector>

#include "core/invariant.hpp"

namespace zhuli::sheet {
namespace {
constexpr std::size_t send_at_bytes = 64u << 10;
constexpr std::size_t longest_gb18030 = 4;  // bytes for one UTF-16 unit
}  // namespace

struct CsvWriter::Encoder {
    UConverter* converter = nullptr;
    std::vector<UChar> units;
    std::string bytes;

    Encoder() {
        UErrorCode code = U_ZERO_ERROR;
        converter = ucnv_open("GB18030", &code);
        INVARIANT(U_SUCCESS(code), "GB18030");
    }
    ~Encoder() { ucnv_close(converter); }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    std::string_view encode(std::string_view text) {
        units.resize(text.size());
        UErrorCode code = U_ZERO_ERROR;
        std::int32_t length = 0;
        u_strFromUTF8WithSub(units.data(), static_cast<std::int32_t>(units.size()), &length,
                             text.data(), static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr,
                             &code);
        INVARIANT(U_SUCCESS(code), u_errorName(code));
        bytes.resize(static_cast<std::size_t>(length) * longest_gb18030);
        code = U_ZERO_ERROR;
        const std::int32_t size =
            ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                            units.data(), length, &code);
        INVARIANT(U_SUCCESS(code), u_errorName(code));
        return std::string_view(bytes).substr(0, static_cast<std::size_t>(size));
    }
};

CsvWriter::CsvWriter(Sink sink, CsvCharset charset, char delimiter)
    : sink_(std::move(sink)), delimiter_(delimiter) {
    if (charset == CsvCharset::gb18030) encoder_ = std::make_unique<Encoder>();
    if (charset == CsvCharset::utf8_with_bom) pending_ = "\xEF\xBB\xBF";
}

CsvWriter::~CsvWriter() = default;

void CsvWriter::append_text(std::string_view text) {
    text = guarded(text, guard_);
    const char special[] = {delimiter_, '"', '\r', '\n', '\0'};
    const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!spaced && text.find_first_of(special) == std::string_view::npos) {
        pending_ += text;
        return;
    }
    pending_ += '"';
    for (char c : text) {
        if (c == '"') pending_ += '"';
        pending_ += c;
    }
    pending_ += '"';
}

void CsvWriter::write_row(std::span<const CellValue> cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) pending_ += delimiter_;
        const CellValue& cell = cells[at];
        if (const auto* text = std::get_if<std::string_view>(&cell)) {
            append_text(*text);
        } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            pending_ += std::to_string(*integer);
        } else if (const auto* decimal = std::get_if<Decimal>(&cell)) {
            pending_ += decimal_text(*decimal);
        } else if (const auto* date = std::get_if<Date>(&cell); date != nullptr && *date) {
            pending_ += date->to_string();
        }
    }
    pending_ += "\r\n";
    if (pending_.size() >= send_at_bytes) send();
}

void CsvWriter::finish() { send(); }

void CsvWriter::send() {
    if (pending_.empty()) return;
    sink_(encoder_ ? encoder_->encode(pending_) : std::string_view(pending_));
    pending_.clear();
}

}  // namespace zhuli::sheet
