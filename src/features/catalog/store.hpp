// The catalog's own statements and tables. Rows are written by storage/save.
#pragma once

#include <span>

#include "features/catalog/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::catalog {

using storage::Check;
using storage::Tx;

std::optional<Id> id_by_code(Tx& tx, std::string_view code);
std::optional<Id> id_by_barcode(Tx& tx, std::string_view barcode);
std::optional<Id> line_id_by_code(Tx& tx, std::string_view code);
std::optional<Id> line_id_by_name(Tx& tx, std::string_view name);
/// The products among `ids` that exist, ordered by id; one statement.
std::vector<Product> products_in(Tx& tx, std::span<const Id> ids);

std::span<const storage::Sql* const> statements();
std::span<const Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::catalog
