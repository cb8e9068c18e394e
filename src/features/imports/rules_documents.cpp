#include "features/imports/rules_documents.hpp"

#include <algorithm>

namespace zhuli::imports {

namespace {

constexpr std::size_t kMaxDescriptions = 64;  // of one product; later ones count as the first

/// "13085.0" as spreadsheets write whole numbers.
std::string_view without_zero_part(std::string_view code) {
    if (!code.ends_with(".0") || code.size() < 3) return code;
    const auto whole = code.substr(0, code.size() - 2);
    return std::all_of(whole.begin(), whole.end(), is_ascii_digit) ? whole : code;
}

void refuse(std::vector<FieldProblem>& problems, std::string_view path, std::string_view code,
            std::string_view value) {
    constexpr std::size_t kShown = 40;
    problems.push_back(
        {std::string(path), std::string(code), {{"value", std::string(value.substr(0, kShown))}}});
}

template <std::size_t N>
void check_length(std::vector<FieldProblem>& problems, std::string_view path,
                  std::string_view text) {
    Reading reading;
    Text<N> out;
    reading.path = path;
    Value<Text<N>>::text(text, out, reading);
    for (auto& problem : reading.problems) problems.push_back(std::move(problem));
}

void refuse_too_long(std::vector<FieldProblem>& problems) {
    problems.push_back(
        {"number", "imports.document_too_long", {{"max", std::to_string(kMaxDocumentLines)}}});
}

bool leaves_range(Money amount) { return amount.v < Money::kMin || amount.v > Money::kMax; }

}  // namespace

std::string SoldProduct::name() const {
    const auto best =
        std::max_element(descriptions.begin(), descriptions.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == descriptions.end() ? code : best->first;
}

std::string_view Documents::as_written(OrderColumn column,
                                       std::span<const std::string_view> cells) const {
    const int at = mapping_.at[static_cast<std::size_t>(column)];
    if (at < 0 || static_cast<std::size_t>(at) >= cells.size()) return {};
    return cells[static_cast<std::size_t>(at)];
}

std::string_view Documents::cell(OrderColumn column,
                                 std::span<const std::string_view> cells) const {
    return trimmed(as_written(column, cells));
}

Document& Documents::document_of(std::string_view number, std::int64_t row_no) {
    const auto [at, is_new] = document_at_.try_emplace(std::string(number), documents_.size());
    if (is_new) {
        documents_.emplace_back().number = number;
        documents_.back().first_row = row_no;
    }
    return documents_[at->second];
}

std::uint32_t Documents::product_of(std::string_view code) {
    const auto [at, is_new] =
        product_at_.try_emplace(std::string(code), static_cast<std::uint32_t>(products_.size()));
    if (is_new) products_.emplace_back().code = code;
    return at->second;
}

std::vector<FieldProblem> Documents::add(std::int64_t row_no,
                                         std::span<const std::string_view> cells) {
    std::vector<FieldProblem> problems;
    const auto number = cell(OrderColumn::number, cells);
    const auto code = as_written(OrderColumn::product_code, cells);
    const auto quantity = parse_whole(cell(OrderColumn::quantity, cells));
    const auto price = parse_price(cell(OrderColumn::unit_price, cells));
    const auto placed = parse_local_time(cell(OrderColumn::placed_at, cells));
    if (number.empty()) refuse(problems, "number", "field.required", "");
    if (trimmed(code).empty()) refuse(problems, "product_code", "field.required", "");
    check_length<60>(problems, "number", number);
    check_length<40>(problems, "product_code", code);
    check_length<60>(problems, "customer_code", cell(OrderColumn::customer_code, cells));
    check_length<120>(problems, "customer_name", cell(OrderColumn::customer_name, cells));
    check_length<60>(problems, "region", cell(OrderColumn::region, cells));
    check_length<120>(problems, "product_name", cell(OrderColumn::product_name, cells));
    if (!quantity || *quantity < Quantity::kMin || *quantity > Quantity::kMax)
        refuse(problems, "quantity", "imports.not_a_quantity", cell(OrderColumn::quantity, cells));
    if (!price || price->v < UnitPrice::kMin || price->v > UnitPrice::kMax)
        refuse(problems, "unit_price", "imports.not_a_price", cell(OrderColumn::unit_price, cells));
    if (!placed)
        refuse(problems, "placed_at", "imports.not_a_date", cell(OrderColumn::placed_at, cells));
    const auto amount = quantity && price ? line_amount({*quantity}, *price) : std::nullopt;
    if (quantity && price && !amount)
        refuse(problems, "unit_price", "imports.amount_too_large",
               cell(OrderColumn::unit_price, cells));
    if (number.empty()) return problems;
    Document& document = document_of(number, row_no);
    if (document.lines.size() == kMaxDocumentLines) {
        if (!document.broken) refuse_too_long(problems);
    } else if (problems.empty()) {
        if (leaves_range(document.amount_minor + *amount))
            refuse(problems, "unit_price", "imports.amount_too_large", "");
        else
            add_line(document, {row_no, {*quantity}, *price, *amount, *placed}, cells);
    }
    document.broken |= !problems.empty();
    return problems;
}

void Documents::add_line(Document& document, const Line& line,
                         std::span<const std::string_view> cells) {
    const auto at = [](const LocalTime& time) { return std::pair(time.day, time.minute); };
    if (document.lines.empty() || at(line.placed) < at(document.placed))
        document.placed = line.placed;
    if (document.lines.empty()) {
        document.customer_code = without_zero_part(cell(OrderColumn::customer_code, cells));
        document.customer_name = cell(OrderColumn::customer_name, cells);
        document.region = cell(OrderColumn::region, cells);
    }
    const std::uint32_t product = product_of(as_written(OrderColumn::product_code, cells));
    SoldProduct& sold = products_[product];
    if (line.price.v > 0 && line.quantity.v > 0) sold.last_price_e4 = line.price;
    const auto description = cell(OrderColumn::product_name, cells);
    std::uint32_t called = 0;
    auto& names = sold.descriptions;
    if (!description.empty()) {
        while (called < names.size() && names[called].first != description) ++called;
        if (called == names.size() && called < kMaxDescriptions) names.emplace_back(description, 0);
        called %= static_cast<std::uint32_t>(names.size());
        ++names[called].second;
    }
    document.amount_minor += line.amount;
    document.lines.push_back(
        {line.row_no, product, called, line.quantity, line.price, line.amount});
}

orders::OrderKind kind_of(const Document& document) {
    const std::string& number = document.number;
    const bool lettered = number.size() > 1 && is_ascii_digit(number[1]);
    if (lettered && number[0] == 'C') return orders::OrderKind::return_;
    if (lettered && number[0] == 'A') return orders::OrderKind::adjustment;
    const bool only_adjusts = std::all_of(
        document.lines.begin(), document.lines.end(),
        [](const DocumentLine& line) { return line.quantity.v < 0 || line.unit_price_e4.v < 0; });
    return only_adjusts ? orders::OrderKind::adjustment : orders::OrderKind::sale;
}

}  // namespace zhuli::imports
