#include "storage/tx.hpp"

namespace zhuli::storage {

std::vector<Cell> Tx::with_org(std::span<const Cell> arguments) const {
    INVARIANT(org_.v != 0, "a tenant statement needs an organisation");
    std::vector<Cell> all;
    all.reserve(arguments.size() + 1);
    all.push_back(Cell::of(org_.v));
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
}

std::int64_t Tx::run(const Sql& sql, std::span<const Cell> arguments, const RowSink& sink) {
    const auto text = sql.in(dialect());
    if (sql.reach == Reach::reference) return run_bound(text, arguments, sink);
    return run_bound(text, with_org(arguments), sink);
}

std::int64_t Tx::run_text(std::string_view text, std::span<const Cell> arguments,
                          const RowSink& sink) {
    return run_bound(text, with_org(arguments), sink);
}

void Tx::push_cells(const Sql& sql, std::span<const Cell> arguments) {
    const auto text = sql.in(dialect());
    if (sql.reach == Reach::reference)
        push_bound(text, arguments);
    else
        push_bound(text, with_org(arguments));
}

void Tx::push_late_cells(const Sql& sql, std::span<const Cell> arguments) {
    Late late{sql.in(dialect()), {}};
    if (sql.reach == Reach::tenant) late.cells.push_back(Cell::of(org_.v));
    for (const Cell& cell : arguments) {
        const bool borrowed = !cell.owned && !cell.is_null() && !cell.borrowed.empty();
        late.cells.push_back(borrowed ? Cell::made(std::string(cell.borrowed), cell.type) : cell);
    }
    late_.push_back(std::move(late));
}

namespace {

Layout layout_of(const RowView& row, Fields fields) {
    Layout layout{fields.data(), {}};
    std::size_t guess = 0;  // columns usually come in field order
    for (int i = 0; i < row.columns(); ++i, ++guess) {
        const auto name = row.column_name(i);
        const Field* field = guess < fields.size() && fields[guess].name == name
                                 ? &fields[guess]
                                 : find_field(fields, name);
        INVARIANT(field != nullptr, "no field for column " + std::string(name));
        guess = static_cast<std::size_t>(field - fields.data());
        layout.columns.push_back(field);
    }
    return layout;
}

}  // namespace

void Tx::load_row(const RowView& row, Fields fields, void* object) {
    Layout& layout = row.layout();
    if (layout.fields != fields.data()) layout = layout_of(row, fields);
    int i = 0;
    for (const Field* field : layout.columns) field->type->load(row.cell(i++), field->at(object));
}

}  // namespace zhuli::storage
