// A logical copy of a whole database in a format of our own, the same from either engine and into
// either: what PostgreSQL is backed up to, and how a database moves from one engine to the other.
//
//   zhuli-dump 1
//   migration <tab> capability <tab> number          every one that was applied
//   table <tab> name <tab> column:kind …             kind: i integer, r real, t text, b bytes
//   one line per row, cells between tabs; \N is null, \\ \t \n \r are escaped, bytes are hex
//   end <tab> name <tab> rows
//   done
//
// It is one snapshot, taken while serving. A file without its last line is no backup.
#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "storage/migrations.hpp"

namespace zhuli::storage {

inline constexpr std::string_view kDumpHead = "zhuli-dump 1";

using RowCounts = std::map<std::string, std::int64_t>;

RowCounts dump(Database& db, std::ostream& out);
/// To a new file that gets its name once it is whole and on the disk.
RowCounts dump_to_file(Database& db, const std::string& file);

/// Into a database without tables: first the schema of the dump, then its rows, then what this
/// product has newer. Throws StorageError for a database that is not empty, a dump of a newer
/// product, and a file that is cut or not a dump; then the database is to be dropped.
RowCounts load_dump(std::istream& in, Database& db, std::span<const Migration> migrations);

/// Rows of every table, for comparing copies.
RowCounts count_rows(Database& db);

}  // namespace zhuli::storage
