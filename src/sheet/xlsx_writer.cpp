#include "sheet/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"

namespace zhuli::sheet {
namespace {

constexpr std::int64_t largest_exact = 999'999'999'999'999;  // 15 digits are all Excel keeps
constexpr std::size_t max_sheet_name_characters = 31;
constexpr std::int32_t day_zero = -25'569;   // 1899-12-30 from 1970-01-01
constexpr std::int32_t first_safe_day = 61;  // before 1900-03-01 Excel's calendar is wrong
constexpr int max_decimal_digits = 6;

/// The first `limit` characters. Excel counts UTF-16 units, so what is beyond 16 bits counts twice.
std::string_view clip(std::string_view text, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0) == 0x80) continue;
        count += byte >= 0xF0 ? 2 : 1;
        if (count > limit) return text.substr(0, at);
    }
    return text;
}

std::string legal_sheet_name(std::string_view wished) {
    std::string name;
    for (char c : wished) {
        if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) name += c;
    }
    name = clip(name, max_sheet_name_characters);
    return name.empty() ? "Sheet1" : name;
}

double width_of(const ColumnHead& head) {
    if (head.width > 0) return std::min(head.width, 255.0);
    double width = 3;
    for (char c : head.title) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) width += byte < 0x80 ? 1.1 : 2.1;
    }
    return std::clamp(width, 10.0, 60.0);
}

[[noreturn]] void fail(lxw_error code) {
    throw std::runtime_error(std::string("writing xlsx: ") + lxw_strerror(code));
}

}  // namespace

struct XlsxWriter::State {
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format *head_format = nullptr, *date_format = nullptr;
    std::array<lxw_format*, max_decimal_digits + 1> decimal_formats{};
    std::string path, text, guard;
    lxw_row_t row = 0;
    std::int64_t shortened_count = 0;

    ~State() {
        if (workbook == nullptr) return;
        lxw_workbook_free(workbook);
    }
    void write_text(lxw_col_t column, std::string_view value, lxw_format* format) {
        value = guarded(value, guard);
        if (value.size() > max_cell_characters) {
            const std::string_view kept = clip(value, max_cell_characters);
            if (kept.size() < value.size()) {
                ++shortened_count;
                text.assign(clip(value, max_cell_characters - 1)).append("…");
                return check(worksheet_write_string(sheet, row, column, text.c_str(), format));
            }
        }
        if (value.empty()) return;
        text.assign(value);
        std::erase(text, '\0');
        check(worksheet_write_string(sheet, row, column, text.c_str(), format));
    }
    void write_date(lxw_col_t column, Date date) {
        if (!date) return;
        const std::int32_t serial = date.days - day_zero;
        if (serial < first_safe_day) return write_text(column, date.to_string(), nullptr);
        check(worksheet_write_number(sheet, row, column, serial, date_format));
    }
    void write_decimal(lxw_col_t column, Decimal value) {
        const bool exact = value.units <= largest_exact && value.units >= -largest_exact;
        if (!exact || value.digits < 0 || value.digits > max_decimal_digits) {
            return write_text(column, decimal_text(value), nullptr);
        }
        const auto digits = static_cast<std::size_t>(value.digits);
        const double number = static_cast<double>(value.units) / std::pow(10.0, value.digits);
        check(worksheet_write_number(sheet, row, column, number, decimal_format(digits)));
    }
    lxw_format* decimal_format(std::size_t digits) {
        lxw_format*& format = decimal_formats[digits];
        if (format == nullptr) {
            format = workbook_add_format(workbook);
            const std::string code = digits == 0 ? "#,##0" : "#,##0." + std::string(digits, '0');
            format_set_num_format(format, code.c_str());
        }
        return format;
    }
    void write_cell(lxw_col_t column, const CellValue& cell) {
        if (const auto* value = std::get_if<std::string_view>(&cell)) {
            write_text(column, *value, nullptr);
        } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            if (*integer > largest_exact || *integer < -largest_exact) {
                text = std::to_string(*integer);
                return check(worksheet_write_string(sheet, row, column, text.c_str(), nullptr));
            }
            check(
                worksheet_write_number(sheet, row, column, static_cast<double>(*integer), nullptr));
        } else if (const auto* decimal = std::get_if<Decimal>(&cell)) {
            write_decimal(column, *decimal);
        } else if (const auto* date = std::get_if<Date>(&cell)) {
            write_date(column, *date);
        }
    }
    void check(lxw_error code) const {
        if (code != LXW_NO_ERROR) fail(code);
    }
};

XlsxWriter::XlsxWriter(const std::string& path, std::string_view sheet,
                       std::span<const ColumnHead> heads)
    : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.path = path;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_FALSE;
    state.workbook = workbook_new_opt(path.c_str(), &options);
    if (state.workbook == nullptr) fail(LXW_ERROR_CREATING_XLSX_FILE);
    state.sheet = workbook_add_worksheet(state.workbook, legal_sheet_name(sheet).c_str());
    if (state.sheet == nullptr) fail(LXW_ERROR_CREATING_TMPFILE);
    state.head_format = workbook_add_format(state.workbook);
    format_set_bold(state.head_format);
    state.date_format = workbook_add_format(state.workbook);
    format_set_num_format(state.date_format, "yyyy-mm-dd");
    const auto columns = static_cast<lxw_col_t>(std::min(heads.size(), max_columns));
    for (lxw_col_t column = 0; column < columns; ++column) {
        worksheet_set_column(state.sheet, column, column, width_of(heads[column]), nullptr);
        state.write_text(column, heads[column].title, state.head_format);
    }
    if (columns > 0) {
        worksheet_freeze_panes(state.sheet, 1, 0);
        ++state.row;
    }
}

XlsxWriter::~XlsxWriter() = default;

Result<> XlsxWriter::write_row(std::span<const CellValue> cells) {
    State& state = *state_;
    INVARIANT(state.workbook != nullptr, "row after finish");
    if (state.row >= max_rows) {
        return refuse_too_large("sheet.too_many_rows", {{"limit", std::to_string(max_rows)}});
    }
    if (cells.size() > max_columns) return refuse("sheet.too_many_columns");
    for (std::size_t column = 0; column < cells.size(); ++column) {
        state.write_cell(static_cast<lxw_col_t>(column), cells[column]);
    }
    ++state.row;
    return Done{};
}

void XlsxWriter::finish() {
    State& state = *state_;
    INVARIANT(state.workbook != nullptr, "finished twice");
    const lxw_error code = workbook_close(state.workbook);
    state.workbook = nullptr;
    if (code != LXW_NO_ERROR) {
        std::remove(state.path.c_str());
        fail(code);
    }
}

std::int64_t XlsxWriter::shortened_count() const { return state_->shortened_count; }

}  // namespace zhuli::sheet
