#include "sheet/csv_rows.hpp"

#include <algorithm>
#include <cstring>

#include "sheet/csv_dialect.hpp"
#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"

namespace zhuli::sheet {
namespace {

constexpr std::size_t first_window_bytes = 256u << 10;
constexpr std::size_t sniffed_bytes = 64u << 10;

}  // namespace

CsvRows::CsvRows(std::unique_ptr<ByteSource> source, const TextScan& scan)
    : source_(std::move(source)), decoder_(*source_, scan), text_(first_window_bytes) {}

Result<std::unique_ptr<CsvRows>> CsvRows::open(std::unique_ptr<ByteSource> source,
                                               const TextScan& scan, char delimiter) {
    std::unique_ptr<CsvRows> rows(new CsvRows(std::move(source), scan));
    CHECK(rows->sniff(delimiter));
    return rows;
}

Result<> CsvRows::sniff(char delimiter) {
    CHECK(refill());
    const std::size_t size = std::min(filled_, sniffed_bytes);
    const Dialect dialect = sniff_dialect({text_.data(), size}, source_ended_ && size == filled_);
    delimiter_ = delimiter != 0 ? delimiter : dialect.delimiter;
    at_ = dialect.skip_bytes;
    for (char stop : {delimiter_, '\n', '\r'}) stops_[static_cast<unsigned char>(stop)] = true;
    return Done{};
}

/// Moves the unfinished record to the front and fills the window behind it.
Result<> CsvRows::refill() {
    const std::size_t kept = filled_ - at_;
    if (kept > text_.size() / 2) {
        if (kept >= max_row_bytes) {
            return refuse_row(open_quote_ ? "sheet.open_quote" : "sheet.row_too_long");
        }
        text_.resize(text_.size() * 2);
    }
    std::memmove(text_.data(), text_.data() + at_, kept);
    at_ = 0;
    filled_ = kept;
    while (filled_ < text_.size() && !source_ended_) {
        TRY(std::size_t count, decoder_.read(text_.data() + filled_, text_.size() - filled_));
        source_ended_ = count == 0;
        filled_ += count;
    }
    return Done{};
}

/// `at` stands behind the opening quote and is left at the delimiter or line end.
bool CsvRows::parse_quoted(std::size_t& at, bool& needs_unquote) {
    while (true) {
        const void* quote = std::memchr(text_.data() + at, '"', filled_ - at);
        if (quote == nullptr) {
            open_quote_ = true;
            return false;
        }
        at = static_cast<std::size_t>(static_cast<const char*>(quote) - text_.data()) + 1;
        if (at == filled_) return source_ended_;
        if (text_[at] == '"') {
            needs_unquote = true;
            ++at;
            continue;
        }
        if (stops_[static_cast<unsigned char>(text_[at])]) return true;
        needs_unquote = true;  // text behind the closing quote is kept as it stands
        return parse_plain(at);
    }
}

bool CsvRows::parse_plain(std::size_t& at) const {
    const char* text = text_.data();
    while (at < filled_ && !stops_[static_cast<unsigned char>(text[at])]) ++at;
    return at < filled_ || source_ended_;
}

CsvRows::Parsed CsvRows::parse_record() {
    spans_.clear();
    open_quote_ = too_wide_ = false;
    std::size_t at = at_;
    if (at == filled_) return source_ended_ ? Parsed::end : Parsed::incomplete;
    while (true) {
        CellSpan cell{at, at, false};
        if (at < filled_ && text_[at] == '"') {
            ++at;
            if (!parse_quoted(at, cell.needs_unquote)) return Parsed::incomplete;
            cell.end = at;
            if (!cell.needs_unquote) ++cell.begin, --cell.end;
        } else {
            if (!parse_plain(at)) return Parsed::incomplete;
            cell.end = at;
        }
        if (spans_.size() < max_columns)
            spans_.push_back(cell);
        else
            too_wide_ = too_wide_ || cell.end > cell.begin;
        if (at == filled_) {
            if (!source_ended_) return Parsed::incomplete;
            next_at_ = at;
            return Parsed::record;
        }
        if (text_[at] == delimiter_) {
            ++at;
            continue;
        }
        if (text_[at] == '\r') {
            if (at + 1 == filled_ && !source_ended_) return Parsed::incomplete;
            if (at + 1 < filled_ && text_[at + 1] == '\n') ++at;
        }
        next_at_ = at + 1;
        return Parsed::record;
    }
}

/// Rewrites the cell in place, which is why it is done only once its record is complete.
std::string_view CsvRows::unquote(CellSpan cell) {
    char* text = text_.data();
    std::size_t to = cell.begin;
    bool quoted = true;
    for (std::size_t at = cell.begin + 1; at < cell.end; ++at) {
        if (quoted && text[at] == '"') {
            if (at + 1 < cell.end && text[at + 1] == '"') {
                ++at;
            } else {
                quoted = false;
                continue;
            }
        }
        text[to++] = text[at];
    }
    return {text + cell.begin, to - cell.begin};
}

bool CsvRows::deliver(Row& row) {
    cells_.clear();
    row.has_long_cell = false;
    bool any = false;
    for (const CellSpan& span : spans_) {
        std::string_view cell =
            span.needs_unquote ? unquote(span)
                               : std::string_view(text_.data() + span.begin, span.end - span.begin);
        any = any || !cell.empty();
        row.has_long_cell = row.has_long_cell || is_long_cell(cell);
        cells_.push_back(cell);
    }
    row.number = number_;
    row.cells = cells_;
    return any;
}

Result<bool> CsvRows::next(Row& row) {
    while (true) {
        switch (parse_record()) {
            case Parsed::end:
                return false;
            case Parsed::incomplete:
                if (source_ended_) return refuse_row("sheet.open_quote");
                CHECK(refill());
                break;
            case Parsed::record:
                if (too_wide_) return refuse_row("sheet.too_many_columns");
                if (next_at_ - at_ > max_row_bytes) return refuse_row("sheet.row_too_long");
                ++number_;
                at_ = next_at_;
                if (deliver(row)) return true;
        }
    }
}

Problem CsvRows::refuse_row(std::string_view code) const {
    return refuse(code, {{"row", std::to_string(number_ + 1)}});
}

Progress CsvRows::progress() const { return {source_->position(), source_->size()}; }

Repairs CsvRows::repairs() const {
    return {decoder_.replaced_count(), decoder_.removed_nul_count()};
}

}  // namespace zhuli::sheet
