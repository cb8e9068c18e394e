// A file understood: the batch it would make, its items and everything wrong with it. Reading a
// plan touches no database, except to ask who is meant by the name of an owner; it is the same for
// a dry run, the command line and the browser. Holds the whole file, order lines about 50 bytes
// each and records as JSON text.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <memory>

#include "features/imports/rules_documents.hpp"
#include "sheet/reader.hpp"

namespace zhuli::imports {

/// Who is meant by a name in a column of owners, or why nobody is.
using FindOwner = std::function<Result<Id>(const std::string& name)>;

inline constexpr std::int64_t kMaxRecords = 500'000;  // customers or products of one file

struct Request {
    ImportKind kind = ImportKind::orders;
    std::string source = "import";
    std::string file_name;
    std::string content_hash;  // of file_hash()
    sheet::Options options;
    std::vector<MappedName> map;
    FindOwner find_owner;  // none: a file that names owners is refused row by row
};

struct Plan {
    ImportBatch batch;  // without id and state
    Mapping mapping;
    std::vector<std::string> header;
    std::vector<ImportItem> items;  // without the content of documents: see whole()
    std::vector<ImportIssue> issues;

    /// The item with its content.
    ImportItem whole(std::size_t index) const;

    std::shared_ptr<const Documents> documents;  // of orders
    std::size_t first_document = 0;              // index of the first item that is one
    std::vector<std::uint32_t> document_at;      // from there on, into documents
};

/// Refuses what sheet and map_columns() refuse and imports.too_many_rows; broken rows become
/// issues.
Result<Plan> read_plan(sheet::Reader& reader, const Request& request);

/// The row an item was read from, as far as its columns are mapped: a JSON array.
std::string cells_of(const Mapping& mapping, ImportKind kind, std::size_t columns,
                     const boost::json::object& content);

std::string params_json(const Params& params);
Params params_of(std::string_view json);

}  // namespace zhuli::imports
