// A file understood: the batch it would make, its items and everything wrong with it. Reading a
// plan touches no database; it is the same for a dry run, the command line and the browser.
#pragma once

#include "features/imports/rules_columns.hpp"
#include "sheet/reader.hpp"

namespace zhuli::imports {

struct Request {
    ImportKind kind = ImportKind::orders;
    std::string source = "import";
    std::string file_name;
    std::vector<MappedName> map;
};

struct Plan {
    ImportBatch batch;  // without id and state
    std::vector<std::string> header;
    std::vector<ImportItem> items;
    std::vector<ImportIssue> issues;
};

/// Refuses what sheet and map_columns() refuse; broken rows become issues.
Result<Plan> read_plan(sheet::Reader& reader, const Request& request);

}  // namespace zhuli::imports
