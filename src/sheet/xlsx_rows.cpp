#include "sheet/xlsx_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"
#include "sheet/xml_parser.hpp"

namespace zhuli::sheet {
namespace {

constexpr std::size_t xml_chunk_bytes = 16u << 10;

enum class CellKind : std::uint8_t { number, shared, text, boolean, date };

CellKind cell_kind(std::string_view type) {
    if (type == "s") return CellKind::shared;
    if (type == "b") return CellKind::boolean;
    if (type == "d") return CellKind::date;
    if (type == "str" || type == "inlineStr" || type == "e") return CellKind::text;
    return CellKind::number;
}

/// A cell whose text lies in the workbook's pool, or at an offset of its row's own text.
struct StoredCell {
    std::uint32_t column = 0;
    std::string_view pooled;
    std::size_t offset = 0, size = 0;
};

struct StoredRow {
    std::int64_t number = 0;
    std::vector<StoredCell> cells;
    std::string text;

    void restart(std::int64_t row_number) {
        number = row_number;
        cells.clear();
        text.clear();
    }
};

template <class Number>
Number to_number(std::string_view digits, Number otherwise) {
    Number value{};
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : otherwise;
}

/// 1 for "A7", 28 for "AB7"; 0 when there are no letters.
std::uint32_t column_of(std::string_view reference) {
    std::uint32_t column = 0;
    for (char c : reference) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c < 'A' || c > 'Z' || column > max_columns) break;
        column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    }
    return column;
}

/// Collects the rows of the XML seen so far. Complete ones are rows[0, ready).
struct WorksheetPart {
    const Workbook& workbook;
    std::function<void(Problem)> stop = {};
    std::vector<StoredRow> rows = std::vector<StoredRow>(1);
    std::size_t ready = 0;
    std::int64_t row_number = 0;
    std::uint32_t column = 0;
    CellKind kind = CellKind::number;
    std::size_t style = 0;
    std::string value = {};
    bool in_sheet = false, in_row = false, in_cell = false, in_value = false,
         has_inline_text = false;
    int phonetic_depth = 0;

    StoredRow& current() { return rows[ready]; }
    Problem at_row(std::string_view code) const {
        return refuse(code, {{"row", std::to_string(row_number)}});
    }

    void start(std::string_view name, Attributes attributes) {
        if (in_cell) {
            if (name == "t")
                start_inline_text();
            else if (name == "v")
                in_value = !has_inline_text;
            else if (name == "rPh")
                ++phonetic_depth;
        } else if (in_row) {
            if (name == "c") start_cell(attributes);
        } else if (in_sheet) {
            if (name == "row") start_row(attributes);
        } else if (name == "sheetData") {
            in_sheet = true;
        }
    }
    void end(std::string_view name) {
        if (in_value) {
            if (name == "v" || name == "t") in_value = false;
        } else if (in_cell) {
            if (name == "c")
                end_cell();
            else if (name == "rPh")
                --phonetic_depth;
        } else if (in_row) {
            if (name == "row") end_row();
        } else if (name == "sheetData") {
            in_sheet = false;
        }
    }
    void text(std::string_view piece) {
        if (!in_value) return;
        value += piece;
        if (value.size() > max_row_bytes) stop(at_row("sheet.row_too_long"));
    }

    void start_row(Attributes attributes) {
        in_row = true;
        row_number = to_number<std::int64_t>(attributes.get("r"), row_number + 1);
        if (row_number < 1 || row_number > max_rows) return stop(at_row("sheet.too_many_rows"));
        column = 0;
        current().restart(row_number);
    }
    void start_cell(Attributes attributes) {
        in_cell = true;
        const std::uint32_t claimed = column_of(attributes.get("r"));
        column = claimed > 0 ? claimed : column + 1;
        if (column > max_columns) return stop(at_row("sheet.too_many_columns"));
        kind = cell_kind(attributes.get("t"));
        style = to_number<std::size_t>(attributes.get("s"), 0);
        value.clear();
        has_inline_text = false;
        phonetic_depth = 0;
    }
    /// Some programs write a stored value beside an inline text; the text is what people see.
    void start_inline_text() {
        if (phonetic_depth > 0) return;
        if (!has_inline_text) value.clear();
        in_value = has_inline_text = true;
    }
    void end_cell() {
        in_cell = false;
        if (value.empty()) return;
        StoredRow& row = current();
        StoredCell cell{column, {}, row.text.size(), 0};
        switch (kind) {
            case CellKind::shared:
                cell.pooled = workbook.strings.get(to_number<std::size_t>(value, ~std::size_t{0}));
                break;
            case CellKind::boolean:
                row.text += value == "1" || value == "true" ? "TRUE" : "FALSE";
                break;
            case CellKind::date:
                append_iso_date(value, row.text);
                break;
            case CellKind::text:
                append_unescaped(value, row.text);
                break;
            case CellKind::number:
                append_number(
                    value,
                    style < workbook.styles.size() ? workbook.styles[style] : NumberKind::plain,
                    workbook.epoch_1904, row.text);
        }
        cell.size = row.text.size() - cell.offset;
        if (cell.size == 0 && cell.pooled.empty()) return;
        if (row.cells.size() >= max_columns) return stop(at_row("sheet.too_many_columns"));
        if (row.text.size() > max_row_bytes) return stop(at_row("sheet.row_too_long"));
        row.cells.push_back(cell);
    }
    void end_row() {
        in_row = false;
        if (current().cells.empty()) return;
        if (++ready == rows.size()) rows.emplace_back();
    }
    /// Drops the complete rows, keeping the one under way.
    void drop_ready() {
        std::swap(rows[0], rows[ready]);
        ready = 0;
    }
};

}  // namespace

