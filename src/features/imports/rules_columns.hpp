// Which column of a file means what: by the names people give their columns in Chinese and English,
// or as told. Decides names only and never looks at what stands below them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "features/imports/model.hpp"

namespace zhuli::imports {

struct Column {
    std::string_view name;  // ours; of customers and products the name of the field
    bool required = false;
    std::string_view known_as;  // names of the world, folded, between '|'
};

std::span<const Column> columns_of(ImportKind kind);

/// The columns of orders, in the order of columns_of().
enum class OrderColumn : std::uint8_t {
    number,
    product_code,
    product_name,
    quantity,
    placed_at,
    unit_price,
    customer_code,
    customer_name,
    region
};

/// "THEIRS" → "OURS", as given on the command line or in the mapping step. Without theirs: ours is
/// read from no column, whatever the names say.
struct MappedName {
    std::string theirs, ours;
};

/// Lower case, simplified, half width, no spaces or punctuation: "Customer ID" → "customerid".
std::string folded_header(std::string_view name);

/// For each of columns_of(kind): the index into the header, or −1.
struct Mapping {
    std::vector<int> at;
};

/// What the names alone say; −1 where nothing fits.
Mapping recognise_columns(ImportKind kind, std::span<const std::string> header);
/// Problems, all at once: imports.no_such_column (theirs), imports.no_such_field (ours),
/// imports.column_missing (a required column neither recognised nor mapped).
Result<Mapping> map_columns(ImportKind kind, std::span<const std::string> header,
                            std::span<const MappedName> told);

}  // namespace zhuli::imports
