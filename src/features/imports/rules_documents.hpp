// From rows of an order file to documents: one row is one line, rows with the same number are one
// document, wherever they stand. A number C… is a return, A… an adjustment; a document that only
// takes back without being a return is an adjustment as well. A document with a broken row is left
// out whole. Product codes are taken as written, case and spaces included: two spellings are two
// products until somebody decides otherwise. Holds the whole file's lines, about 90 bytes each.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/value/date.hpp"
#include "core/value/money.hpp"
#include "features/imports/rules_cells.hpp"
#include "features/imports/rules_columns.hpp"
#include "features/orders/model_inputs.hpp"

namespace zhuli::imports {

inline constexpr std::int64_t kMaxLines = 5'000'000;
inline constexpr std::size_t kMaxDocumentLines = 5000;  // one document is one unit

struct DocumentLine {
    std::int64_t row_no = 0;
    std::uint32_t product = 0;      // into Documents::products
    std::uint32_t description = 0;  // into the product's descriptions
    Quantity quantity;
    UnitPrice unit_price_e4;
    Money amount_minor;
};

struct Document {
    std::string number;
    std::string customer_code, customer_name, region;
    LocalTime placed;
    std::int64_t first_row = 0;
    bool broken = false;
    Money amount_minor;  // of its lines
    std::vector<DocumentLine> lines;
};

struct SoldProduct {
    std::string code;
    std::vector<std::pair<std::string, std::int64_t>> descriptions;  // with how often
    UnitPrice last_price_e4;
    /// What it is called most often; the code if nowhere named.
    std::string name() const;
};

class Documents {
 public:
    explicit Documents(Mapping mapping) : mapping_(std::move(mapping)) {}

    /// One row; every problem of it.
    std::vector<FieldProblem> add(std::int64_t row_no, std::span<const std::string_view> cells);

    const std::vector<Document>& all() const { return documents_; }
    const std::vector<SoldProduct>& products() const { return products_; }

 private:
    std::string_view as_written(OrderColumn column, std::span<const std::string_view> cells) const;
    std::string_view cell(OrderColumn column, std::span<const std::string_view> cells) const;
    Document& document_of(std::string_view number, std::int64_t row_no);
    struct Line {
        std::int64_t row_no = 0;
        Quantity quantity;
        UnitPrice price;
        Money amount;
        LocalTime placed;
    };
    void add_line(Document& document, const Line& line, std::span<const std::string_view> cells);
    std::uint32_t product_of(std::string_view code);

    Mapping mapping_;
    std::vector<Document> documents_;
    std::unordered_map<std::string, std::size_t> document_at_;
    std::vector<SoldProduct> products_;
    std::unordered_map<std::string, std::uint32_t> product_at_;
};

orders::OrderKind kind_of(const Document& document);

}  // namespace zhuli::imports
