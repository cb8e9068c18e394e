#include "features/catalog/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::catalog {

namespace {

using storage::Sql;

constexpr Sql kIdByCode{"catalog.id_by_code",
                        "SELECT id FROM product WHERE org_id = $1 AND code = $2"};

constexpr Sql kIdByBarcode{"catalog.id_by_barcode",
                           "SELECT id FROM product WHERE org_id = $1 AND barcode = $2"
                           " AND barcode <> '' LIMIT 1"};

constexpr Sql kLineIdByCode{"catalog.line_id_by_code",
                            "SELECT id FROM product_line WHERE org_id = $1 AND code = $2"};

constexpr Sql kLineIdByName{
    "catalog.line_id_by_name",
    "SELECT id FROM product_line WHERE org_id = $1 AND name = $2 ORDER BY id LIMIT 1"};

#define PRODUCT_COLUMNS                                                                          \
    "id, version, code, name, line_id, unit, barcode, list_price_e4, floor_price_e4, cost_e4,"   \
    " on_shelf, safety_stock, spec, material, parameters, substitutes, external_no, created_at," \
    " updated_at, substitute_claims"
constexpr Sql kProductsIn{
    "catalog.products_in",
    "SELECT " PRODUCT_COLUMNS
    " FROM product WHERE org_id = $1"
    " AND id IN (SELECT value FROM json_each($2)) ORDER BY id",
    "SELECT " PRODUCT_COLUMNS
    " FROM product WHERE org_id = $1 AND id IN"
    " (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json))) ORDER BY id"};
#undef PRODUCT_COLUMNS

constexpr Check kChecks[] = {
    {"catalog: every product's line exists",
     {"catalog.check_line",
      "SELECT p.code FROM product p LEFT JOIN product_line l"
      " ON l.org_id = p.org_id AND l.id = p.line_id"
      " WHERE p.org_id = $1 AND p.line_id <> 0 AND l.id IS NULL"}},
};

constexpr const Sql* kStatements[] = {&kIdByCode,     &kIdByBarcode, &kLineIdByCode,
                                      &kLineIdByName, &kProductsIn,  &kChecks[0].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::optional<Id> id_by_code(Tx& tx, std::string_view code) {
    return tx.scalar<Id>(kIdByCode, code);
}

std::optional<Id> id_by_barcode(Tx& tx, std::string_view barcode) {
    return tx.scalar<Id>(kIdByBarcode, barcode);
}

std::optional<Id> line_id_by_code(Tx& tx, std::string_view code) {
    return tx.scalar<Id>(kLineIdByCode, code);
}

std::optional<Id> line_id_by_name(Tx& tx, std::string_view name) {
    return tx.scalar<Id>(kLineIdByName, name);
}

std::vector<Product> products_in(Tx& tx, std::span<const Id> ids) {
    return tx.all<Product>(kProductsIn, storage::id_set(ids));
}

}  // namespace zhuli::catalog
