#include "sheet/reader.hpp"

#include <algorithm>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"
#include "sheet/row_source.hpp"

namespace zhuli::sheet {
namespace {

TextRow own(const Row& row) {
    TextRow owned;
    owned.number = row.number;
    owned.cells.assign(row.cells.begin(), row.cells.end());
    return owned;
}

Result<std::unique_ptr<Reader>> finish(OpenedRows opened, std::vector<char> kept,
                                       const Options& options) {
    auto reader = std::make_unique<Reader>(std::move(opened.rows), std::move(opened.contents),
                                           std::move(kept));
    CHECK(reader->settle_header(options.header_row));
    return reader;
}

Result<Preview> take_rows(Reader& reader, std::size_t row_count) {
    Preview out;
    out.contents = reader.contents();
    row_count = std::min(row_count, max_preview_rows);
    std::size_t bytes = 0;
    while (out.rows.size() < row_count && bytes < max_header_search_bytes) {
        Row row;
        TRY(bool more, reader.next(row));
        if (!more) break;
        out.rows.push_back(own(row));
        for (std::string_view cell : row.cells) bytes += cell.size();
    }
    const std::size_t looked_at = std::min(out.rows.size(), max_header_search_rows);
    out.header = guess_header(std::span(out.rows).first(looked_at));
    return out;
}

Options without_header(Options options) {
    options.header_row = 0;
    return options;
}

}  // namespace

Reader::Reader(std::unique_ptr<RowSource> rows, Contents contents, std::vector<char> kept_bytes)
    : kept_bytes_(std::move(kept_bytes)), rows_(std::move(rows)), contents_(std::move(contents)) {}

/// A refusal after the first row is kept for later: what stands above it can still be read.
Result<> Reader::look_ahead(std::int64_t until_row) {
    std::size_t bytes = 0;
    while (ahead_.size() < max_header_search_rows || ahead_.back().number < until_row) {
        Row row;
        auto more = rows_->next(row);
        if (!more.ok()) {
            if (ahead_.empty()) return std::move(more.problem());
            broken_ = std::move(more.problem());
            break;
        }
        if (!*more) {
            exhausted_ = true;
            break;
        }
        if (until_row > 0 && row.number < until_row) continue;
        ahead_.push_back(own(row));
        for (std::string_view cell : row.cells) bytes += cell.size();
        if (bytes > max_header_search_bytes) break;
    }
    return Done{};
}

Result<> Reader::settle_header(const std::optional<std::int64_t>& header_row) {
    CHECK(look_ahead(header_row.value_or(0)));
    const auto no_such_row = [&] {
        return refuse("sheet.no_such_row", {{"row", std::to_string(*header_row)}});
    };
    if (ahead_.empty() && header_row.value_or(0) > 0) return no_such_row();
    if (ahead_.empty()) return refuse("sheet.empty");
    HeaderGuess header;
    if (!header_row) {
        header = guess_header(ahead_);
        header_guessed_ = header.found;
    } else if (*header_row > 0) {
        header = {ahead_.front().number == *header_row, 0, *header_row};
        if (!header.found) return no_such_row();
    }
    if (header.found) {
        header_row_ = header.row;
        header_ = ahead_[header.index].cells;
        given_ = header.index + 1;
    }
    return Done{};
}

Result<bool> Reader::next(Row& row) {
    if (given_ < ahead_.size()) {
        const TextRow& stored = ahead_[given_++];
        cells_.assign(stored.cells.begin(), stored.cells.end());
        row.number = stored.number;
        row.cells = cells_;
        row.has_long_cell = std::any_of(cells_.begin(), cells_.end(), is_long_cell);
        return true;
    }
    if (broken_) return *broken_;
    if (exhausted_) return false;
    if (!ahead_.empty()) ahead_ = {}, given_ = 0;
    auto more = rows_->next(row);
    if (!more.ok())
        broken_ = more.problem();
    else
        exhausted_ = !*more;
    return more;
}

Result<std::unique_ptr<Reader>> open(const std::string& path, const Options& options) {
    TRY(OpenedRows opened, open_rows(path, options));
    return finish(std::move(opened), {}, options);
}

Result<std::unique_ptr<Reader>> open_bytes(std::vector<char> bytes, const Options& options) {
    // A vector keeps its bytes in place when moved, so the rows may point into it.
    TRY(OpenedRows opened, open_rows(std::string_view(bytes.data(), bytes.size()), options));
    return finish(std::move(opened), std::move(bytes), options);
}

Result<Preview> preview(const std::string& path, const Options& options, std::size_t row_count) {
    TRY(auto reader, open(path, without_header(options)));
    return take_rows(*reader, row_count);
}

Result<Preview> preview_bytes(std::vector<char> bytes, const Options& options,
                              std::size_t row_count) {
    TRY(auto reader, open_bytes(std::move(bytes), without_header(options)));
    return take_rows(*reader, row_count);
}

}  // namespace zhuli::sheet
