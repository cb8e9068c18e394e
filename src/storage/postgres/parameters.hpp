// Cells to PostgreSQL's text parameters and result columns back to cells. The types of the
// parameters are inferred by the server; a type outside the common ground is refused loudly.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "storage/tx.hpp"

namespace zhuli::storage::postgres {

class Parameters {
 public:
    explicit Parameters(std::span<const Cell> cells);
    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }

 private:
    std::vector<std::string> texts_;
    std::vector<const char*> values_;
};

class Row final : public RowView {
 public:
    Row(const PGresult* result, int row, Layout& layout)
        : result_(result), row_(row), layout_(layout) {}
    Layout& layout() const override { return layout_; }
    int columns() const override { return PQnfields(result_); }
    std::string_view column_name(int i) const override { return PQfname(result_, i); }
    Cell cell(int i) const override;

 private:
    const PGresult* result_;
    int row_;
    Layout& layout_;
};

}  // namespace zhuli::storage::postgres
