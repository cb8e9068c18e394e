// Every list that can be had as a file: where, who may, and what its rows show. A line of the table
// is the whole of it: address, title, permission and the command line's kind follow from it. Most
// files show members of the list's rows, labelled by the schema and written as their types say;
// where a row needs thought of its own, the line names who writes it (rows.hpp).
#pragma once

#include "core/codec.hpp"
#include "features/exports/rows.hpp"
#include "http/route.hpp"

namespace zhuli::exports {

struct Columns {
    std::string_view entity;  // whose labels and words of options these are
    std::span<const std::string_view> members;
};

struct ListFile {
    Kind kind;
    std::string_view path;  // "/tickets/export"
    std::string_view permission;
    std::string_view summary;
    Columns columns;  // none: `write` knows its own
    /// Whether the list understands what it is asked: q, sort, filters.
    Result<> (*check)(const RawInput& asked);
    Result<> (*write)(Tx&, const Ctx&, const RawInput& asked, const Columns&, RowWriter&);
};

const ListFile& list_file(Kind kind);
/// An address for each list.
std::span<const http::Route> list_routes();

}  // namespace zhuli::exports
