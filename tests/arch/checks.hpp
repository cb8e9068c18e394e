#pragma once
// The house rules as pure functions over (path, text). Each yields the violations it finds; the
// allow list is applied by the test, not here. None of them reads a file.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "arch/source_text.hpp"

namespace zhuli::arch {

using Violations = std::vector<Violation>;

// ---- direction of dependence -------------------------------------------------------------------
Violations check_layers(const SourceFile& file);            // core <- machines <- features <- cli
Violations check_order_in_feature(const SourceFile& file);  // model <- rules <- store <- use_cases
Violations check_purity(const SourceFile& file);            // core, model, rules: no I/O, no clock
Violations check_concurrency(const SourceFile& file);       // threads by folder, coroutines nowhere

// The names in `depends` of each src/features/NAME/feature.cpp.
using Depends = std::map<std::string, std::set<std::string>>;
Depends depends_of(const std::vector<SourceFile>& files);
Violations check_depends(const SourceFile& file, const Depends& depends);
Violations check_no_cycle(const Depends& depends);

// ---- databases ---------------------------------------------------------------------------------
Violations check_drivers(const SourceFile& file);  // driver headers only in their folders
Violations check_sql_place(const SourceFile& file);
// Writes in a store file; each needs a line in the allow list, for `save` is the one save path.
Violations check_writes(const SourceFile& file);

// ---- style -------------------------------------------------------------------------------------
Violations check_sizes(const SourceFile& file);
Violations check_names(const SourceFile& file);
Violations check_header_opens_with_purpose(const SourceFile& file);
Violations check_no_leftovers(const SourceFile& file);

// Every check above that needs one file only.
Violations check_file(const SourceFile& file);

// ---- allow list --------------------------------------------------------------------------------
// Lines `rule path [detail] # reason`; a reason is required.
struct Allowed {
    std::string rule;
    std::string path;
    std::string detail;
    bool used = false;
};
std::vector<Allowed> parse_allowed(std::string_view text);
bool is_allowed(const Violation& violation, std::vector<Allowed>& allowed);

}  // namespace zhuli::arch