struct XlsxRows::State {
    State(std::unique_ptr<ZipArchive> zip, Workbook book)
        : archive(std::move(zip)), workbook(std::move(book)) {
        part.stop = [this](Problem problem) { parser.stop(std::move(problem)); };
    }

    std::unique_ptr<ZipArchive> archive;
    Workbook workbook;
    std::size_t sheet = 0;
    WorksheetPart part{workbook};
    XmlParser<WorksheetPart> parser{part};
    std::array<char, xml_chunk_bytes> chunk{};
    std::size_t given = 0;
    bool ended = false;
    std::vector<std::string_view> cells;

    Result<> read_more() {
        part.drop_ready();
        given = 0;
        while (part.ready == 0 && !ended) {
            TRY(std::size_t count, archive->read(chunk.data(), chunk.size()));
            ended = count == 0;
            CHECK(parser.feed(chunk.data(), count, ended));
        }
        return Done{};
    }
    void give(const StoredRow& stored, Row& row) {
        std::fill(cells.begin(), cells.end(), std::string_view{});
        std::size_t width = 0;
        row.has_long_cell = false;
        for (const StoredCell& cell : stored.cells)
            width = std::max<std::size_t>(width, cell.column);
        cells.resize(width);
        for (const StoredCell& cell : stored.cells) {
            std::string_view text =
                cell.pooled.empty() ? std::string_view(stored.text).substr(cell.offset, cell.size)
                                    : cell.pooled;
            cells[cell.column - 1] = text;
            row.has_long_cell = row.has_long_cell || is_long_cell(text);
        }
        row.number = stored.number;
        row.cells = cells;
    }
};

XlsxRows::XlsxRows(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxRows::~XlsxRows() = default;

Result<std::unique_ptr<XlsxRows>> XlsxRows::open(std::unique_ptr<ZipArchive> archive,
                                                 std::string_view sheet) {
    TRY(Workbook workbook, read_workbook(*archive));
    auto state = std::make_unique<State>(std::move(archive), std::move(workbook));
    const auto& sheets = state->workbook.sheets;
    auto found = std::find_if(sheets.begin(), sheets.end(), [&](const WorkbookSheet& candidate) {
        return sheet.empty() ? candidate.visible : candidate.name == sheet;
    });
    if (found == sheets.end()) {
        if (!sheet.empty()) return refuse("sheet.no_such_sheet", {{"sheet", std::string(sheet)}});
        found = sheets.begin();
    }
    state->sheet = static_cast<std::size_t>(found - sheets.begin());
    CHECK(state->archive->open_part(found->part));
    return std::unique_ptr<XlsxRows>(new XlsxRows(std::move(state)));
}

Result<bool> XlsxRows::next(Row& row) {
    State& state = *state_;
    if (state.given == state.part.ready) {
        if (state.ended) return false;
        CHECK(state.read_more());
        if (state.part.ready == 0) return false;
    }
    state.give(state.part.rows[state.given++], row);
    return true;
}

Progress XlsxRows::progress() const {
    const std::int64_t at = state_->archive->part_position();
    return {at, std::max(at, state_->archive->part_size())};
}

const Workbook& XlsxRows::workbook() const { return state_->workbook; }
std::size_t XlsxRows::sheet_index() const { return state_->sheet; }

}  // namespace zhuli::sheet
