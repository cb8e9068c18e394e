// The sets the duplicate matcher is measured on: real lists from shared/data with who is who, and
// Chinese company names with the variants people type. A set says which column is of which kind
// and nothing else: no threshold, no weight, nothing a matcher could be tuned by.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/match/find.hpp"

namespace zhuli::bench {

using RowPair = std::pair<match::RowNo, match::RowNo>;  // first < second

enum class Truth {
    id_column,  // rows with the same id are one thing
    id_stem,    // the same up to the second hyphen: rec-12-org, rec-12-dup-0
    file,       // a list of pairs of ids
};

struct DedupSource {
    std::string name;
    std::vector<std::string> files;  // two lists that hold nothing twice, or one that does
    char delimiter = ',';
    match::Schema fields;  // by the name of their column, or by what it ends with after '#'
    std::string id;
    Truth truth = Truth::id_column;
    std::string truth_file;
    double floor_f1 = 0, floor_automatic = 0, floor_recall = 0;  // 0: printed without a floor
};

struct DedupSet {
    DedupSource source;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint8_t> list_of;  // 0 or 1, per row
    std::set<RowPair> truth;
    std::string note;

    bool two_lists() const { return source.files.size() == 2; }
};

/// The sets of shared/data.
std::vector<DedupSource> dedup_sources();
/// Throws when a file or a column is not there.
DedupSet read_set(const std::string& folder, const DedupSource& source);
/// The reference of the two restaurant lists lacks pairs of equal phone and equal name, or names
/// that the one list holds as one restaurant: a set with those added, and how many in its note.
DedupSet completed_restaurants(const DedupSet& two_lists, const DedupSet& one_list);

/// Companies made of real short names: many that match nobody, some again in another spelling.
DedupSet chinese_names(const std::string& folder);

}  // namespace zhuli::bench
